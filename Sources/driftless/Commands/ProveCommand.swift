import ArgumentParser
import Diagnostics
import Verification

struct ProveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Decide claims over every reachable state.",
    discussion: """
      Each claim is proved with the numbers of states that were explored, or refuted with a shortest \
      counterexample. Without names, all claims are decided. The status is 1 if one is not proved, or \
      needs an assumption less than it makes.

      Examples:
        driftless prove
        driftless prove one-way drift-ends-at-some-point
        driftless prove cycles-alone-never-repair --identity-system entra-id
        driftless prove --format json
      """)

  @Argument(
    help: ArgumentHelp("The claims, by their ids.", valueName: "claim"),
    completion: ContentCompletion.claims)
  var claims: [String] = []

  @Option(
    help: ArgumentHelp("The identity system, by its id.", valueName: "id"),
    completion: ContentCompletion.identitySystems)
  var identitySystem: String?

  @OptionGroup var content: ContentOption

  @Option(help: "How the evidence is printed: human or json.")
  var format = ResultFormat.human

  func run() async throws {
    let tree = try content.read(without: "faq/", "scenarios/")
    let loaded = ClaimContent.load(tree)
    try loaded.value.checkNames(
      loaded.findings.hasErrors ? [] : claims, identitySystem, in: tree)
    let proved = await Progress.showing("proving") {
      await loaded.value.prove(claims, under: identitySystem)
    }
    switch format {
    case .json: Terminal.print(claimsJSON(proved).text(levels: 4).trimmingNewline)
    case .human: Terminal.print(ProofText(claims: proved).text)
    }
    let findings = (loaded.findings + loaded.value.findings(proved)).report()
    Terminal.show(findings) { tree.file(atPath: $0) }
    if findings.hasErrors { throw ExitCode.findings }
  }

}

extension ClaimContent {
  func checkNames(_ claims: [String], _ identitySystem: String?, in tree: SourceTree) throws {
    let systems = tree.identitySystemIDs
    if let identitySystem, !systems.contains(identitySystem) {
      throw UsageError(
        "there is no identity system '\(identitySystem)'",
        hint: suggestion(for: identitySystem, among: systems))
    }
    let known = self.claims.map(\.id.value)
    for claim in claims where !known.contains(claim) {
      throw UsageError(
        "there is no claim '\(claim)'",
        hint: suggestion(for: claim, among: known) ?? "'driftless prove' lists all claims")
    }
  }
}
