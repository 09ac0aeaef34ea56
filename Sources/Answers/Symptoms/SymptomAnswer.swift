package import Diagnostics
package import ModelChecker
package import Profiles
package import SyncEngine
package import Traces

/// Why an attribute under one identity system shows a symptom: the shortest runs that lead to it, one
/// for each cause.
package struct SymptomAnswer: Sendable {
  package struct Run: Sendable {
    package let cause: SymptomCause
    package let simulation: Simulation
    /// The rules that acted, in the order of their numbers.
    package let rules: [RuleID]
  }

  /// The symptom in the question.
  package let symptom: Symptom
  /// The target's attribute.
  package let attribute: ExactString
  package let place: Place
  package let identitySystem: IdentitySystem
  package let mapping: [MappingEntry]
  /// The runs, the shortest first.
  package let runs: [Run]

  /// - Parameters:
  ///   - mapping: The mapping; by default the identity system's usual one.
  ///   - attributes: The catalogue to choose names from, if there is one.
  package init(
    to symptom: Symptom, of attribute: ExactString, at place: Place, under system: IdentitySystem,
    mapping: [MappingEntry]? = nil, attributes: AttributeCatalogue?,
    eventsMax: Int = SymptomSearch.eventsMax, rules: Rules = Rules()
  ) {
    self.symptom = symptom
    self.attribute = attribute
    self.place = place
    identitySystem = system
    self.mapping = mapping ?? system.mapping
    let world = SymptomWorld(
      of: attribute, under: system, mapping: self.mapping, attributes: attributes)
    // The scenario is played once with all events, so that each event has its number.
    var names = Names(users: world.users.map(\.name.value))
    let whole = world.scenario(system, events: world.events)
    let engineMapping = names.intern(world.mapping, members: whole.members)
    let users = world.users.map { names.intern($0) }
    let events = world.events.map { names.intern($0) }
    let simulator = Simulator(
      system.profile, engineMapping, system.target.target(names, users: names.users), rules: rules)
    let search = SymptomSearch(
      simulator, of: names.intern(attribute: world.subject), at: place, events: events)
    runs = search.runs(to: symptom, from: simulator.begin(users), eventsMax: eventsMax)
      .compactMap { found in
        let scenario = world.scenario(system, events: found.events.map { world.events[$0] })
        return Simulation.play(scenario, under: system, rules: rules).value.map {
          Run(
            cause: found.cause, simulation: $0,
            rules: $0.rulesThatActed(on: world.subject, and: found.cause.rule))
        }
      }
  }
}

extension Simulation {
  /// Returns the rules that acted on one attribute in the simulation.
  fileprivate func rulesThatActed(on attribute: ExactString, and cause: RuleID?) -> [RuleID] {
    var acted = Set([cause].compactMap(\.self))
    let number = names.attributes.firstIndex(of: attribute)
    for step in steps.map(\.step) {
      acted.formUnion(step.effects.filter { isAbout($0, number) }.map(\.rule))
      acted.formUnion(step.failures.map(\.rule))
      for sync in step.syncs {
        acted.formUnion(sync.causes)
        for (rule, decision) in zip(engineMapping.rules, sync.decisions)
        where rule.to.index == number {
          acted.insert(decision.rule)
        }
      }
    }
    return RuleID.allCases.filter(acted.contains)
  }

  /// Returns whether an effect is about the attribute. Edits of other attributes count, because they
  /// start the run.
  private func isAbout(_ effect: Effect, _ attribute: Int?) -> Bool {
    effect.kind == .edited || effect.attribute == nil || effect.attribute?.index == attribute
  }
}

extension SymptomCause {
  /// The rule that left something out, which no effect shows.
  fileprivate var rule: RuleID? {
    switch self {
    case .notMapped, .waiting: .r2
    case .kept(let rule): rule
    case .edit, .anotherEdit, .unmappedEdit, .comeback, .departure, .cycle, .forcedSync, .fullSync,
      .account, .oneWay:
      nil
    }
  }
}
