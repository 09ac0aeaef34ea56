/// Plays events in a world, by the rules, for one identity system and one mapping.
///
/// Pure and deterministic: equal worlds and events lead to equal worlds and steps on every platform.
package struct Simulator: Sendable {
  /// The end of the clock, in minutes: 36,500 days.
  package static let lastMinute: Int32 = 36_500 * 24 * 60
  /// How many cycles one wait may run.
  package static let cyclesMaxPerWait: Int32 = 10_000
  /// How many syncs the cycles of one wait may run.
  package static let syncsMaxPerWait = 100_000
  /// How many rules the syncs of one wait may decide about.
  package static let decisionsMaxPerWait = 5_000_000

  package let profile: Profile
  package let mapping: Mapping
  package let target: Target
  package let rules: Rules
  /// Where the clock ends; an experiment of the engine's own may run longer than a scenario.
  private let lastMinute: Int32

  package init(
    _ profile: Profile, _ mapping: Mapping, _ target: Target = Target(), rules: Rules = Rules()
  ) {
    self.init(profile, mapping, target, rules: rules, lastMinute: Self.lastMinute)
  }

  init(
    _ profile: Profile, _ mapping: Mapping, _ target: Target, rules: Rules, lastMinute: Int32
  ) {
    self.profile = profile
    self.mapping = mapping
    self.target = target
    self.rules = rules
    self.lastMinute = lastMinute
  }

  /// The world at minute 0. Users who are provisioned already get the first values that R8 may send
  /// again.
  ///
  /// - Parameter terms: Those that the users' values are, if some are terms already.
  package func begin(_ users: [UserState], terms: [Term] = []) -> World {
    var world = World(users: users)
    world.terms = terms
    for index in users.indices where users[index].target != nil {
      rememberFirstValues(&world.users[index], &world.terms, creates: false)
    }
    return world
  }

  /// Plays one event.
  ///
  /// - Throws: ``SimulationFault`` if the event cannot happen in this world, which is then unchanged.
  package func play(_ event: Event, in world: inout World) throws(SimulationFault) -> Step {
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
      if !rules.fails(world) { world.quarantine = nil }
      for index in world.users.indices { sync(User(index), .fullSync, in: &world, &step) }
      carryReferences(from: 0, in: &world, &step)
    case .account(let user, let change):
      changeAccount(user, change, in: &world, &step)
    case .status(let user, let status):
      try changeStatus(user, status, in: &world, &step)
    case .connection(let works):
      world.isConnected = works
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
    guard rules.isReached(world.users[user.index]),
      rules.notices(profile, mapping.sources.contains(attribute))
    else { return }
    world.users[user.index].due.insert(attribute)
    if rules.startsAtOnce(profile) { sync(user, .edit, in: &world, &step) }
  }

  private func editAtTarget(
    _ user: User, _ attribute: Attribute, _ value: Value?, in world: inout World, _ step: inout Step
  ) throws(SimulationFault) {
    let state = world.users[user.index]
    guard let target = state.target else { throw .notProvisioned(user) }
    guard state.status != .deleted else { throw .accountDeleted(user) }
    guard rules.editAtTarget(&world.users[user.index], attribute, value) else { return }
    step.effects.append(
      Effect(
        minute: world.minute, user: user, place: .target, kind: .edited, rule: .r4,
        attribute: attribute, before: target[attribute], after: value, origin: nil))
  }

  private func changeAccount(
    _ user: User, _ change: AccountChange, in world: inout World, _ step: inout Step
  ) {
    let before = rules.request(profile, world.users[user.index])
    guard rules.changeAccount(&world.users[user.index], change) else { return }
    step.effects.append(.edit(of: user, at: .identitySystem, rule: .r17, minute: world.minute))
    let now = rules.request(profile, world.users[user.index])
    let isDue = rules.isLifeCycleDue(world.users[user.index], before, now)
    world.users[user.index].isLifeCycleDue = isDue
    if isDue, rules.startsAtOnce(profile) { sync(user, .edit, in: &world, &step) }
  }

  private func changeStatus(
    _ user: User, _ status: Status, in world: inout World, _ step: inout Step
  ) throws(SimulationFault) {
    guard world.users[user.index].target != nil else { throw .notProvisioned(user) }
    guard rules.changeStatus(&world.users[user.index], status) else { return }
    step.effects.append(.edit(of: user, at: .target, rule: .r20, minute: world.minute))
    if status == .deleted {
      lose(user, &world.users[user.index], minute: world.minute, &step)
    }
  }

  /// Lets time pass; each cycle up to and including the last minute runs.
  private func pass(
    minutes: Int32, in world: inout World, _ step: inout Step
  ) throws(SimulationFault) {
    guard minutes <= lastMinute - world.minute else { throw .clockEnds }
    let end = world.minute + minutes
    let before = world
    let syncsMax = min(
      Self.syncsMaxPerWait, Self.decisionsMaxPerWait / max(1, mapping.rules.count))
    if let cycle = profile.cycle {
      let cyclesRun = end / cycle.everyMinutes - world.minute / cycle.everyMinutes
      guard cyclesRun <= Self.cyclesMaxPerWait else { throw .tooManyCycles }
      for _ in 0..<cyclesRun {
        world.minute += cycle.everyMinutes - world.minute % cycle.everyMinutes
        guard rules.runs(profile, world) else { continue }
        let fails = rules.fails(world)
        world.quarantine = rules.quarantine(profile, world, fails)
        if fails {
          step.failures.append(Failure(user: nil, minute: world.minute, why: .cycle, rule: .r23))
          continue
        }
        let covered = rules.cycle(cycle, world.users.map(rules.isDue))
        let doneBefore = step.syncs.count + step.failures.count
        let first = step.syncs.count
        for user in covered { sync(user, .cycle, in: &world, &step) }
        carryReferences(from: first, in: &world, &step)
        // A cycle that syncs no user changes no user, so later cycles find the same world.
        let done = step.syncs.count + step.failures.count
        if done == doneBefore { break }
        guard done <= syncsMax else {
          world = before
          throw .tooManyCycles
        }
      }
    }
    world.minute = end
  }
}
