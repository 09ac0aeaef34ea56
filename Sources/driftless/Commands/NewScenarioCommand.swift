import ArgumentParser
import Diagnostics
import Foundation
import Knowledge

struct NewScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Save the counterexample of a claim, or its witness, as a scenario.",
    discussion: """
      The scenario's expectations say what the simulator does today. What happens again and again \
      stands in it once. An existing file is never written over.

      Examples:
        driftless new scenario --from may-be-overwritten
        driftless new scenario --from drift-ends --identity-system okta
      """)

  @Option(
    help: ArgumentHelp("The claim, by its id.", valueName: "claim"),
    completion: ContentCompletion.claims)
  var from: String

  @Option(
    help: ArgumentHelp("The identity system, by its id.", valueName: "id"),
    completion: ContentCompletion.identitySystems)
  var identitySystem: String?

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func run() async throws {
    let tree = try ContentFolder(path: content.folder).read {
      !$0.hasPrefix("faq/") && !$0.hasPrefix("scenarios/")
    }
    let loaded = ClaimContent.load(tree)
    try loaded.value.checkNames(
      loaded.findings.hasErrors ? [] : [from], identitySystem, in: tree)
    let proved = await loaded.value.prove([from], under: identitySystem)
    guard let told = proved.flatMap(\.results).compactMap(\.told).first,
      let system = loaded.value.identitySystem(told.scenario.identitySystem.value)
    else {
      Terminal.show(loaded.findings.report()) { tree.file(atPath: $0) }
      throw UsageError(
        "there is no run to tell of '\(from)'",
        hint: "'driftless prove \(from.shellQuoted)' says why")
    }
    let path = "\(content.folder)/scenarios/\(from)-\(system.id).yaml"
    guard !FileManager.default.fileExists(atPath: path) else {
      throw UsageError("'\(path)' is there already", hint: "rename or remove it")
    }
    let expectations = told.simulation(under: system)?.expectations ?? []
    let folder = "\(content.folder)/scenarios"
    let schema = SchemaFolder(output: output.folder).comment(for: .scenario, in: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data((schema + told.scenario.file(expectations: expectations)).utf8).write(
      to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    Terminal.print("\(path) written; to play it: driftless simulate \(path.shellQuoted)")
  }
}
