import Profiles
import SyncEngine

/// Plays the same events in two engines, from every state that both can reach together.
struct BehaviourComparison {
  enum Result {
    /// No trace differs in this number of states.
    case equal(states: Int)
    /// The shortest events after which a trace differs.
    case differs([UserState], [Event], ComparedWorld)
  }

  private let left: Simulator
  private let right: Simulator
  private let world: ComparedWorld
  private let attention: Attention

  /// Two states of the same world.
  private struct Pair {
    let left: World
    let right: World
    let from: Int?
    let event: Event?
  }

  private init(
    _ left: Simulator, _ right: Simulator, _ world: ComparedWorld, _ attention: Attention
  ) {
    self.left = left
    self.right = right
    self.world = world
    self.attention = attention
  }

  /// Compares two profiles, each with its rules, for all kinds of attributes.
  static func compare(
    _ profile: Profile, with changed: Profile, _ rules: Rules, _ attributes: TargetAttributes
  ) -> Result {
    let hasCycle = profile.cycle != nil || changed.cycle != nil
    let worlds = ComparedWorld.all(attributes, hasCycle: hasCycle)
    var states = 0
    // A difference that a scenario can expect is worth more than one that only evidence shows.
    for attention in [Attention.scenario, .evidence] {
      states = 0
      for world in worlds {
        let comparison = BehaviourComparison(
          Simulator(profile, world.mapping, world.target),
          Simulator(changed, world.mapping, world.target, rules: rules),
          world, attention)
        switch comparison.run() {
        case .equal(let count): states += count
        case .differs(let start, let events, let world): return .differs(start, events, world)
        }
      }
    }
    return .equal(states: states)
  }

  /// The compared parts of a trace.
  private enum Attention {
    /// Who was synced, what was overwritten, and both records.
    case scenario
    /// The whole trace.
    case evidence
  }

  private func run() -> Result {
    var pairs: [Pair] = []
    var seen = Set<[Int32]>()
    func add(_ pair: Pair) {
      if seen.insert(key(pair)).inserted { pairs.append(pair) }
    }
    for users in world.beginnings {
      add(
        Pair(
          left: left.begin(users), right: right.begin(users), from: nil, event: nil))
    }
    var number = 0
    while number < pairs.count {
      for event in world.events {
        let (one, other) = (
          played(event, left, pairs[number].left),
          played(event, right, pairs[number].right)
        )
        guard isSame(one, other) else {
          return .differs(
            start(of: pairs, number), events(of: pairs, number) + [event], world)
        }
        guard one.step != nil else { continue }
        add(Pair(left: one.world, right: other.world, from: number, event: event))
      }
      number += 1
    }
    return .equal(states: pairs.count)
  }

  /// - Returns: No step if the event cannot happen.
  private func played(
    _ event: Event, _ simulator: Simulator, _ before: World
  ) -> (step: Step?, world: World) {
    var world = before
    let step = try? simulator.play(event, in: &world)
    world.forgetTheClock(simulator.profile)
    return (step, world)
  }

  private func isSame(
    _ one: (step: Step?, world: World), _ other: (step: Step?, world: World)
  ) -> Bool {
    guard let left = one.step, let right = other.step else {
      return one.step == nil && other.step == nil
    }
    let (users, others) = (one.world.users, other.world.users)
    switch attention {
    case .scenario:
      return left.syncs.map(\.user) == right.syncs.map(\.user)
        && left.overwritten == right.overwritten
        && users.map(\.identitySystem) == others.map(\.identitySystem)
        && users.map(\.target) == others.map(\.target)
        && users.map(\.shownAccount) == others.map(\.shownAccount)
        && one.world.terms == other.world.terms
    case .evidence:
      // The values that rule R8 may send again are visible when they are sent.
      return left == right
        && users.map(\.withoutFirstValues) == others.map(\.withoutFirstValues)
    }
  }

  private func start(of pairs: [Pair], _ number: Int) -> [UserState] {
    var number = number
    while let from = pairs[number].from { number = from }
    return pairs[number].left.users
  }

  private func events(of pairs: [Pair], _ number: Int) -> [Event] {
    var events: [Event] = []
    var number: Int? = number
    while let index = number {
      if let event = pairs[index].event { events.append(event) }
      number = pairs[index].from
    }
    return events.reversed()
  }

  private func key(_ pair: Pair) -> [Int32] { key(pair.left) + [-9] + key(pair.right) }

  private func key(_ world: World) -> [Int32] {
    world.users.flatMap(key)
      + [
        world.isConnected ? 1 : 0, world.minute, world.quarantine?.since ?? -1,
        world.quarantine?.lastRun ?? -1,
      ]
  }

  private func key(_ user: UserState) -> [Int32] {
    var key: [Int32] = []
    for attribute in (0...2).map(Attribute.init) {
      key.append(user.identitySystem[attribute]?.index ?? -1)
      key.append(user.target?[attribute]?.index ?? -1)
      key.append(user.firstValue(of: attribute)?.value.index ?? -1)
      key.append(
        flags([
          user.due.contains(attribute), user.edited.contains(attribute), user.target == nil,
        ]))
    }
    key.append(Int32(user.account.rawValue))
    key.append(Int32(user.status.rawValue))
    key.append(flags([user.isAssigned, user.isLinked, user.isLifeCycleDue]))
    return key
  }

  private func flags(_ flags: [Bool]) -> Int32 { flags.reduce(0) { $0 * 2 + ($1 ? 1 : 0) } }
}

extension World {
  /// Removes absolute times. Only a quarantine depends on time, and only on how long ago it began and
  /// when its last cycle ran.
  fileprivate mutating func forgetTheClock(_ profile: Profile) {
    guard var state = quarantine, let limits = profile.quarantine else {
      minute = 0
      return
    }
    let age = limits.stopsAfterMinutes.map { min(minute - state.since, $0) } ?? 0
    let pause = min(minute - state.lastRun, limits.everyMinutes)
    minute = max(age, pause)
    state = QuarantineState(since: minute - age, lastRun: minute - pause)
    quarantine = state
  }
}

extension UserState {
  /// The parts of the account that a scenario can expect.
  fileprivate var shownAccount: [Int] {
    target == nil ? [] : [Int(status.rawValue), isLinked ? 1 : 0]
  }

  fileprivate var withoutFirstValues: UserState {
    var user = self
    user.firstValues = []
    return user
  }
}
