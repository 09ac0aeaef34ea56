import ArgumentParser
import Diagnostics
import JSON
import Reports
import Verification

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare every statement with what the simulator does, and the record with both.",
    discussion: """
      The last line says how many statements of the published pages are known in which way. Which of \
      them hang on assumptions takes long to compute, so only 'build' and 'coverage' count all of these.

      With files, all that they need is verified, and only their own findings are shown and decide \
      about the status: what a hook before a commit wants. The record is one of the files.

      Examples:
        driftless check
        driftless check Content/faq/overwriting/one-way.md
        driftless check --strict
        driftless check --content Help --output Out --format json
        driftless check --format sarif > findings.sarif
        driftless check --format github
      """)

  @Argument(
    help: ArgumentHelp("Show only what is wrong with these files.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption
  @OptionGroup var strictness: StrictFlag

  @Option(help: "How findings are printed: human, json, sarif, github, gitlab or junit.")
  var format = ReportFormat.human

  func run() async throws {
    let start = ContinuousClock.now
    let workspace = try await Workspace.open(
      content: content.folder, output: output.folder)
    let named = files.isEmpty ? nil : try NamedFiles(files, in: workspace)
    let all = workspace.findings
    let findings = (named.map { all.filter($0.contains) } ?? all)
      .report(strict: strictness.isStrict)
    let elsewhere = named.map { named in all.filter { !named.contains($0) }.report().total }
    let summary = CheckSummary(
      of: workspace, findings, elsewhere: elsewhere ?? 0, names: named?.names)
    switch format {
    case .json:
      let json: JSON = [
        "findings": findingsJSON(findings), "summary": summary.json,
      ]
      Terminal.print(json.text(levels: 2).trimmingNewline)
    case .sarif:
      let json = sarif(findings, version: Product.version)
      Terminal.print(json.text(levels: 6).trimmingNewline)
    case .github: Terminal.print(commands: gitHubAnnotations(findings).trimmingNewline)
    case .gitlab: Terminal.print(gitLabCodeQuality(findings).text(levels: 1).trimmingNewline)
    case .junit:
      Terminal.print(junit(findings, passed: summary.text).trimmingNewline)
    case .human:
      Terminal.show(findings, sources: { workspace.file(atPath: $0) })
      Terminal.note(summary.text(after: .now - start))
    }
    if findings.hasErrors { throw ExitCode.findings }
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, sarif, github, gitlab, junit
}
