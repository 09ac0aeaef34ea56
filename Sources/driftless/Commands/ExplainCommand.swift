import ArgumentParser
import Authoring
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
    if let finding = Explained(finding: word) { return finding }
    let tree = try content.read(without: "faq/", "scenarios/")
    do throws(Explained.Refusal) {
      return try await Explained(word, in: ClaimContent.load(tree).value)
    } catch {
      switch error {
      case .noStrings:
        throw UsageError(
          "the rules are told in '\(content.folder)/phrases.yaml', which is not there or not whole",
          hint: "name the folder of the content with --content DIR")
      case .unknown(let hint):
        throw UsageError(
          "nothing is known of '\(word)'",
          hint: hint ?? "it explains codes such as D402, rules such as R8, and claims")
      }
    }
  }
}
