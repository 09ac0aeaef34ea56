import Answers
import ArgumentParser
import Diagnostics
import Profiles
import Shapes
import Traces

/// The folder of the content.
struct ContentOption: ParsableArguments {
  @Option(
    name: .customLong("content"),
    help: ArgumentHelp("The folder of the content.", valueName: "dir"), completion: .directory)
  var folder = "Content"

  func validate() throws { try checkIsNamed(folder, by: "--content") }

  /// Reads the content without the files of some of its folders.
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

/// Returns the case of an enumeration that has this keyword.
func keyword<Choice: Keyword>(_ text: String) throws -> Choice {
  if let choice = Choice.allCases.first(where: { $0.keyword == text }) { return choice }
  let known = Choice.allCases.map(\.keyword).joined(separator: ", ")
  throw ValidationError("'\(text)' is none of: \(known)")
}

/// The folder of the site's own templates.
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

/// The folder of the site and of the record of behaviour.
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

  /// Ends the command if its output would be read as content or as templates.
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

/// A mapping that the user supplies.
struct OwnMappingOption: ParsableArguments {
  @Option(
    name: .customLong("mapping"),
    help: ArgumentHelp(
      "A mapping of your own: what your identity system exports, or a file of 'driftless import'. "
        + "Of Okta the app user schema too, with a second --mapping.",
      valueName: "file"), completion: .file(extensions: ["json", "yaml"]))
  var paths: [String] = []

  /// Reads the mapping.
  ///
  /// - Parameters:
  ///   - id: The identity system that it is for; by default the one that it comes from.
  ///   - findings: Receives what is wrong with it and what could not be carried over.
  ///   - files: Receives the files that were read, to show findings in them.
  /// - Returns: `nil` if there is no mapping, or if it cannot be used, which is a finding.
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

  /// Returns what `lookup` answers about: the content's identity systems, or the one with this mapping.
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
