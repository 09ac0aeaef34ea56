import ArgumentParser
import Authoring
import Content
import Diagnostics
import Verification

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give something another name, everywhere in the content.",
    discussion: """
      Changes names and references where they stand: in YAML, in the bindings and links of pages, in \
      comments above tables and traces. Traces and tables that show the name are written anew, and the \
      record follows. Old addresses lead to the new ones: a page's by its 'redirect-from', others by \
      'redirects' in site.yaml. All files change or none; the content must be free of errors first. \
      A page is named by its path inside the content folder, and its file moves.

      Examples:
        driftless rename claim one-way nothing-travels-back
        driftless rename scenario attribute-outcomes what-becomes-of-it
        driftless rename page faq/why/not-arrived.md faq/timing/not-arrived.md
        driftless rename attribute mobile mobilePhone
        driftless rename identity-system entra-id entra
      """)

  @Argument(
    help: "What it is: attribute, claim, identity-system, page or scenario (a table too).",
    transform: keyword)
  var kind: RenamedKind

  @Argument(help: "Its name now.")
  var old: String

  @Argument(help: "Its new name.")
  var new: String

  @Option(
    help: ArgumentHelp(
      "Why, for the record. (default: what was renamed)", valueName: "text"))
  var reason: String?

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func run() async throws {
    try await FolderLocks.holding([content.folder, output.folder]) { try await rename() }
  }

  private func rename() async throws {
    let workspace = try await Workspace.open(content: content.folder, output: output.folder)
    let renaming = Renaming(kind, from: inside(old), to: inside(new))
    try check(renaming, workspace)
    try refuse(workspace.findings, workspace, "nothing was renamed: mend this first")
    let changes = renaming.changes(of: workspace.content)
    try refuse(changes.findings, workspace, "nothing was renamed")
    let texts = Corrections(changes.value.corrections).applied(to: workspace.content)
    var tree = workspace.content.replacing(texts)
    if let moved = changes.value.moved { tree = tree.moving(moved.from, to: moved.to) }
    let correction = await workspace.with(tree).corrected()
    try refuse(correction.left, correction.workspace, "nothing was renamed")
    try await write(correction.workspace, from: workspace, moved: changes.value.moved, renaming)
  }

  /// Returns a path relative to the content folder, even if the shell completed it from outside.
  private func inside(_ name: String) -> String {
    let root = "\(content.folder.withoutEndingSlashes)/"
    return kind == .page && name.hasPrefix(root) ? String(name.dropFirst(root.count)) : name
  }

  private func check(_ renaming: Renaming, _ workspace: Workspace) throws {
    let word = kind.keyword.replacing("-", with: " ")
    do throws(Renaming.Refusal) {
      try renaming.check(workspace.content)
    } catch {
      switch error {
      case .unknown(let hint):
        throw UsageError("there is no \(word) '\(renaming.old)'", hint: hint)
      case .taken:
        throw UsageError("'\(renaming.new)' is taken", hint: "choose another name")
      case .unsafe(let hint):
        throw UsageError("'\(renaming.new)' is no name for this", hint: hint)
      case .same:
        throw UsageError("'\(renaming.new)' is its name already")
      }
    }
  }

  /// Ends the command, after printing the reason, if there are findings.
  private func refuse(_ findings: [Finding], _ workspace: Workspace, _ note: String) throws {
    let errors = findings.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    Terminal.show(errors.report()) { workspace.file(atPath: $0) }
    Terminal.note(note)
    throw ExitCode.findings
  }

  /// Returns the current record, with the history under the new names.
  private func recorded(
    _ renamed: Workspace, after old: Baseline, _ renaming: Renaming
  ) throws -> String {
    let word = kind.keyword.replacing("-", with: " ")
    let reason = reason ?? "the \(word) '\(renaming.old)' is now named '\(renaming.new)'"
    let history = old.changes.map {
      Baseline.Change(
        date: $0.date, reason: $0.reason, outcomes: $0.outcomes.map(renaming.outcomeKey))
    }
    // No behaviour changed.
    let change = Baseline.Change(
      date: try Workspace.today(), reason: reason, outcomes: [])
    return renamed.verification.record.with(changes: history + [change]).text
  }

  /// Writes the texts and the record, all of them or none, and shows the difference.
  private func write(
    _ renamed: Workspace, from workspace: Workspace, moved: (from: String, to: String)?,
    _ renaming: Renaming
  ) async throws {
    let texts = renamed.content.texts(differingFrom: workspace.content)
    let record = try workspace.stored.value.map {
      try recorded(renamed, after: $0.record, renaming)
    }
    try await ContentChange(
      content: content.folder, before: workspace.content, texts: texts, removed: moved?.from,
      record: record.map { (workspace.recordPath, $0) }
    ).write()
    for (name, text) in texts {
      let before = name == moved?.to ? moved?.from ?? name : name
      guard let before = workspace.content[before] else { continue }
      Terminal.print(TextDifference(from: before, to: text).text)
    }
    let root = content.folder.withoutEndingSlashes
    if let moved { Terminal.print("\(root)/\(moved.from) is now \(root)/\(moved.to)") }
    Terminal.print(
      "renamed: \(counted(texts.count, "file")) changed; to look at the site: driftless build")
  }
}
