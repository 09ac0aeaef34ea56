package import Content
package import Diagnostics
package import Profiles
package import SyncEngine

/// A scenario that was played to its end.
package struct Simulation: Sendable {
  package let scenario: Scenario
  package let identitySystem: IdentitySystem
  /// The mapping that was in force.
  package let mapping: [MappingEntry]
  /// The same mapping, as the engine knows it.
  package let engineMapping: Mapping
  package let names: Names
  package let start: World
  package let steps: [PlayedStep]
  /// The undocumented assumptions that the result depends on.
  package var assumptions: [Assumption] = []
}

extension Simulation {
  /// Plays a scenario.
  ///
  /// - Returns: The finished simulation, with a finding for each failed expectation; `nil`, with a
  ///   finding, if an event cannot happen.
  package static func play(
    _ scenario: Scenario, under system: IdentitySystem, rules: Rules = Rules()
  ) -> Checked<Simulation?> {
    var names = Names(users: scenario.users.map(\.name.value))
    let mapping = scenario.mapping ?? system.mapping
    let rulesOfMapping = names.intern(mapping, members: scenario.members)
    let users = scenario.users.map { names.intern($0) }
    let events = scenario.steps.map { names.intern($0.event) }
    let simulator = Simulator(
      system.profile, rulesOfMapping, system.target.target(names, users: names.users),
      rules: rules)
    if let finding = tooManyValues(of: users, in: scenario, simulator.mapping) {
      return Checked(nil, [finding])
    }
    let start = simulator.begin(users)
    var world = start
    var syncs = 0
    var played: [PlayedStep] = []
    var findings: [Finding] = []
    for (step, event) in zip(scenario.steps, events) {
      do {
        let outcome = try simulator.play(event, in: &world)
        names.terms = world.terms
        played.append(PlayedStep(outcome, after: world))
        syncs += outcome.syncs.count + outcome.failures.count
        guard syncs <= syncsMax(under: simulator.mapping) else {
          return Checked(nil, findings + [.tooManySyncs(at: step.location)])
        }
        findings += failures(of: step, after: outcome, in: world, names)
      } catch {
        return Checked(nil, findings + [.unplayable(step, error, system, names)])
      }
    }
    let simulation = Simulation(
      scenario: scenario, identitySystem: system, mapping: mapping,
      engineMapping: simulator.mapping,
      names: names, start: start,
      steps: played)
    return Checked(simulation, findings)
  }
}

// The limits of a scenario.
extension Simulation {
  private static func syncsMax(under mapping: Mapping) -> Int {
    min(
      ContentLimits.scenarioSyncsMax,
      ContentLimits.scenarioDecisionsMax / max(1, mapping.rules.count))
  }

  private static func tooManyValues(
    of users: [UserState], in scenario: Scenario, _ mapping: Mapping
  ) -> Finding? {
    let values = users.reduce(0) { sum, user in
      sum + user.identitySystem.attributes.count + (user.target?.attributes.count ?? 0)
        + mapping.rules.count
    }
    guard values * scenario.steps.count > ContentLimits.scenarioValuesMax else { return nil }
    return Finding(
      .fileTooLarge, at: scenario.location,
      "\(values) values of users and \(scenario.steps.count) steps are more than "
        + "\(ContentLimits.scenarioValuesMax) values to keep",
      hint: "split the scenario")
  }
}

extension Names {
  mutating func intern(_ values: [AttributeValue]) -> Record {
    values.reduce(into: Record()) { record, entry in
      for member in entry.members ?? [] {
        let value: Value = intern(value: member.value)
        record[intern(attribute: member.word)] = value
      }
      guard entry.members == nil else { return }
      record[intern(attribute: entry.attribute.value)] = intern(value: entry.value.value)
    }
  }

  package mutating func intern(_ user: ScenarioUser) -> UserState {
    var state = UserState(
      identitySystem: intern(user.identitySystem), target: user.target.map { intern($0) })
    state.account = user.account
    state.isAssigned = user.isAssigned
    state.status = user.status
    state.isLinked = user.isLinked
    return state
  }

  package mutating func intern(_ event: ScenarioEvent) -> Event {
    event.map(
      user: { user in
        guard let number = self.user(user) else { preconditionFailure("loading checked the user") }
        return number
      }, attribute: { intern(attribute: $0) }, value: { value, _ in intern(value: value) })
  }
}

extension Finding {
  fileprivate static func tooManySyncs(at location: Location) -> Finding {
    Finding(
      .fileTooLarge, at: location,
      "up to here the scenario has led to more than \(ContentLimits.scenarioSyncsMax) syncs, or "
        + "\(ContentLimits.scenarioDecisionsMax) decisions about rules",
      hint: "split the scenario")
  }

  fileprivate static func unplayable(
    _ step: ScenarioStep, _ fault: SimulationFault, _ system: IdentitySystem, _ names: Names
  ) -> Finding {
    switch fault {
    case .noSchedule:
      Finding(
        .missingSchedule, at: step.location, "'\(system.id)' has no schedule of cycles",
        hint: "give its profile a 'cycle', or use 'force-sync' or 'full-sync'",
        related: [Related("the identity system", at: system.location)])
    case .notProvisioned(let user):
      Finding(
        .unplayableStep, at: step.location,
        "'\(names[user])' has no record at the target, so nobody can edit it there",
        hint: "give the user a 'target' record, or let a sync create it first")
    case .accountDeleted(let user):
      Finding(
        .unplayableStep, at: step.location,
        "the account of '\(names[user])' is deleted at the target, so nobody can edit it there",
        hint: "bring it back first: life-cycle: {at: target, becomes: active}")
    case .clockEnds:
      Finding(
        .unplayableStep, at: step.location,
        "the clock ends after \(Simulator.lastMinute / 1_440) days",
        hint: "let less time pass")
    case .tooManyCycles:
      Finding(
        .unplayableStep, at: step.location,
        "one wait may run at most \(Simulator.cyclesMaxPerWait) cycles, which sync at most "
          + "\(Simulator.syncsMaxPerWait) times and decide about \(Simulator.decisionsMaxPerWait) rules",
        hint: "split the wait, or let less time pass")
    }
  }
}
