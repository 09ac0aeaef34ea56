import ArgumentParser
import Diagnostics
import Profiles
import Verification

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Write what the engine says: bound words, tables, traces and the record.",
    discussion: """
      Shows the difference first. The reason is kept in the record with the change. Nothing is \
      written unless everything is right afterwards: what a scenario expects is the writer's own \
      word, for example, and is not rewritten. Refuses to run where the variable CI is set to \
      anything but 'false': a person accepts.

      Examples:
        driftless accept --reason "Entra ID now runs every 20 minutes"
        driftless accept
      """)

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  @Option(help: ArgumentHelp("Why the behaviour or the words changed.", valueName: "text"))
  var reason: String?

  func run() async throws {
    if let ci = ProcessInfo.processInfo.environment["CI"], !ci.isEmpty, ci != "false" {
      throw UsageError(
        "'accept' does not run where CI is set", hint: "run it yourself and commit what it writes")
    }
    try output.checkIsApart(from: [content.folder])
    try await FolderLocks.holding([content.folder, output.folder]) { try await accept() }
  }

  private func accept() async throws {
    let reason = try reason.map(Self.meaningful)
    if let linked = SiteFolder.refusal(ofLinkAt: output.folder.withoutEndingSlashes) {
      try refuse([linked])
    }
    let workspace = try await Workspace.open(content: content.folder, output: output.folder)
    let correction = await workspace.corrected()
    guard correction.left.isEmpty else {
      try refuse(correction.left, correction.workspace, correctable: correction.correctableCount)
    }
    let corrected = correction.workspace
    let record = corrected.verification.record
    let texts = corrected.content.texts(differingFrom: workspace.content)
    let isRecordCurrent =
      workspace.stored.value.map {
        $0.differences(from: record, of: corrected.loaded.value).isEmpty
      } ?? false
    if texts.isEmpty, isRecordCurrent {
      Terminal.print("nothing to accept: everything is as the engine says")
      return
    }
    func show() {
      for (name, text) in texts {
        guard let before = workspace.content[name] else { continue }
        Terminal.print(TextDifference(from: before, to: text).text)
      }
      for finding in corrected.findings.report() where finding.code == .changedRecord {
        Terminal.print("  \(finding.message)")
        if let rest = finding.rest { Terminal.print("  \(rest)") }
      }
    }
    if let reason {
      // Write first: the reader of the output may go away.
      try await write(texts, record, workspace, reason: reason)
      show()
    } else {
      show()
      try await write(texts, record, workspace, reason: askedReason())
    }
    Terminal.print(
      "accepted: \(counted(texts.count, "file")) corrected, \(workspace.recordPath) written")
  }

  /// - Throws: The exit status, after printing the reason.
  private func refuse(
    _ findings: [Finding], _ workspace: Workspace? = nil, correctable: Int = 0
  ) throws -> Never {
    let shown = findings.report()
    Terminal.show(shown) { workspace?.file(atPath: $0) }
    Terminal.note(AcceptRefusal(shown, correctable: correctable).text)
    throw ExitCode.findings
  }

  /// Writes the corrected texts and the record, all of them or none.
  private func write(
    _ texts: [(name: String, text: String)], _ record: Baseline, _ workspace: Workspace,
    reason: String
  ) async throws {
    let old = workspace.stored.value?.record
    let written = try record.following(old, reason: reason, today: Workspace.today()).text
    try await ContentChange(
      content: content.folder, before: workspace.content, texts: texts,
      record: (workspace.recordPath, written)
    ).write()
  }

  private func askedReason() throws -> String {
    Terminal.note("why? (one line, kept in the record)")
    return try Self.meaningful(readLine() ?? "")
  }

  private static func meaningful(_ reason: String) throws -> String {
    let reason = String(
      reason.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    guard !reason.isEmpty else {
      throw UsageError("a change needs a reason", hint: "give it with --reason TEXT")
    }
    if let hidden = reason.firstHidden {
      throw UsageError("the reason holds a control character: \(hidden.scalar.visibleEscape)")
    }
    return reason
  }
}

extension Baseline {
  /// Returns this record as the successor of an older one, with what changed and why.
  func following(
    _ old: Baseline?, reason: String, today: CalendarDate
  ) -> Baseline {
    let change = Change(
      date: today, reason: reason, outcomes: old?.changedOutcomes(in: self) ?? [])
    return with(changes: (old?.changes ?? []) + [change])
  }
}

extension String {
  /// The path without a trailing slash, so that a symbolic link in its place is detected.
  var withoutEndingSlashes: String {
    var path = self[...]
    while path.count > 1, path.last == "/" { path = path.dropLast() }
    return String(path)
  }
}
