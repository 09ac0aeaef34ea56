import ArgumentParser
import Diagnostics
import Knowledge

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare every statement with what the simulator does, and the record with both.",
    discussion: """
      Examples:
        driftless check
        driftless check --strict
        driftless check --content Help --output Out --format json
        driftless check --format sarif > findings.sarif
        driftless check --format github
      """)

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption
  @OptionGroup var strictness: StrictFlag

  @Option(help: "How findings are printed: human, json, sarif, github or junit.")
  var format = ReportFormat.human

  func run() async throws {
    let workspace = try await Workspace.open(content: content.folder, output: output.folder)
    let findings = workspace.findings.report(strict: strictness.isStrict)
    switch format {
    case .json:
      let json: JSON = [
        "findings": findingsJSON(findings), "summary": workspace.summary(findings),
      ]
      Terminal.print(json.text(levels: 2).trimmingNewline)
    case .sarif:
      let json = sarif(findings, version: Driftless.configuration.version)
      Terminal.print(json.text(levels: 6).trimmingNewline)
    case .github: Terminal.print(gitHubAnnotations(findings).trimmingNewline)
    case .junit:
      Terminal.print(junit(findings, passed: workspace.summaryLine(findings)).trimmingNewline)
    case .human:
      Terminal.show(findings, sources: { workspace.file(atPath: $0) })
      Terminal.note(workspace.summaryLine(findings))
    }
    if findings.hasErrors { throw ExitCode.findings }
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, sarif, github, junit
}

extension Workspace {
  func summary(_ findings: [Finding]) -> JSON {
    let centre = loaded.value
    return [
      "errors": .int(findings.count { $0.severity == .error }),
      "warnings": .int(findings.count { $0.severity == .warning }),
      "pages": .int(centre.pages.count), "scenarios": .int(centre.scenarios.count),
      "tables": .int(centre.tables.count), "claims": .int(centre.claims.count),
      "identitySystems": .int(centre.identitySystems.count),
    ]
  }

  func summaryLine(_ findings: [Finding]) -> String {
    let centre = loaded.value
    let counts = [
      counted(centre.pages.count, "page"), counted(centre.scenarios.count, "scenario"),
      counted(centre.tables.count, "table"), counted(centre.claims.count, "claim"),
      counted(centre.identitySystems.count, "identity system"),
    ].joined(separator: ", ")
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    return findings.isEmpty
      ? "checked \(counts): nothing to report"
      : "checked \(counts): \(counted(errors, "error")), \(counted(warnings, "warning"))"
  }
}
