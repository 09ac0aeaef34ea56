/// Plays events in a world, by the rules, for one identity system and one mapping.
///
/// Pure and deterministic: equal worlds and events lead to equal worlds and steps on every platform.
public struct Simulator: Sendable {
  /// The end of the clock, in minutes: 36,500 days.
  public static let lastMinute: Int32 = 36_500 * 24 * 60
  /// How many cycles one wait may run.
  public static let cyclesMaxPerWait: Int32 = 10_000

  public let profile: Profile
  public let mapping: Mapping
  public let rules: Rules
  /// Where the clock ends; an experiment of the engine's own may run longer than a scenario.
  private let lastMinute: Int32

  public init(_ profile: Profile, _ mapping: Mapping, rules: Rules = Rules()) {
    self.init(profile, mapping, rules: rules, lastMinute: Self.lastMinute)
  }

  init(_ profile: Profile, _ mapping: Mapping, rules: Rules, lastMinute: Int32) {
    self.profile = profile
    self.mapping = mapping
    self.rules = rules
    self.lastMinute = lastMinute
  }

  /// The world at minute 0. Users who are provisioned already get the first values that R8 may send
  /// again.
  public func begin(_ users: [UserState]) -> World {
    var world = World(users: users)
    for index in users.indices where users[index].target != nil {
      rememberFirstValues(&world.users[index], creates: false)
    }
    return world
  }

  /// Plays one event.
  ///
  /// - Throws: ``SimulationFault`` if the event cannot happen in this world, which is then unchanged.
  public func play(_ event: Event, in world: inout World) throws(SimulationFault) -> Step {
    var step = Step(event)
    switch event {
    case .change(let user, let attribute, .identitySystem, let value):
      editAtIdentitySystem(user, attribute, value, in: &world, &step)
    case .change(let user, let attribute, .target, let value):
      try editAtTarget(user, attribute, value, in: &world, &step)
    case .cycle:
      guard let cycle = profile.cycle else { throw .noSchedule }
      try pass(minutes: cycle.everyMinutes - world.minute % cycle.everyMinutes, in: &world, &step)
    case .wait(let minutes):
      try pass(minutes: minutes, in: &world, &step)
    case .forceSync(let user):
      if rules.forces(profile, rules.isDue(world.users[user.index])) {
        sync(user, .forced, in: &world, &step)
      }
    case .fullSync:
      for index in world.users.indices { sync(User(index), .fullSync, in: &world, &step) }
    }
    step.minute = world.minute
    return step
  }
}

extension Simulator {
  private func editAtIdentitySystem(
    _ user: User, _ attribute: Attribute, _ value: Value?, in world: inout World, _ step: inout Step
  ) {
    let before = world.users[user.index].identitySystem[attribute]
    guard rules.editAtIdentitySystem(&world.users[user.index], attribute, value) else { return }
    step.effects.append(
      Effect(
        minute: world.minute, user: user, place: .identitySystem, kind: .edited, rule: .r1,
        attribute: attribute, before: before, after: value, origin: nil))
    guard rules.notices(profile, mapping.sources.contains(attribute)) else { return }
    world.users[user.index].due.insert(attribute)
    if rules.startsAtOnce(profile) { sync(user, .edit, in: &world, &step) }
  }

  private func editAtTarget(
    _ user: User, _ attribute: Attribute, _ value: Value?, in world: inout World, _ step: inout Step
  ) throws(SimulationFault) {
    guard let target = world.users[user.index].target else { throw .notProvisioned(user) }
    guard rules.editAtTarget(&world.users[user.index], attribute, value) else { return }
    step.effects.append(
      Effect(
        minute: world.minute, user: user, place: .target, kind: .edited, rule: .r4,
        attribute: attribute, before: target[attribute], after: value, origin: nil))
  }

  /// Lets time pass; each cycle up to and including the last minute runs.
  private func pass(
    minutes: Int32, in world: inout World, _ step: inout Step
  ) throws(SimulationFault) {
    guard minutes <= lastMinute - world.minute else { throw .clockEnds }
    let end = world.minute + minutes
    if let cycle = profile.cycle {
      let cyclesRun = end / cycle.everyMinutes - world.minute / cycle.everyMinutes
      guard cyclesRun <= Self.cyclesMaxPerWait else { throw .tooManyCycles }
      for _ in 0..<cyclesRun {
        world.minute += cycle.everyMinutes - world.minute % cycle.everyMinutes
        let covered = rules.cycle(cycle, world.users.map(rules.isDue))
        // A cycle that syncs nobody changes nobody, so those after it find the world as it did.
        if covered.isEmpty { break }
        for user in covered { sync(user, .cycle, in: &world, &step) }
      }
    }
    world.minute = end
  }
}

extension Simulator {
  private func sync(
    _ user: User, _ why: Sync.Reason, in world: inout World, _ step: inout Step
  ) {
    var state = world.users[user.index]
    let creates = rules.create(&state)
    let full = creates || rules.isFull(profile, why)
    var sync = Sync(user: user, minute: world.minute, why: why, full: full)
    if creates {
      rememberFirstValues(&state, creates: true)
      step.effects.append(
        Effect(
          minute: world.minute, user: user, place: .target, kind: .created, rule: .r11,
          attribute: nil, before: nil, after: nil, origin: nil))
    }
    let payload = rules.payload(profile, full, state.due)
    for rule in mapping.rules {
      let (decision, carried) = carried(rule, of: state, creates: creates, payload)
      sync.decisions.append(decision)
      guard case .carried = decision, state.target != nil else { continue }
      let before = state.target?[rule.to]
      guard let kind = rules.write(&state, rule.to, carried?.value) else { continue }
      step.effects.append(
        Effect(
          minute: world.minute, user: user, place: .target, kind: kind, rule: .r9,
          attribute: rule.to, before: before, after: carried?.value, origin: carried?.origin))
    }
    rules.finish(&state)
    world.users[user.index] = state
    step.syncs.append(sync)
  }

  /// Whether a sync carries a rule, with which value, and what decided it.
  private func carried(
    _ rule: MappingRule, of user: UserState, creates: Bool, _ payload: Payload
  ) -> (Decision, OriginatedValue?) {
    let chooser: RuleID
    let value: OriginatedValue?
    switch rule.apply {
    case .always:
      chooser = .r6
      guard payload.carries(rule) else { return (.withheld(by: chooser), nil) }
      value = rules.value(profile, rule, rule.from.flatMap { user.identitySystem[$0] }, creates)
    case .onCreate:
      chooser = .r8
      switch rules.onCreate(profile, creates, payload) {
      case .valueOfNow:
        value = rules.value(profile, rule, rule.from.flatMap { user.identitySystem[$0] }, creates)
      case .firstValue:
        value = user.firstValue(of: rule.to)
      case .nothing:
        return (.withheld(by: chooser), nil)
      }
    }
    if value == nil, !rules.clears(profile) { return (.withheld(by: .r7), nil) }
    return (.carried(by: chooser), value)
  }

  /// Keeps, with `resent`, what R7 gives now for each on-create rule.
  private func rememberFirstValues(_ user: inout UserState, creates: Bool) {
    guard profile.createOnly == .resent else { return }
    user.firstValues = mapping.rules.filter { $0.apply == .onCreate }.compactMap { rule in
      let source = rule.from.flatMap { user.identitySystem[$0] }
      return rules.value(profile, rule, source, creates)
        .map { FirstValue(attribute: rule.to, value: $0) }
    }
  }
}
