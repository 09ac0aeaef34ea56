import ArgumentParser
import Diagnostics
import Verification

struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show how much of the prose is proved, and which behaviour no page speaks of.",
    discussion: """
      A statement is a sentence, a row of a table or a step of a trace that has a binding or uses a \
      word of the vocabulary in site.yaml. Shares are never rounded up. The status is 0: what must \
      not get worse is checked by 'check'.

      Examples:
        driftless coverage
        driftless coverage --format json
      """)

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  @Option(help: "How the numbers are printed: human or json.")
  var format = ResultFormat.human

  func run() async throws {
    let workspace = try await Workspace.open(
      content: content.folder, output: output.folder, computesAssumptions: true)
    // An increased number is what this command is meant to show.
    let errors = workspace.contentFindings.filter {
      $0.severity == .error && $0.code != .risenUnbound
    }
    guard errors.isEmpty else {
      Terminal.show(errors.report()) { workspace.file(atPath: $0) }
      Terminal.note("nothing was counted: run 'driftless check'")
      throw ExitCode.findings
    }
    let coverage = workspace.verification.coverage
    switch format {
    case .json: Terminal.print(coverage.json.text(levels: 2).trimmingNewline)
    case .human: Terminal.print(CoverageText(coverage: coverage).text)
    }
  }
}
