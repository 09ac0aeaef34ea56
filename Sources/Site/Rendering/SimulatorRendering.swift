import Content
import JSON
import SyncEngine
import Traces

extension SiteRendering {
  func simulatorPage() -> OutputFile {
    var shell = shell(title(.simulatorTitle), at: SiteAddress.simulator)
    shell.furtherStyle = "assets/simulator.css"
    let model = SimulatorPage(
      shell: shell,
      systems: answers.systems.map { Choice(id: $0.id, name: $0.name, isSelected: false) },
      attributes: answers.attributes.map {
        Choice(id: $0.id.text, name: $0.name, isSelected: false)
      })
    return OutputFile(page: SiteAddress.simulator, templates.render(.simulator, model))
  }

  /// Returns the data of the simulator on the page: the identity systems, the attributes, and the words
  /// that describe what happened.
  func simulatorFile() -> OutputFile {
    let json: JSON = [
      "target": .string(centre.site.target),
      "systems": .array(
        answers.systems.map { system in
          [
            "id": .string(system.id), "name": .string(system.name),
            "profile": system.profileJSON, "mapping": .array(system.mapping.map(\.json)),
          ]
        }),
      "attributes": .array(
        answers.attributes.map {
          JSON(
            [("id", .string($0.id.text)), ("name", .string($0.name))] + $0.facts.simulatedJSON)
        }),
      "words": JSON(words.map { ($0.path, .string($0.text)) }),
      "defaults": defaultState ?? .null,
    ]
    return OutputFile(path: "simulator.json", text: json.compact)
  }

  /// Returns the additional data for a reader's own mapping: the names of attributes in exports, and
  /// the words for the results of reading the files.
  func ownMappingFile() -> OutputFile {
    let prefix = "own-"
    let words = centre.strings.interface(target: centre.site.target)
      .filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
    let json: JSON = [
      "attributes": .array(
        answers.attributes.map { attribute in
          [
            "id": .string(attribute.id.text), "name": .string(attribute.name),
            "path": .optional(attribute.path),
            "mutability": .string(attribute.facts.mutability.keyword),
            "many": .bool(attribute.facts.isMany),
          ]
        }),
      "words": JSON(words.map { (String($0.key.dropFirst(prefix.count)), .string($0.value)) }),
    ]
    return OutputFile(path: "own-mapping.json", text: json.compact)
  }

  /// The phrases that the page uses. Of the rules it has only the names, because their texts are on a
  /// page of their own.
  private var words: [(path: String, text: String)] {
    centre.strings.narratorTexts.filter {
      !($0.path.hasPrefix("rules.") && $0.path.hasSuffix(".text"))
    }
  }

  /// The initial world of the first scenario; without scenarios, a user with the first attributes.
  private var defaultState: JSON? {
    if let simulation = knowledge.scenarios.first { return story(of: simulation).state([]) }
    guard let system = answers.systems.first else { return nil }
    let record = JSON(
      answers.attributes.prefix(3).map { ($0.id.text, .string("\($0.name) 1")) })
    return [
      "identity-system": .string(system.id),
      "users": JSON([
        (centre.strings[.probeUser], JSON([("identity-system", record), ("target", record)]))
      ]),
      "steps": .array([]),
    ]
  }

  func story(of simulation: Simulation) -> PlayableScenario {
    let narrator = simulation.narrator(centre.strings, target: centre.site.target)
    return PlayableScenario(
      title: simulation.scenario.title, identitySystem: simulation.identitySystem.id,
      mapping: simulation.engineMapping, users: simulation.names.users.map(\.text),
      narrator: narrator, attributeName: narrator.word, start: simulation.start)
  }
}

extension [PlayedStep] {
  /// The number of the most important step: the first in which a manual change is lost.
  var numberThatMatters: Int? {
    firstIndex { $0.step.effects.contains { $0.kind == .overwrote } }.map { $0 + 1 }
  }
}
