package import Content
package import Diagnostics
package import Profiles
import SyncEngine
import Traces
import Verification

/// The result for one mutant.
package struct MutationResult: Sendable {
  package enum Fate: Sendable {
    /// Some statements became false; the findings are in the order of their places.
    case noticed([Finding])
    /// No trace differs from the right engine's in this number of states.
    case equivalent(states: Int)
    /// No statement detects the mutant; the scenario, as a file, would detect it.
    case survived(scenario: String)
  }

  package let mutant: Mutant
  package let fate: Fate

  package var hasSurvived: Bool {
    if case .survived = fate { true } else { false }
  }
}

/// Checks content against engines and profiles that are wrong on purpose.
package struct MutationRun: Sendable {
  private let centre: HelpCentre
  private let today: CalendarDate

  package init(_ centre: HelpCentre, today: CalendarDate) {
    self.centre = centre
    self.today = today
  }

  /// All mutants, in order.
  package var mutants: [Mutant] { Mutant.all(of: centre) }

  /// Determines the result for each mutant.
  ///
  /// - Parameter progress: Receives the number of finished mutants and the total.
  package func run(
    _ mutants: [Mutant], _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> [MutationResult] {
    let claims = await centre.prove(Rules(), nil)
    return await withTaskGroup(of: (Int, MutationResult).self) { group in
      var waiting = mutants.enumerated().makeIterator()
      var results: [(Int, MutationResult)] = []
      func start(_ mutant: (offset: Int, element: Mutant)) {
        group.addTask { (mutant.offset, await result(of: mutant.element, claims)) }
      }
      // A few at a time: each keeps all cores busy for a while, and memory use stays small.
      for _ in 0..<4 { if let mutant = waiting.next() { start(mutant) } }
      for await result in group {
        results.append(result)
        progress(results.count, mutants.count)
        if let mutant = waiting.next() { start(mutant) }
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// - Parameter claims: The verdicts on the claims with the right engine.
  private func result(of mutant: Mutant, _ claims: [CheckedClaim]) async -> MutationResult {
    let changed = mutant.applied(to: centre)
    // Claims take the longest, so they are checked only if nothing else detects the mutant.
    var findings = await verify(
      changed, stored: nil, today: today, rules: mutant.rules, proved: claims,
      computesAssumptions: false
    ).findings.filter { $0.severity == .error }
    if findings.isEmpty {
      findings = await changed.narrowed(to: mutant).prove(mutant.rules, nil)
        .flatMap { $0.findings([:], describe: changed.describe) }
    }
    if !findings.isEmpty {
      return MutationResult(mutant: mutant, fate: .noticed(findings.report()))
    }
    var states = 0
    for (system, changed) in zip(centre.identitySystems, changed.identitySystems)
    where mutant.concerns(system) {
      let result = BehaviourComparison.compare(
        system.profile, with: changed.profile, mutant.rules, system.target)
      switch result {
      case .equal(let count): states += count
      case .differs(let users, let events, let world):
        let scenario = Scenario(
          showing: mutant, users, events, in: world, under: system, centre.attributes)
        let expectations = scenario.simulation(under: system)?.expectations ?? []
        return MutationResult(
          mutant: mutant, fate: .survived(scenario: scenario.file(expectations: expectations)))
      }
    }
    return MutationResult(mutant: mutant, fate: .equivalent(states: states))
  }
}

extension Scenario {
  func simulation(under system: IdentitySystem) -> Simulation? {
    Simulation.play(self, under: system).value
  }

  /// Creates a scenario from the events after which a mutant behaves differently.
  fileprivate init(
    showing mutant: Mutant, _ users: [UserState], _ events: [Event], in world: ComparedWorld,
    under system: IdentitySystem, _ attributes: AttributeCatalogue?
  ) {
    let cast = Cast(world.form, system, attributes)
    let names = ["ana", "bo"].map { ExactString($0) }
    let attributes = [cast.it, cast.anotherMapped, cast.anotherUnmapped]
    func value(_ value: Value, _ attribute: Attribute) -> ExactString {
      switch value {
      case ComparedWorld.special: cast.special
      case ComparedWorld.name: names[1]
      default: ExactString("\(attributes[attribute.index]) \(value.index + 1)")
      }
    }
    func values(_ record: Record) -> [AttributeValue] {
      record.attributes.map { attribute in
        AttributeValue(
          attribute: Located(attributes[attribute.index], at: system.location),
          value: Located(
            record[attribute].map { value($0, attribute) }, at: system.location))
      }
    }
    let rules = cast.mapping.filter { entry in
      world.mapping.rules.contains { attributes[$0.to.index] == entry.to.value }
    }
    self.init(
      id: "mutant", title: "Notices that \(mutant.says)",
      identitySystem: Located(system.id, at: system.location), mapping: rules,
      users: users.enumerated().map { number, user in
        ScenarioUser(
          name: Located(names[number], at: system.location),
          identitySystem: values(user.identitySystem), target: user.target.map(values),
          account: user.account, isAssigned: user.isAssigned,
          status: user.status, isLinked: user.isLinked)
      },
      steps: events.map { event in
        let named: ScenarioEvent = event.map(
          user: { names[$0.index] }, attribute: { attributes[$0.index] }, value: value)
        return ScenarioStep(event: named, location: system.location, expectation: nil)
      },
      location: system.location, text: "")
  }
}
