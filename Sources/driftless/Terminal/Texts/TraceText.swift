import Content
import SyncEngine
import Traces

/// A trace for a person at a terminal.
struct TraceText {
  private let simulation: Simulation
  private let narrator: TraceNarrator

  init(_ simulation: Simulation, _ strings: Strings, target: String) {
    self.simulation = simulation
    narrator = simulation.narrator(strings, target: target)
  }

  var text: String {
    ([simulation.scenario.title] + steps + records).joined(separator: "\n")
  }

  /// The steps, each with its results on further lines.
  var steps: [String] {
    narrator(simulation.steps).steps.enumerated().map { number, step in
      let consequences = (step.syncs + step.effects + step.withheld)
        .map { "     \($0.text) [\($0.rule.keyword)]" }
      let quiet = step.quiet.map { ["     \($0)"] } ?? []
      let rule = step.rule.map { " [\($0.keyword)]" } ?? ""
      return (["\(number + 1). \(step.event)\(rule) (\(step.time))"] + quiet + consequences)
        .joined(separator: "\n")
    }
  }

  /// Both records of each user at the end.
  private var records: [String] {
    guard let world = simulation.steps.last?.after else { return [] }
    return world.users.enumerated().flatMap { index, user in
      ["\(simulation.names.users[index]):"]
        + lines(of: user.identitySystem, at: .identitySystem)
        + narrator.account(of: user).map { "  \($0)" }
        + (user.target.map { lines(of: $0, at: .target) }
          ?? ["  \(narrator.name(of: .target)): \(narrator.notProvisioned)"])
    }
  }

  private func lines(of record: Record, at place: Place) -> [String] {
    let values = record.attributes.map { attribute in
      let name = narrator.name(attribute)
      return narrator.isMember(attribute) ? name : "\(name) \(narrator.value(record[attribute]))"
    }
    return ["  \(narrator.name(of: place)): " + values.sorted().joined(separator: ", ")]
  }
}
