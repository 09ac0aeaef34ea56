package import SyncEngine

/// A random world with random events, from a seed.
package struct RandomStory: Sendable {
  package static let attributeCount = 4
  package static let valueCount: Int32 = 5
  /// The value that names a user, if there is that user.
  package static func name(of user: User) -> Value { Value(Int32(user.index) + 2) }

  package var profile: Profile
  package var mapping: Mapping
  package var target = Target()
  package var users: [UserState]
  package var events: [Event]

  /// - Parameter isPlain: Whether users stay in scope, active and linked, syncs never fail, and the
  ///   target takes whatever is sent.
  package init(seed: UInt64, isPlain: Bool = false) {
    var generator = SeededGenerator(seed: seed)
    profile = Self.profile(isPlain: isPlain, &generator)
    mapping = Self.mapping(isPlain: isPlain, &generator)
    users = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      Self.user(isPlain: isPlain, &generator)
    }
    if !isPlain { target = Self.target(users: users.count, &generator) }
    let count = users.count
    let hasCycle = profile.cycle != nil
    events = (0..<20).map { _ in
      !isPlain && generator.happens(1, in: 4)
        ? Self.lifeCycleEvent(users: count, &generator)
        : Self.event(users: count, hasCycle: hasCycle, &generator)
    }
  }

  package func simulator(rules: Rules = Rules()) -> Simulator {
    Simulator(profile, mapping, target, rules: rules)
  }

  /// Plays the events; those that cannot happen are left out.
  package func play(rules: Rules = Rules()) -> (start: World, steps: [PlayedStep]) {
    let simulator = simulator(rules: rules)
    let start = simulator.begin(users)
    var world = start
    let steps = events.compactMap { event in
      (try? simulator.play(event, in: &world)).map { PlayedStep($0, after: world) }
    }
    return (start, steps)
  }

  private static func profile(isPlain: Bool, _ generator: inout SeededGenerator) -> Profile {
    let cycle =
      Bool.random(using: &generator)
      ? Cycle(
        everyMinutes: .random(in: 1...90, using: &generator),
        covers: generator.choice(of: Cycle.Covers.self)) : nil
    var profile = Profile(
      starts: cycle == nil ? .onChange : generator.choice(of: Profile.Starts.self),
      notices: generator.choice(of: Profile.Notices.self),
      sends: generator.choice(of: Profile.Sends.self),
      absent: generator.choice(of: Profile.Absent.self),
      defaults: generator.choice(of: Profile.Defaults.self),
      createOnly: generator.choice(of: Profile.CreateOnly.self),
      forced: generator.choice(of: Profile.Forced.self), cycle: cycle)
    guard !isPlain else { return profile }
    profile.lifeCycle.unassigned = generator.choice(of: LifeCycle.Request.self)
    profile.lifeCycle.disabled = generator.choice(of: LifeCycle.Request.self)
    profile.lifeCycle.softDeleted = generator.choice(of: LifeCycle.Request.self)
    profile.lifeCycle.deleted = generator.choice(of: LifeCycle.Request.self)
    profile.lifeCycle.status = generator.choice(of: LifeCycle.Activation.self)
    profile.lifeCycle.missing = generator.choice(of: LifeCycle.Missing.self)
    if let cycle, generator.happens(1, in: 2) {
      let every = Int32.random(in: 1...4 * cycle.everyMinutes, using: &generator)
      profile.quarantine = Quarantine(
        everyMinutes: every,
        stopsAfterMinutes: Bool.random(using: &generator)
          ? .random(in: 1...4 * every, using: &generator) : nil)
    }
    return profile
  }

  private static func mapping(isPlain: Bool, _ generator: inout SeededGenerator) -> Mapping {
    var functions: Int32 = 0
    return Mapping(
      (0..<attributeCount).compactMap { index in
        let value = Value(.random(in: 0..<valueCount, using: &generator))
        let from = attribute(&generator)
        let source: MappingRule.Source
        var absent: Profile.Absent?
        switch Int.random(in: 0..<(isPlain ? 6 : 9), using: &generator) {
        case 0: return nil
        case 1: source = .constant(value)
        case 2: source = .nothing
        case 3: source = .attribute(from, default: value)
        case 6:
          source = .attribute(from, default: nil)
          absent = generator.choice(of: Profile.Absent.self)
        case 7:
          let others = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            attribute(&generator)
          }
          source = .expression(
            Function(functions), of: [from] + others,
            default: generator.happens(1, in: 4) ? value : nil)
          functions += 1
        default: source = .attribute(from, default: nil)
        }
        let apply: MappingRule.Apply =
          !isPlain && generator.happens(1, in: 5)
          ? .ifEmpty : Bool.random(using: &generator) ? .always : .onCreate
        return MappingRule(source, to: Attribute(index), apply: apply, absent: absent)
      })
  }

  private static func target(users: Int, _ generator: inout SeededGenerator) -> Target {
    var target = Target()
    for attribute in (0..<attributeCount).map(Attribute.init) {
      if generator.happens(1, in: 10) { target.readOnly.insert(attribute) }
      if generator.happens(1, in: 8) { target.immutable.insert(attribute) }
      if generator.happens(1, in: 4) { target.references.insert(attribute) }
      if generator.happens(1, in: 4) { target.lostWhenDeleted.insert(attribute) }
    }
    target.named = (0..<users).map { NamedUser(name(of: User($0)), names: User($0)) }
    return target
  }

  private static func user(isPlain: Bool, _ generator: inout SeededGenerator) -> UserState {
    var user = UserState(
      identitySystem: record(&generator),
      target: Bool.random(using: &generator) ? record(&generator) : nil)
    guard !isPlain, generator.happens(1, in: 2) else { return user }
    if generator.happens(1, in: 4) { user.account = generator.choice(of: Account.self) }
    user.isAssigned = !generator.happens(1, in: 4)
    if user.target != nil {
      if generator.happens(1, in: 2) { user.status = generator.choice(of: Status.self) }
      user.isLinked = !generator.happens(1, in: 3)
    }
    return user
  }

  private static func attribute(_ generator: inout SeededGenerator) -> Attribute {
    Attribute(.random(in: 0..<attributeCount, using: &generator))
  }

  private static func value(_ generator: inout SeededGenerator) -> Value? {
    let number = Int32.random(in: -1..<valueCount, using: &generator)
    return number < 0 ? nil : Value(number)
  }

  private static func record(_ generator: inout SeededGenerator) -> Record {
    var record = Record()
    for index in 0..<attributeCount { record[Attribute(index)] = value(&generator) }
    return record
  }

  private static func event(
    users: Int, hasCycle: Bool, _ generator: inout SeededGenerator
  ) -> Event {
    let user = User(.random(in: 0..<users, using: &generator))
    let attribute = attribute(&generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<3: return .change(user, attribute, at: .identitySystem, to: value(&generator))
    case 3..<6: return .change(user, attribute, at: .target, to: value(&generator))
    case 6: return hasCycle ? .cycle : .fullSync
    case 7: return .wait(minutes: .random(in: 0...200, using: &generator))
    case 8: return .forceSync(user)
    default: return .fullSync
    }
  }

  private static func lifeCycleEvent(users: Int, _ generator: inout SeededGenerator) -> Event {
    let user = User(.random(in: 0..<users, using: &generator))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0..<2: return .status(user, becomes: generator.choice(of: Status.self))
    // A connection works more often than not.
    case 2: return .connection(works: generator.happens(2, in: 3))
    case 3: return .account(user, becomes: .assigned)
    case 4: return .account(user, becomes: .enabled)
    default: return .account(user, becomes: generator.choice(of: AccountChange.self))
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func choice<Choice: CaseIterable>(of type: Choice.Type) -> Choice {
    let all = Array(Choice.allCases)
    return all[.random(in: all.indices, using: &self)]
  }

  fileprivate mutating func happens(_ times: Int, in all: Int) -> Bool {
    Int.random(in: 0..<all, using: &self) < times
  }
}
