import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes files as Swift source, for the plugin `EmbedBuiltIn`:
///
///     embed OUTPUT.swift NAME --folder FOLDER [PATH=FILE…]
///     embed OUTPUT.swift NAME --file FILE COMMAND ARGUMENT…
///
/// The first declares `NAME: [(path: String, text: String)]`, the texts below a folder, sorted by their
/// paths, and further files under paths of their own. The second runs a command that makes a file and declares `NAME: String`, whose scalars are
/// the file's bytes. Both are members of `Contents`. They are string literals, because the compiler is
/// slow at long array literals.
@main struct Embed {
  static func main() {
    do {
      var arguments = CommandLine.arguments.dropFirst()
      guard let output = arguments.popFirst(), let name = arguments.popFirst(),
        let kind = arguments.popFirst(), let path = arguments.popFirst()
      else { throw EmbeddingError("usage: embed OUTPUT NAME --folder|--file PATH [COMMAND…]") }
      let declaration: String
      switch kind {
      case "--folder": declaration = try texts(below: path, and: arguments, named: name)
      case "--file":
        try run(Array(arguments))
        declaration = try bytes(of: path, named: name)
      default: throw EmbeddingError("'\(kind)' is no kind")
      }
      let source = "extension Contents {\n  static let \(declaration)\n}\n"
      try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      let message = "error: \(error)\n"
      write(STDERR_FILENO, message, message.utf8.count)
      exit(1)
    }
  }

  private static func run(_ command: [String]) throws {
    guard let tool = command.first else { throw EmbeddingError("a command is missing") }
    let process = ChildProcess(
      tool, Array(command.dropFirst()), environment: ProcessInfo.processInfo.environment,
      output: STDOUT_FILENO, errors: STDERR_FILENO)
    guard process?.wait() == 0 else { throw EmbeddingError("\(tool) failed") }
  }

  private static func bytes(of path: String, named name: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return "\(name) = \(literal(data.map { Unicode.Scalar($0) }))"
  }

  private static func texts(
    below folder: String, and others: some Sequence<String>, named name: String
  ) throws -> String {
    // Hidden files and those that an editor keeps beside a file are no part of a folder.
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter {
      path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") } && !path.hasSuffix("~")
    }
    var files = paths.map { (path: $0, file: "\(folder)/\($0)") }.filter { _, file in
      var status = stat()
      return stat(file, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
    files += others.compactMap { other in
      other.firstIndex(of: "=").map {
        (path: String(other[..<$0]), file: String(other[other.index(after: $0)...]))
      }
    }
    let entries = try files.map { path, file in
      guard
        let contents = String(
          validating: try Data(contentsOf: URL(fileURLWithPath: file)),
          as: UTF8.self)
      else { throw EmbeddingError("'\(file)' is not valid UTF-8") }
      return "    (\(literal(path.unicodeScalars)), \(literal(contents.unicodeScalars))),\n"
    }
    return "\(name): [(path: String, text: String)] = [\n\(entries.joined())  ]"
  }

  /// A literal of one line; what could end or change it is escaped.
  private static func literal(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = "\""
    for scalar in scalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\"", "\\": text += "\\\(scalar)"
      case " "..."~": text.unicodeScalars.append(scalar)
      default: text += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return text + "\""
  }
}

struct EmbeddingError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
