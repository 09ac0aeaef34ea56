import ArgumentParser
import Diagnostics
import Foundation
import Knowledge

struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Write what the engine says: bound words, tables, traces and the record.",
    discussion: """
      Shows the difference first. The reason is kept in the record with the change. Refuses to run \
      where CI is set: a person accepts.

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
    let workspace = try await Workspace.open(content: content.folder, output: output.folder)
    guard let verification = workspace.verification else {
      return try refuse(workspace.findings, workspace)
    }
    let correctable: Set<FindingCode> = [.wrongWords, .wrongTable, .wrongTrace, .missingBlock]
    let others = (workspace.contentFindings + workspace.stored.findings)
      .filter { $0.severity == .error && !correctable.contains($0.code) }
    guard others.isEmpty else { return try refuse(others, workspace) }
    let corrected = Corrections(verification.corrections).applied(to: workspace.content)
    let isRecordCurrent =
      workspace.stored.value.map { $0.differences(from: verification.record).isEmpty } ?? false
    if corrected.isEmpty, isRecordCurrent {
      Terminal.print("nothing to accept: everything is as the engine says")
      return
    }
    for file in corrected { Terminal.print(file.difference) }
    try await write(corrected, workspace, reason: try givenReason())
  }

  private func refuse(_ findings: [Finding], _ workspace: Workspace) throws {
    Terminal.show(findings.report()) { workspace.file(atPath: $0) }
    Terminal.note(
      "nothing was accepted: only words, tables, traces and the record can be written anew")
    throw ExitCode.findings
  }

  /// Writes the texts first, loads them again, and records what they say then.
  private func write(
    _ corrected: [CorrectedFile], _ workspace: Workspace, reason: String
  ) async throws {
    for file in corrected {
      try Data(file.text.utf8).write(
        to: URL(fileURLWithPath: "\(content.folder)/\(file.name)"), options: .atomic)
    }
    let after = try await Workspace.open(content: content.folder, output: output.folder)
    guard let record = after.verification?.record, !after.contentFindings.hasErrors else {
      return try refuse(after.contentFindings, after)
    }
    let old = workspace.stored.value?.record
    let changes = old?.changes ?? []
    let change = KnowledgeRecord.Change(
      date: try Workspace.today(), reason: reason,
      outcomes: old?.changedOutcomes(in: record) ?? [])
    for finding in after.findings.report() where finding.code == .changedRecord {
      Terminal.print("  \(finding.message)")
    }
    try FileManager.default.createDirectory(
      atPath: output.folder, withIntermediateDirectories: true)
    try Data(record.with(changes: changes + [change]).text.utf8).write(
      to: URL(fileURLWithPath: workspace.recordPath), options: .atomic)
    Terminal.print(
      "accepted: \(corrected.count) files corrected, \(workspace.recordPath) written")
  }

  private func givenReason() throws -> String {
    if let reason, !reason.isEmpty { return reason }
    Terminal.note("why? (one line, kept in the record)")
    guard let line = readLine(), !line.isEmpty else {
      throw UsageError("a change needs a reason", hint: "give it with --reason TEXT")
    }
    return line
  }
}
