import RandomStories
import SyncEngine

extension Trace {
  /// Plays a story with the engine that this process is built from.
  init(_ story: RandomStory, rules: Rules = Rules()) {
    let simulator = story.simulator(rules: rules)
    var world = simulator.begin(story.users)
    self.init(start: Moment(world, simulator))
    for event in story.events {
      do {
        let step = try simulator.play(event, in: &world)
        steps.append(
          Step(
            minute: step.minute, fault: 0, syncs: step.syncs.map { Sync($0) },
            effects: step.effects.map { Effect($0) },
            failures: step.failures.map { Failure($0) }, after: Moment(world, simulator)))
      } catch {
        steps.append(
          Step(minute: world.minute, fault: error.number, after: Moment(world, simulator)))
      }
    }
    terms = world.terms.map { term in
      Term(
        function: term.function.index, arguments: term.arguments.map { $0?.index ?? -1 })
    }
  }
}

extension SimulationFault {
  fileprivate var number: Int32 {
    switch self {
    case .noSchedule: 1
    case .notProvisioned: 2
    case .clockEnds: 3
    case .tooManyCycles: 4
    case .accountDeleted: 5
    }
  }
}

extension Trace.Sync {
  fileprivate init(_ sync: SyncEngine.Sync) {
    self.init(
      user: Int32(sync.user.index), minute: sync.minute, why: Int32(sync.why.rawValue),
      full: sync.full ? 1 : 0,
      decisions: sync.decisions.map { decision in
        switch decision {
        case .carried(let rule): Int32(rule.rawValue)
        case .withheld(let rule): -Int32(rule.rawValue)
        }
      })
  }
}

extension Trace.Effect {
  fileprivate init(_ effect: SyncEngine.Effect) {
    self.init(
      minute: effect.minute, user: Int32(effect.user.index),
      attribute: effect.attribute.map { Int32($0.index) } ?? -1,
      place: Int32(effect.place.rawValue), kind: Int32(effect.kind.rawValue),
      before: effect.before?.index ?? -1, after: effect.after?.index ?? -1,
      rule: Int32(effect.rule.rawValue),
      origin: effect.origin.map { Int32($0.rawValue) } ?? -1)
  }
}

extension Trace.Failure {
  fileprivate init(_ failure: SyncEngine.Failure) {
    self.init(
      minute: failure.minute, user: failure.user.map { Int32($0.index) } ?? -1,
      why: Int32(failure.why.rawValue), rule: Int32(failure.rule.rawValue))
  }
}

extension Trace.Moment {
  fileprivate init(_ world: World, _ simulator: Simulator) {
    let attributes = (0..<RandomStory.attributeCount).map { Attribute($0) }
    self.init(
      minutesToCycle: simulator.profile.cycle.map { cycle in
        cycle.everyMinutes - world.minute % cycle.everyMinutes
      } ?? -1,
      isConnected: world.isConnected ? 1 : 0, quarantinedSince: world.quarantine?.since ?? -1,
      users: world.users.map { user in
        Trace.User(
          isProvisioned: user.target == nil ? 0 : 1, waits: simulator.rules.isDue(user) ? 1 : 0,
          account: Int32(user.account.rawValue), isAssigned: user.isAssigned ? 1 : 0,
          status: user.target == nil ? -1 : Int32(user.status.rawValue),
          isLinked: user.target != nil && user.isLinked ? 1 : 0,
          isLifeCycleDue: user.isLifeCycleDue ? 1 : 0,
          identitySystem: attributes.map { user.identitySystem[$0]?.index ?? -1 },
          target: attributes.map { user.target?[$0]?.index ?? -1 },
          due: attributes.map { user.due.contains($0) ? 1 : 0 },
          edited: attributes.map { user.edited.contains($0) ? 1 : 0 })
      })
  }
}
