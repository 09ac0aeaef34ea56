import Diagnostics
import Profiles
import Verification

/// The files of a help centre as they are on the disk now, read again as far as they changed.
struct LiveFiles {
  let content: String
  let output: String
  let templates: String?

  private var contentReadings: [String: ContentFolder.Reading] = [:]
  private var templateReadings: [String: ContentFolder.Reading] = [:]
  private var record: (signature: FileSignature, moment: Int64, stored: Checked<StoredBaseline?>)?

  typealias Contents = [String: ContentFolder.Reading.Contents]

  init(content: String, output: String, templates: String?) {
    self.content = content
    self.output = output
    self.templates = templates
  }

  /// What is there now.
  struct State: Sendable {
    let content: SourceTree
    let design: SourceTree
    let stored: Checked<StoredBaseline?>
    let recordPath: String
    let today: CalendarDate
    let seen: Seen
  }

  /// All that decides what is found.
  struct Seen: Equatable, Sendable {
    let content: Contents
    let design: Contents
    let findings: [String]
    let record: String?
    let today: CalendarDate

    /// All of the content but the pages.
    var provenance: Contents { content.filter { !$0.key.hasPrefix("faq/") } }
  }

  mutating func read() async throws -> State {
    let folder = ContentFolder(path: content)
    let isThere = folder.isFolder
    let tree =
      isThere
      ? try folder.read(remembering: &contentReadings)
      : SourceTree(root: folder.root, texts: [:], findings: [.missingFolder(folder.root)])
    let recordPath = Workspace.recordPath(below: output)
    let stored = stored(at: recordPath)
    let design = try TemplatesFolder(named: templates).read(remembering: &templateReadings)
    let today = try Workspace.today()
    let seen = Seen(
      content: isThere ? contentReadings.mapValues(\.contents) : [:],
      design: templateReadings.mapValues(\.contents),
      findings: (tree.findings + stored.findings).map { "\($0)" },
      record: stored.value?.file.text, today: today)
    return State(
      content: tree, design: design, stored: stored, recordPath: recordPath, today: today,
      seen: seen)
  }

  private mutating func stored(at path: String) -> Checked<StoredBaseline?> {
    let moment = FileSignature.now
    let signature = FileSignature(of: path)
    if let record, record.signature == signature, record.signature.isSettled(at: record.moment) {
      return record.stored
    }
    let stored = Workspace.readRecord(path)
    record = signature.map { ($0, moment, stored) }
    return stored
  }
}

extension Finding {
  fileprivate static func missingFolder(_ path: String) -> Finding {
    Finding(
      .missingFile, at: Location(file: path), "the folder is not there any more",
      hint: "put it back, or stop with control-C")
  }
}
