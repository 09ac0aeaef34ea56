import Diagnostics
import Foundation

/// Reads a folder of texts. Nothing outside the folder is read: symbolic links are refused.
struct ContentFolder {
  /// A content file may have this many bytes.
  static let fileBytesMax = 4 * 1_024 * 1_024
  /// The endings of texts; other files are pictures and the like, whose bytes are not looked at.
  private static let textEndings: Set<String> = [
    "md", "yaml", "yml", "mustache", "css", "js", "svg", "txt", "json", "xml", "html",
  ]

  let path: String
  /// The option that names the folder.
  var option = "--content"

  /// - Parameter wanted: Says for a path inside the folder whether the file is to be read.
  func read(where wanted: (String) -> Bool = { _ in true }) throws -> SourceTree {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw UsageError("there is no folder '\(path)'", hint: "name it with \(option) DIR") }
    var texts: [String: String] = [:]
    var attachments: [String: [UInt8]] = [:]
    var findings: [Finding] = []
    visit("", where: wanted, &texts, &attachments, &findings)
    return SourceTree(root: root, texts: texts, attachments: attachments, findings: findings)
  }

  /// The folder's path as findings show it.
  private var root: String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private func visit(
    _ folder: String, where wanted: (String) -> Bool, _ texts: inout [String: String],
    _ attachments: inout [String: [UInt8]], _ findings: inout [Finding]
  ) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
    } catch {
      findings.append(
        Finding(
          .unreadableFile, at: Location(file: "\(root)/\(folder)"), "the folder cannot be read"))
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let inside = folder + name
      if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
        // Lists of files, the site's own included, have one on each line.
        findings.append(
          Finding(
            .unsafePath, at: Location(file: "\(root)/\(Self.printable(inside))"),
            "the name holds a control character, such as a line end", hint: "rename it"))
        continue
      }
      switch kind(of: inside) {
      case .typeDirectory:
        visit(inside + "/", where: wanted, &texts, &attachments, &findings)
      case .typeRegular where wanted(inside):
        guard let data = data(of: inside, &findings) else { continue }
        if Self.isText(name) {
          let location = Location(file: "\(root)/\(inside)")
          texts[inside] = Self.text(data, at: location, &findings)
        } else {
          attachments[inside] = [UInt8](data)
        }
      case .typeSymbolicLink where wanted(inside):
        findings.append(
          Finding(
            .linkedFile, at: Location(file: "\(root)/\(inside)"), "symbolic links are not followed",
            hint: "put the file itself into the folder"))
      default: break
      }
    }
  }

  /// A name with a question mark for each control character.
  private static func printable(_ name: String) -> String {
    String(
      name.map { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? "?" : $0 })
  }

  private func kind(of file: String) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")
    return attributes?[.type] as? FileAttributeType
  }

  static func isText(_ name: String) -> Bool {
    name.split(separator: ".").last.map { textEndings.contains($0.lowercased()) } ?? false
  }

  private func data(of file: String, _ findings: inout [Finding]) -> Data? {
    let location = Location(file: "\(root)/\(file)")
    let handle = FileHandle(forReadingAtPath: "\(path)/\(file)")
    defer { try? handle?.close() }
    guard let handle, let data = try? handle.read(upToCount: Self.fileBytesMax + 1) ?? Data()
    else {
      findings.append(Finding(.unreadableFile, at: location, "the file cannot be read"))
      return nil
    }
    guard data.count <= Self.fileBytesMax else {
      findings.append(.tooLarge(location))
      return nil
    }
    return data
  }

  /// Decodes a file's bytes, or says where they cannot be a text.
  static func text(
    _ data: Data, at location: Location, bytesMax: Int = fileBytesMax, _ findings: inout [Finding]
  ) -> String? {
    guard data.count <= bytesMax else {
      findings.append(.tooLarge(location))
      return nil
    }
    // A byte order mark is not part of the text.
    let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let good = String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
      let before = SourceFile(path: location.file, text: String(good))
      findings.append(
        Finding(
          .invalidEncoding,
          at: Location(file: location.file, at: before.position(offset: before.text.utf8.count)),
          "the file is not valid UTF-8 here", hint: "save it as UTF-8"))
      return nil
    }
    if let control = text.unicodeScalars.first(where: isForbidden) {
      let good = String(text.unicodeScalars.prefix { $0 != control })
      let before = SourceFile(path: location.file, text: good)
      findings.append(
        Finding(
          .controlCharacter,
          at: Location(file: location.file, at: before.position(offset: good.utf8.count), count: 1),
          "there is a control character (U+\(String(control.value, radix: 16, uppercase: true))) here",
          hint: "remove it"))
      return nil
    }
    return text
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\n" && scalar != "\r" && scalar != "\t")
      || scalar.value == 0x7F
  }
}

extension Finding {
  fileprivate static func tooLarge(_ location: Location) -> Finding {
    Finding(
      .fileTooLarge, at: location,
      "the file has more than \(ContentFolder.fileBytesMax / 1_048_576) MiB", hint: "split it")
  }
}
