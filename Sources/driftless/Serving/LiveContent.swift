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
  private var memory: HelpCentreMemory
  private let runs = RunMemory.ofUser
  private var proved: [UInt8]
  private var library:
    (design: Contents, words: [String: String], checked: Checked<TemplateLibrary?>)?
  private var record: (signature: FileSignature, moment: Int64, stored: Checked<StoredRecord?>)?
  private var seen: Seen?

  typealias Contents = [String: ContentFolder.Reading.Contents]

  /// All that decides what a look finds.
  private struct Seen: Equatable {
    let content: Contents
    let design: Contents
    let findings: [String]
    let record: String?
    let today: CalendarDate
    let weighs: Bool
  }

  init(content: String, output: String, templates: String?) {
    self.content = content
    self.output = output
    self.templates = templates
    proved = runs?.proved ?? []
    memory = HelpCentreMemory(proved: proved)
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

  /// All but the pages, as it is now.
  mutating func ground() throws -> Contents {
    let folder = ContentFolder(path: content)
    guard folder.isFolder else { return [:] }
    _ = try folder.read(remembering: &contentReadings)
    return contentReadings.filter { !$0.key.hasPrefix("faq/") }.mapValues(\.contents)
  }

  /// - Parameter weighs: Whether to compute what hangs on assumptions, too.
  /// - Returns: `nil` if nothing changed since the last look.
  mutating func look(weighs: Bool) async throws -> Look? {
    let folder = ContentFolder(path: content)
    let tree =
      folder.isFolder
      ? try folder.read(remembering: &contentReadings)
      : SourceTree(root: folder.root, texts: [:], findings: [.missingFolder(folder.root)])
    let recordPath = Workspace.recordPath(below: output)
    let stored = stored(at: recordPath)
    let design = try TemplatesFolder(named: templates).read(remembering: &templateReadings)
    let seen = Seen(
      content: folder.isFolder ? contentReadings.mapValues(\.contents) : [:],
      design: templateReadings.mapValues(\.contents),
      findings: (tree.findings + stored.findings).map { "\($0)" },
      record: stored.value?.file.text, today: try Workspace.today(), weighs: weighs)
    guard seen != self.seen else { return nil }
    self.seen = seen
    let workspace = try await Workspace.open(
      tree, recordPath: recordPath, stored, weighs: weighs, showsPlaces: true,
      remembering: &memory)
    if memory.proved != proved {
      proved = memory.proved
      runs?.keep(proved: proved)
    }
    let centre = workspace.loaded.value
    let checked = library(
      design, seen.design, words: centre.phrases.furniture(target: centre.site.target))
    let ofTemplates = centre.broken.lacksWords ? design.findings : checked.findings
    return Look(
      workspace: workspace, design: design, library: checked.value,
      findings: (workspace.findings + ofTemplates).report())
  }

  private mutating func stored(at path: String) -> Checked<StoredRecord?> {
    let moment = FileSignature.now
    let signature = FileSignature(of: path)
    if let record, record.signature == signature, record.signature.isSettled(at: record.moment) {
      return record.stored
    }
    let stored = Workspace.readRecord(path)
    record = signature.map { ($0, moment, stored) }
    return stored
  }

  private mutating func library(
    _ design: SourceTree, _ contents: Contents, words: [String: String]
  ) -> Checked<TemplateLibrary?> {
    if let library, library.design == contents, library.words == words {
      return library.checked
    }
    let checked = TemplateLibrary.load(design, words: words)
    library = (contents, words, checked)
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
