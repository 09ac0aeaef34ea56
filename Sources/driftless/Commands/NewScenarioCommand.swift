import ArgumentParser
import Content
import Diagnostics
import Traces
import Verification

struct NewScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Write a scenario: a first one, or the counterexample or witness of a claim.",
    discussion: """
      A first one changes an attribute at both places. The scenario's expectations say what the simulator does today. What happens again and again \
      stands in it once. An existing file is never written over.

      Examples:
        driftless new scenario title-at-both-places --identity-system okta --attribute title
        driftless new scenario --from may-be-overwritten
        driftless new scenario --from drift-ends --identity-system okta
      """)

  @Argument(help: "Its id. (default: made of the claim's and the identity system's)")
  var id: String?

  @Option(
    help: ArgumentHelp("The claim, by its id.", valueName: "claim"),
    completion: ContentCompletion.claims)
  var from: String?

  @Option(
    help: ArgumentHelp("Without a claim: the attribute that is changed.", valueName: "words"),
    completion: ContentCompletion.attributes)
  var attribute: String?

  @Option(
    help: ArgumentHelp("The identity system, by its id.", valueName: "id"),
    completion: ContentCompletion.identitySystems)
  var identitySystem: String?

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if from == nil, id == nil {
      throw ValidationError("name the new scenario, or a claim with --from")
    }
    if from != nil, attribute != nil { throw ValidationError("one of --from and --attribute") }
  }

  func run() async throws {
    if let id { try ContentKind.scenario.checkName(id) }
    if let from {
      try await save(from)
    } else if let id {
      try await writeFirst(id)
    }
  }

  /// Writes an initial scenario.
  private func writeFirst(_ id: String) async throws {
    let tree = try content.read(without: "faq/", "claims/")
    try tree.checkIdentitySystem(identitySystem)
    let loaded = LookupContent.load(tree, only: identitySystem).value
    guard let system = loaded.identitySystems.first else {
      throw UsageError(
        "'\(content.folder)' has no identity system that can be read",
        hint: "write one with 'driftless new profile'")
    }
    let words = try attribute.map { try loaded.attributeID(meaning: $0) }
    let text = system.firstScenario(
      id, of: words ?? system.exampleAttribute(loaded.attributes), attributes: loaded.attributes)
    let path = try await AddedFile(
      kind: .scenario, name: "scenarios/\(id).yaml", text: text,
      reason: "the scenario '\(id)' is new"
    ).write(content: content.folder, output: output.folder)
    Terminal.print("\(path) written; to play it: driftless simulate \(path.shellQuoted)")
  }

  /// Writes the run of a claim as a scenario.
  private func save(_ from: String) async throws {
    let tree = try content.read(without: "faq/", "scenarios/")
    let loaded = ClaimContent.load(tree)
    try loaded.value.checkNames(
      loaded.findings.hasErrors ? [] : [from], identitySystem, in: tree)
    let proved = await loaded.value.prove([from], under: identitySystem)
    guard let counterexample = proved.flatMap(\.results).compactMap(\.counterexample).first,
      let system = loaded.value.identitySystem(counterexample.scenario.identitySystem.value)
    else {
      Terminal.show(loaded.findings.report()) { tree.file(atPath: $0) }
      throw UsageError(
        "there is no run to tell of '\(from)'",
        hint: "'driftless prove \(from.shellQuoted)' says why")
    }
    let name = "scenarios/\(id ?? "\(from)-\(system.id)").yaml"
    let path = "\(content.folder.withoutEndingSlashes)/\(name)"
    let expectations = counterexample.simulation(under: system)?.expectations ?? []
    try await FolderLocks.holding([content.folder]) {
      guard SiteFolder.kind(of: path) == nil else {
        throw UsageError("'\(path)' is there already", hint: "rename or remove it")
      }
      let schema = SchemaFolder(output: output.folder)
        .comment(for: .scenario, in: StagedFiles.parent(of: path))
      try await ContentChange(
        content: content.folder, before: tree,
        texts: [(name, schema + counterexample.scenario.file(expectations: expectations))]
      ).write()
    }
    Terminal.print("\(path) written; to play it: driftless simulate \(path.shellQuoted)")
  }
}
