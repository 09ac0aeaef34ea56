import ArgumentParser
import Content
import JSON

struct NewClaimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: "Write a claim that is proved.",
    discussion: """
      The law is written in the language of claims, one line an option; without one, it says that no \
      sync writes an unmapped attribute. A law that is not proved for each identity system that it is \
      about is not written: what happens instead is shown. An existing file is never written over.

      Examples:
        driftless new claim unmapped-stays --says "No sync changes what is not mapped."
        driftless new claim back-again --says "A full sync ends each difference." \\
          --law "attribute: [fed, always]" --law "when: it is edited at the target" \\
          --law "then: {either: [it agrees, it is empty at the identity system]}" \\
          --law "by: a full sync comes" --identity-system okta
      """)

  @Argument(help: "Its id.")
  var id: String

  @Option(help: ArgumentHelp("The law in words, for readers.", valueName: "text"))
  var says: String

  @Option(help: ArgumentHelp("A line of the law.", valueName: "key: value"))
  var law: [String] = []

  @Option(
    help: ArgumentHelp("An identity system that it is about. (default: all)", valueName: "id"),
    completion: ContentCompletion.identitySystems)
  var identitySystem: [String] = []

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func run() async throws {
    try ContentKind.claims.checkName(id)
    let tree = try content.read(without: "faq/", "scenarios/")
    for system in identitySystem { try tree.checkIdentitySystem(system) }
    guard !tree.claimIDs.contains(id) else {
      throw UsageError("the claim '\(id)' is there already", hint: "choose another id")
    }
    let law = law.isEmpty ? ["attribute: unmapped", "never: it is written"] : law
    let systems = identitySystem.isEmpty ? [] : ["for: [\(identitySystem.joined(separator: ", "))]"]
    let lines = ["says: \(JSON.string(says).text)"] + systems + law
    let text = "- id: \(id)\n" + lines.map { "  \($0)\n" }.joined()
    let written = try await AddedFile(
      kind: .claims, name: "claims/\(id).yaml", text: text, reason: "the claim '\(id)' is new"
    ).write(content: content.folder, output: output.folder)
    Terminal.print("\(written) written; to see its proof: driftless prove \(id)")
  }
}
