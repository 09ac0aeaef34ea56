import SyncEngine

/// Plays the same events in two engines, from every state that both can reach together.
struct BehaviourComparison {
  enum Result {
    /// No trace differs, in so many states.
    case equal(states: Int)
    /// The events after which a trace differs, as few as possible.
    case differs([UserState], [Event], ComparedWorld)
  }

  private let left: Simulator
  private let right: Simulator
  private let world: ComparedWorld
  private let attention: Attention

  /// Two states of the same users.
  private struct Pair {
    let left: [UserState]
    let right: [UserState]
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
    _ profile: Profile, with changed: Profile, _ rules: Rules
  ) -> Result {
    let hasCycle = profile.cycle != nil || changed.cycle != nil
    let worlds =
      AttributeKind.allCases.map { ComparedWorld(of: $0, hasCycle: hasCycle) }
      + [ComparedWorld(twoUsersWithCycle: hasCycle)]
    var states = 0
    // A difference that a scenario can expect is worth more than one that only evidence shows.
    for attention in [Attention.scenario, .evidence] {
      states = 0
      for world in worlds {
        let comparison = BehaviourComparison(
          Simulator(profile, world.mapping), Simulator(changed, world.mapping, rules: rules),
          world, attention)
        switch comparison.run() {
        case .equal(let count): states += count
        case .differs(let start, let events, let world): return .differs(start, events, world)
        }
      }
    }
    return .equal(states: states)
  }

  /// What is compared.
  private enum Attention {
    /// Who was synced, what was overwritten, and both records.
    case scenario
    /// All that a trace tells.
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
          left: left.begin(users).users, right: right.begin(users).users, from: nil, event: nil))
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
        add(Pair(left: one.users, right: other.users, from: number, event: event))
      }
      number += 1
    }
    return .equal(states: pairs.count)
  }

  /// - Returns: No step if the event cannot happen.
  private func played(
    _ event: Event, _ simulator: Simulator, _ users: [UserState]
  ) -> (step: Step?, users: [UserState]) {
    var world = World(users: users)
    let step = try? simulator.play(event, in: &world)
    return (step, world.users)
  }

  private func isSame(
    _ one: (step: Step?, users: [UserState]), _ other: (step: Step?, users: [UserState])
  ) -> Bool {
    guard let left = one.step, let right = other.step else {
      return one.step == nil && other.step == nil
    }
    switch attention {
    case .scenario:
      return left.syncs.map(\.user) == right.syncs.map(\.user)
        && left.overwritten == right.overwritten
        && one.users.map(\.identitySystem) == other.users.map(\.identitySystem)
        && one.users.map(\.target) == other.users.map(\.target)
    case .evidence:
      // What R8 may send again shows when it is sent.
      return left == right
        && one.users.map(\.withoutFirstValues)
          == other.users.map(\.withoutFirstValues)
    }
  }

  private func start(of pairs: [Pair], _ number: Int) -> [UserState] {
    var number = number
    while let from = pairs[number].from { number = from }
    return pairs[number].left
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

  private func key(_ users: [UserState]) -> [Int32] {
    users.flatMap { user in
      (0...2).map(Attribute.init).flatMap { attribute in
        [
          user.identitySystem[attribute]?.index ?? -1, user.target?[attribute]?.index ?? -1,
          user.firstValue(of: attribute)?.value.index ?? -1,
          (user.due.contains(attribute) ? 1 : 0) + (user.edited.contains(attribute) ? 2 : 0)
            + (user.target == nil ? 4 : 0),
        ]
      }
    }
  }
}

extension UserState {
  fileprivate var withoutFirstValues: UserState {
    var user = self
    user.firstValues = []
    return user
  }
}
