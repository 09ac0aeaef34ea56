import Answers
import ArgumentParser
import Diagnostics
import Profiles
import Shapes
import Traces

/// Where the content is.
struct ContentOption: ParsableArguments {
  @Option(
    name: .customLong("content"),
    help: ArgumentHelp("The folder of the content.", valueName: "dir"), completion: .directory)
  var folder = "Content"

  func validate() throws { try checkIsNamed(folder, by: "--content") }

  /// Reads the content, but not the files of some of its folders.
  func read(without folders: String...) throws -> SourceTree {
    try ContentFolder(path: folder).read { name in !folders.contains { name.hasPrefix($0) } }
  }
}

/// An empty name would mean the root of the file system.
private func checkIsNamed(_ folder: String, by option: String) throws {
  if folder.isEmpty { throw ValidationError("\(option) names no folder: its value is empty") }
}

enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

/// The case of an enumeration that has this word.
func keyword<Choice: Keyword>(_ text: String) throws -> Choice {
  if let choice = Choice.allCases.first(where: { $0.keyword == text }) { return choice }
  let known = Choice.allCases.map(\.keyword).joined(separator: ", ")
  throw ValidationError("'\(text)' is none of: \(known)")
}

/// Where the site's own templates are.
struct TemplatesOption: ParsableArguments {
  @Option(
    name: .customLong("templates"),
    help: ArgumentHelp(
      "The folder of templates that replace the built-in ones, file by file. "
        + "(default: Templates, if there is one)",
      valueName: "dir"), completion: .directory)
  var folder: String?

  func validate() throws {
    if let folder { try checkIsNamed(folder, by: "--templates") }
  }
}

/// Where the site and the record of behaviour are.
struct OutputOption: ParsableArguments {
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The folder of 'site' and 'knowledge.json'.", valueName: "dir"),
    completion: .directory)
  var folder = "Output"

  func validate() throws {
    try checkIsNamed(folder, by: "--output")
    if ResolvedPath(folder).isRoot {
      throw ValidationError("--output cannot be the root of the file system: '\(folder)'")
    }
  }

  /// Ends the command if what it writes would be read as content or as templates.
  func checkIsApart(from folders: [String?]) throws {
    let output = ResolvedPath(folder)
    for folder in folders.compactMap(\.self) where output.isRead(below: ResolvedPath(folder)) {
      throw UsageError(
        "--output '\(self.folder)' is inside '\(folder)', where it would be read",
        hint: "name a folder beside it")
    }
  }
}

struct StrictFlag: ParsableArguments {
  @Flag(name: .customLong("strict"), help: "Take warnings for errors.")
  var isStrict = false
}

/// A mapping that somebody brings along.
struct OwnMappingOption: ParsableArguments {
  @Option(
    name: .customLong("mapping"),
    help: ArgumentHelp(
      "A mapping of your own: what your identity system exports, or a file of 'driftless import'. "
        + "Of Okta the app user schema too, with a second --mapping.",
      valueName: "file"), completion: .file(extensions: ["json", "yaml"]))
  var paths: [String] = []

  /// Reads it.
  ///
  /// - Parameters:
  ///   - id: The identity system that it is for; by default the one that it comes from.
  ///   - findings: What is wrong with it, and what could not be carried over.
  ///   - files: The files that were read, to show findings in them.
  /// - Returns: `nil` if there is none, or with findings if it cannot be used.
  func read(
    for id: String?, content: SourceTree, _ findings: inout [Finding], _ files: inout [SourceFile]
  ) throws -> IdentitySystem? {
    guard !paths.isEmpty else { return nil }
    files = try paths.compactMap { try InputFile.read($0, &findings) }
    guard !findings.hasErrors else { return nil }
    let loaded = MappingFile.load(files, for: id, content: content)
    findings += loaded.findings + (loaded.value?.remarks ?? [])
    return loaded.value?.identitySystem
  }

  /// What `lookup` answers about: the content's identity systems, or the one with this mapping.
  ///
  /// Shows all findings, and ends the command if anything is wrong.
  func content(
    of loaded: Checked<LookupContent>, for id: String?, in tree: SourceTree
  ) throws -> LookupContent {
    var findings = loaded.findings
    var files: [SourceFile] = []
    let system = try read(for: id, content: tree, &findings, &files)
    try Terminal.report(findings) { [files] path in
      files.first { $0.path == path } ?? tree.file(atPath: path)
    }
    return system.map(loaded.value.about) ?? loaded.value
  }
}
