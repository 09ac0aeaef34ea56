import Answers
import ArgumentParser
import Diagnostics
import JSON
import ModelChecker
import SyncEngine
import Traces
import Verification

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract:
      "Find what leads to a symptom: a value that changed back, never arrived, became empty.",
    discussion: """
      Shows the shortest run of the simulator for each cause, with the rules that acted and the page \
      that speaks of it. All runs of up to \(SymptomSearch.eventsMax) events are looked at; without \
      --symptom, what was changed at the target changed back, and what was changed at the identity \
      system never arrived. What is left out is answered for every identity system.

      Examples:
        driftless why --attribute title --at target --identity-system entra-id
        driftless why --attribute mobile --at identity-system --identity-system okta
        driftless why --attribute manager --at target --symptom became-empty
        driftless why --attribute title --at target --mapping schema.json --format json
      """)

  @Option(help: ArgumentHelp("The target's attribute.", valueName: "words"))
  var attribute: String

  @Option(
    help: ArgumentHelp(
      "Where the symptom is: identity-system or target. Of what never arrived: where it was changed.",
      valueName: "place"),
    transform: keyword)
  var at: Place

  @Option(
    help: ArgumentHelp(
      "What is seen: changed-back, never-arrived or became-empty.", valueName: "symptom"),
    transform: keyword)
  var symptom: Symptom?

  @Option(help: ArgumentHelp("The identity system, by its id.", valueName: "id"))
  var identitySystem: String?

  @OptionGroup var own: OwnMappingOption
  @OptionGroup var folder: ContentOption
  @OptionGroup var output: OutputOption

  @Option(help: "How the answer is printed: human or json.")
  var format = ResultFormat.human

  func run() throws {
    let tree = try folder.read(without: "faq/", "claims/")
    try tree.checkIdentitySystem(identitySystem)
    let loaded = LookupContent.load(tree, only: identitySystem)
    let content = try own.content(of: loaded, for: identitySystem, in: tree)
    let id = try content.attributeID(meaning: attribute)
    let spoken = PagesByOutcome(
      tree, content.identitySystems,
      record: Workspace.recordText(below: output.folder))
    let asked = symptom ?? (at == .target ? .changedBack : .neverArrived)
    let answers = content.identitySystems.map { system in
      WhyAnswer(
        answer: SymptomAnswer(
          to: asked, of: id, at: at, under: system, attributes: content.attributes),
        content: content, isOnSite: own.paths.isEmpty, spoken: spoken)
    }
    switch format {
    case .json:
      let json =
        identitySystem == nil && own.paths.isEmpty
        ? JSON.array(answers.map(\.json)) : answers.first?.json ?? .null
      Terminal.print(json.text(levels: 4).trimmingNewline)
    case .human:
      let strings = try content.words(for: "an answer", in: folder.folder)
      Terminal.print(answers.map { $0.text(strings) }.joined(separator: "\n\n"))
    }
  }
}
