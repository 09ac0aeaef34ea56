import ArgumentParser
import Authoring
import Diagnostics
import SyncEngine
import Verification

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a finding, a rule of the engine or a claim means.",
    discussion: """
      Examples:
        driftless explain D402
        driftless explain wrong-table
        driftless explain R8
        driftless explain cycles-alone-never-repair
      """)

  @Argument(
    help: "A finding's code or name, a rule such as R8, or a claim's id.",
    completion: ContentCompletion.explained)
  var word: String

  @OptionGroup var content: ContentOption

  @Option(help: "How it is printed: human or json.")
  var format = ResultFormat.human

  func run() async throws {
    let explained = try await explanation()
    switch format {
    case .json: Terminal.print(explained.json.text(levels: 1).trimmingNewline)
    case .human: Terminal.print(explained.text)
    }
  }

  private func explanation() async throws -> Explained {
    let sought = word.lowercased()
    if let code = FindingCode.allCases.first(where: {
      $0.rawValue.lowercased() == sought || $0.name == sought
    }) {
      return Explained(code)
    }
    let tree = try content.read(without: "faq/", "scenarios/")
    let loaded = ClaimContent.load(tree).value
    if let rule = RuleID.allCases.first(where: { $0.keyword.lowercased() == sought }) {
      guard let strings = loaded.strings else {
        throw UsageError(
          "the rules are told in '\(content.folder)/phrases.yaml', which is not there or not whole",
          hint: "name the folder of the content with --content DIR")
      }
      return Explained(rule, strings, target: loaded.target)
    }
    if let claim = await loaded.prove([word], under: nil).first { return Explained(claim) }
    let known =
      FindingCode.allCases.flatMap { [$0.rawValue, $0.name] } + RuleID.allCases.map(\.keyword)
      + loaded.claims.map(\.id.value)
    throw UsageError(
      "nothing is known of '\(word)'",
      hint: suggestion(for: word, among: known)
        ?? "it explains codes such as D402, rules such as R8, and claims")
  }
}
