import BuiltIn
import Diagnostics
import Foundation
import Knowledge
import Site

/// A help centre as it is on the disk now, read and verified again as far as it changed.
struct LiveContent {
  let content: String
  let output: String
  let templates: String?

  private var contentReadings: [String: ContentFolder.Reading] = [:]
  private var templateReadings: [String: ContentFolder.Reading] = [:]
  private var memory = HelpCentreMemory()
  private var library: (key: LibraryKey, checked: Checked<TemplateLibrary?>)?

  private struct LibraryKey: Equatable {
    let texts: [String: String]
    let files: [String: [UInt8]]
    let words: Set<String>
  }

  init(content: String, output: String, templates: String?) {
    self.content = content
    self.output = output
    self.templates = templates
  }

  /// What is there now.
  struct Look: Sendable {
    let workspace: Workspace
    let design: SourceTree
    let library: TemplateLibrary?
    let findings: [Finding]

    func file(atPath path: String) -> SourceFile? {
      workspace.file(atPath: path) ?? design.file(atPath: path)
    }
  }

  /// - Parameter weighs: Whether to compute what hangs on assumptions, too.
  mutating func look(weighs: Bool) async throws -> Look {
    let folder = ContentFolder(path: content)
    let tree =
      folder.isFolder
      ? try folder.read(remembering: &contentReadings)
      : SourceTree(root: folder.root, texts: [:], findings: [.missingFolder(folder.root)])
    let recordPath = "\(output)/knowledge.json"
    let workspace = try await Workspace.open(
      tree, recordPath: recordPath, Workspace.readRecord(recordPath), weighs: weighs,
      showsPlaces: true, remembering: &memory)
    let design = try TemplatesFolder(named: templates).read(remembering: &templateReadings)
    let centre = workspace.loaded.value
    let checked = library(design, words: Set(centre.phrases.furniture.keys))
    let ofTemplates = centre.broken.lacksWords ? design.findings : checked.findings
    return Look(
      workspace: workspace, design: design, library: checked.value,
      findings: (workspace.findings + ofTemplates).report())
  }

  private mutating func library(
    _ design: SourceTree, words: Set<String>
  ) -> Checked<TemplateLibrary?> {
    let names = design.names(below: "", ending: "")
    let files = design.attachmentNames(below: "")
    let key = LibraryKey(
      texts: Dictionary(
        names.map { ($0, design[$0]?.text ?? "") }, uniquingKeysWith: { first, _ in first }),
      files: Dictionary(
        files.map { ($0, design.attachment($0) ?? []) }, uniquingKeysWith: { first, _ in first }),
      words: words)
    if let library, library.key == key { return library.checked }
    let checked = TemplateLibrary.load(design, words: words)
    library = (key, checked)
    return checked
  }
}

extension Finding {
  fileprivate static func missingFolder(_ path: String) -> Finding {
    Finding(
      .missingFile, at: Location(file: path), "the folder is not there any more",
      hint: "put it back, or stop with control-C")
  }
}
