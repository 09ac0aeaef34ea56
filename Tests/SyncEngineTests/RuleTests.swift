import SyncEngine
import Synchronization
import Testing

/// Each rule by itself, on the smallest world that shows it.
@Suite struct RuleTests {
  static let department = Attribute(0)
  static let mobile = Attribute(1)
  static let old = Value(0)
  static let new = Value(1)
  static let other = Value(2)

  static let mapped = Mapping([MappingRule(.attribute(department, default: nil), to: department)])

  static func user(_ source: Value?, _ target: Value?, isProvisioned: Bool = true) -> UserState {
    var identitySystem = Record()
    identitySystem[department] = source
    var record = Record()
    record[department] = target
    return UserState(identitySystem: identitySystem, target: isProvisioned ? record : nil)
  }

  /// Plays events with one user and gives the last step and world.
  static func play(
    _ events: [Event], _ profile: Profile = Profile(), _ mapping: Mapping = mapped,
    _ user: UserState = user(old, old)
  ) throws -> (step: Step, world: World) {
    let simulator = Simulator(profile, mapping)
    var world = simulator.begin([user])
    var last: Step?
    for event in events { last = try simulator.play(event, in: &world) }
    return (try #require(last), world)
  }

  static func edit(
    _ attribute: Attribute = department, at place: Place = .identitySystem, to value: Value?
  ) -> Event { .change(User(0), attribute, at: place, to: value) }

  @Test(arguments: Place.allCases) func R1_R4_settingTheSameValueIsNoEdit(place: Place) throws {
    let (step, world) = try Self.play([Self.edit(at: place, to: Self.old)])
    #expect(step.effects.isEmpty && step.syncs.isEmpty)
    #expect(world.users[0].due.isEmpty && world.users[0].edited.isEmpty)
  }

  @Test(arguments: [(Profile.Notices.mappedChanges, 0), (.anyChange, 1)])
  func R2_anUnmappedEditIsNoticedOnlyWhereEveryChangeIs(notices: Profile.Notices, syncs: Int) throws
  {
    let profile = Profile(notices: notices)
    let (step, world) = try Self.play([Self.edit(Self.mobile, to: Self.new)], profile)
    #expect(step.syncs.count == syncs)
    #expect(world.users[0].target?[Self.mobile] == nil)
  }

  @Test func R3_aScheduledSystemWaitsForItsCycle() throws {
    let profile = Profile(starts: .onSchedule, cycle: Cycle(everyMinutes: 40))
    let (first, waiting) = try Self.play([Self.edit(to: Self.new)], profile)
    #expect(first.syncs.isEmpty)
    #expect(waiting.users[0].due == AttributeSet([Self.department]))
    let (second, _) = try Self.play([Self.edit(to: Self.new), .cycle], profile)
    #expect(second.syncs.map(\.why) == [.cycle])
    #expect(second.minute == 40)
  }

  @Test func R4_nothingTravelsBack() throws {
    let (step, world) = try Self.play([Self.edit(at: .target, to: Self.new)])
    #expect(step.syncs.isEmpty)
    #expect(world.users[0].identitySystem[Self.department] == Self.old)
    #expect(world.users[0].edited == AttributeSet([Self.department]))
  }

  @Test(arguments: [(Cycle.Covers.changedUsers, [Int]()), (.allUsers, [0, 1])])
  func R5_aCycleSyncsThoseItCovers(covers: Cycle.Covers, synced: [Int]) throws {
    let profile = Profile(cycle: Cycle(everyMinutes: 10, covers: covers))
    let simulator = Simulator(profile, Self.mapped)
    var world = simulator.begin([Self.user(Self.old, Self.new), Self.user(Self.old, Self.new)])
    let step = try simulator.play(.cycle, in: &world)
    #expect(step.syncs.map(\.user.index) == synced)
    #expect(!step.syncs.contains { $0.full != (covers == .allUsers) })
  }

  /// Two users who are due, so that a wrong order shows.
  @Test func R5_aCycleSyncsThoseDueInTheOrderOfTheirNames() throws {
    let profile = Profile(starts: .onSchedule, cycle: Cycle(everyMinutes: 10))
    let simulator = Simulator(profile, Self.mapped)
    var world = simulator.begin([
      Self.user(Self.old, Self.old), Self.user(Self.old, Self.old), Self.user(Self.old, Self.old),
    ])
    for user in [2, 0] {
      let edit = Event.change(User(user), Self.department, at: .identitySystem, to: Self.new)
      _ = try simulator.play(edit, in: &world)
    }
    #expect(try simulator.play(.cycle, in: &world).syncs.map(\.user.index) == [0, 2])
  }

  /// What is told and what is carried: only a full sync carries, with `changed-only`, what nobody
  /// changed.
  @Test(arguments: [
    (Profile.Forced.full, true, RuleTests.old), (.dueOnly, false, RuleTests.other),
  ])
  func R6_aForcedSyncIsFullUnlessItIsForThoseDueOnly(
    forced: Profile.Forced, isFull: Bool, drifted: Value
  ) throws {
    let title = Self.mobile
    let mapping = Self.mapped.adding(MappingRule(.attribute(title, default: nil), to: title))
    var user = Self.user(Self.old, Self.old)
    user.identitySystem[title] = Self.old
    user.target?[title] = Self.other
    let profile = Profile(
      starts: .onSchedule, sends: .changedOnly, forced: forced, cycle: Cycle(everyMinutes: 40))
    let (step, world) = try Self.play(
      [Self.edit(to: Self.new), .forceSync(User(0))], profile, mapping, user)
    #expect(step.syncs.map(\.why) == [.forced])
    #expect(step.syncs.map(\.full) == [isFull])
    #expect(world.users[0].target?[Self.department] == Self.new)
    #expect(world.users[0].target?[title] == drifted)
  }

  /// A constant, and a rule that nothing feeds, travel with everything or not at all.
  @Test(arguments: [
    (Profile.Sends.allMapped, [RuleTests.edit(to: RuleTests.new)], true),
    (.changedOnly, [RuleTests.edit(to: RuleTests.new)], false),
    (.changedOnly, [.fullSync], true),
  ])
  func R6_rulesWithoutASourceTravelWithEveryRuleOnly(
    sends: Profile.Sends, events: [Event], travel: Bool
  ) throws {
    let (fixed, emptied) = (Attribute(2), Attribute(3))
    let mapping = Self.mapped.adding(MappingRule(.constant(Self.new), to: fixed))
      .adding(MappingRule(.nothing, to: emptied))
    var user = Self.user(Self.old, Self.old)
    user.target?[fixed] = Self.other
    user.target?[emptied] = Self.other
    let (step, world) = try Self.play(events, Profile(sends: sends), mapping, user)
    #expect(world.users[0].target?[fixed] == (travel ? Self.new : Self.other))
    #expect(world.users[0].target?[emptied] == (travel ? nil : Self.other))
    let rest: Decision = travel ? .carried(by: .r6) : .withheld(by: .r6)
    #expect(step.syncs.map(\.decisions) == [[.carried(by: .r6), rest, rest]])
  }

  @Test(arguments: [(Profile.Sends.allMapped, RuleTests.old), (.changedOnly, RuleTests.other)])
  func R6_aSyncTakesAlongWhatElseHadDrifted(sends: Profile.Sends, drifted: Value) throws {
    let title = Self.mobile
    let mapping = Self.mapped.adding(MappingRule(.attribute(title, default: nil), to: title))
    var user = Self.user(Self.old, Self.old)
    user.identitySystem[title] = Self.old
    user.target?[title] = Self.old
    let (_, world) = try Self.play(
      [Self.edit(title, at: .target, to: Self.other), Self.edit(to: Self.new)],
      Profile(sends: sends), mapping, user)
    #expect(world.users[0].target?[title] == drifted)
    #expect(world.users[0].target?[Self.department] == Self.new)
  }

  @Test(arguments: [(Profile.Absent.clear, nil as Value?), (.keep, RuleTests.old)])
  func R7_anEmptiedSourceClearsOrKeeps(absent: Profile.Absent, left: Value?) throws {
    let (_, world) = try Self.play([Self.edit(to: nil)], Profile(absent: absent))
    #expect(world.users[0].target?[Self.department] == left)
  }

  @Test(arguments: [
    (Profile.Defaults.always, true, RuleTests.other as Value?),
    (.always, false, RuleTests.other), (.onCreate, true, nil), (.onCreate, false, RuleTests.other),
  ])
  func R7_aDefaultStandsIn(
    defaults: Profile.Defaults, isProvisioned: Bool, becomes: Value?
  ) throws {
    let mapping = Mapping([
      MappingRule(.attribute(Self.department, default: Self.other), to: Self.department)
    ])
    let user = Self.user(nil, Self.old, isProvisioned: isProvisioned)
    let (_, world) = try Self.play([.fullSync], Profile(defaults: defaults), mapping, user)
    #expect(world.users[0].target?[Self.department] == becomes)
  }

  @Test(arguments: [(Profile.CreateOnly.withheld, RuleTests.other), (.resent, RuleTests.old)])
  func R8_anOnCreateValueIsWithheldOrComesBack(
    createOnly: Profile.CreateOnly, becomes: Value
  ) throws {
    let mapping = Mapping([
      MappingRule(.attribute(Self.department, default: nil), to: Self.department, apply: .onCreate)
    ])
    let (_, world) = try Self.play(
      [.fullSync, Self.edit(at: .target, to: Self.other), Self.edit(to: Self.new), .fullSync],
      Profile(createOnly: createOnly), mapping, Self.user(Self.old, nil, isProvisioned: false))
    #expect(world.users[0].target?[Self.department] == becomes)
  }

  /// The first value comes back with each sync that carries every rule, and with no other.
  @Test(arguments: [
    (Profile.Sends.allMapped, RuleTests.edit(mobile, to: RuleTests.new), RuleTests.old),
    (.changedOnly, RuleTests.edit(mobile, to: RuleTests.new), RuleTests.other),
    (.changedOnly, .fullSync, RuleTests.old),
  ])
  func R8_aFirstValueIsResentWithEveryRuleOnly(
    sends: Profile.Sends, event: Event, becomes: Value
  ) throws {
    let mapping = Mapping([
      MappingRule(.attribute(Self.department, default: nil), to: Self.department, apply: .onCreate),
      MappingRule(.attribute(Self.mobile, default: nil), to: Self.mobile),
    ])
    let (step, world) = try Self.play(
      [Self.edit(at: .target, to: Self.other), event],
      Profile(sends: sends, createOnly: .resent), mapping)
    #expect(step.syncs.count == 1)
    #expect(world.users[0].target?[Self.department] == becomes)
  }

  @Test func R9_whatAPersonSetIsOverwrittenAndLeavesEdited() throws {
    let (step, world) = try Self.play([Self.edit(at: .target, to: Self.new), .fullSync])
    #expect(step.effects.map(\.kind) == [.overwrote])
    #expect(world.users[0].edited.isEmpty)
  }

  @Test func R9_aCarriedEqualValueLeavesEditedWithoutAnEffect() throws {
    let (step, world) = try Self.play(
      [Self.edit(at: .target, to: Self.old), .fullSync], Profile(), Self.mapped,
      Self.user(Self.old, Self.new))
    #expect(step.effects.isEmpty)
    #expect(world.users[0].edited.isEmpty)
  }

  @Test func R10_afterItsSyncNothingIsDue() throws {
    let profile = Profile(starts: .onSchedule, cycle: Cycle(everyMinutes: 40))
    let (step, _) = try Self.play([Self.edit(to: Self.new), .cycle, .cycle], profile)
    #expect(step.syncs.isEmpty)
  }

  @Test func R11_aSyncCreatesTheUser() throws {
    let profile = Profile(forced: .dueOnly)
    let (step, world) = try Self.play(
      [.forceSync(User(0))], profile, Self.mapped, Self.user(Self.old, nil, isProvisioned: false))
    #expect(step.effects.map(\.kind) == [.created, .wrote])
    #expect(step.syncs.map(\.full) == [true])
    #expect(world.users[0].target?[Self.department] == Self.old)
  }

  /// The second try carries what the first would have: not what the identity system holds by now, and
  /// in a creation also a default that is given there only.
  @Test(arguments: [(Profile.CreateOnly.resent, true), (.withheld, false)])
  func R15_aReferenceIsTriedAgainWithTheSameValue(
    createOnly: Profile.CreateOnly, isProvisioned: Bool
  ) throws {
    let manager = Self.department
    let (name, standIn) = (Value(7), Value(8))
    let rule = MappingRule(
      .attribute(manager, default: isProvisioned ? nil : standIn), to: manager,
      apply: isProvisioned ? .onCreate : .always)
    var target = Target()
    target.references.insert(manager)
    target.named = [NamedUser(name, names: User(1)), NamedUser(standIn, names: User(1))]
    let simulator = Simulator(
      Profile(notices: .anyChange, defaults: .onCreate, createOnly: createOnly),
      Mapping([rule]), target)
    var world = simulator.begin([
      Self.user(isProvisioned ? name : nil, nil, isProvisioned: isProvisioned),
      Self.user(nil, nil, isProvisioned: false),
    ])
    if isProvisioned {
      _ = try simulator.play(
        .change(User(0), manager, at: .identitySystem, to: Self.other), in: &world)
    }
    let step = try simulator.play(.fullSync, in: &world)
    #expect(step.syncs.first?.decisions == [.carried(by: .r15)])
    #expect(world.users[0].target?[manager] == (isProvisioned ? name : standIn))
  }

  @Test func forcedSyncOfAUserThatIsNotDueDoesNothingWithDueOnly() throws {
    let (step, _) = try Self.play(
      [Self.edit(at: .target, to: Self.new), .forceSync(User(0))], Profile(forced: .dueOnly))
    #expect(step.syncs.isEmpty)
  }

  @Test func waitRunsTheCycleOfItsLastMinute() throws {
    let profile = Profile(cycle: Cycle(everyMinutes: 40, covers: .allUsers))
    let (step, world) = try Self.play([.wait(minutes: 80)], profile)
    #expect(step.syncs.map(\.minute) == [40, 80])
    #expect(world.minute == 80)
  }

  /// Cycles in which no user is due are skipped: the rule that says whom a cycle syncs is asked once
  /// more than it syncs a user, not once a cycle.
  @Test func cyclesInWhichNobodyIsDueAreSkipped() throws {
    let asked = Mutex(0)
    var rules = Rules()
    let standard = rules.cycle
    rules.cycle = { cycle, isDue in
      asked.withLock { $0 += 1 }
      return standard(cycle, isDue)
    }
    let profile = Profile(starts: .onSchedule, cycle: Cycle(everyMinutes: 10))
    let simulator = Simulator(profile, Self.mapped, rules: rules)
    var world = simulator.begin([Self.user(Self.old, Self.old)])
    _ = try simulator.play(Self.edit(to: Self.new), in: &world)
    let step = try simulator.play(.wait(minutes: 99_995), in: &world)
    #expect(asked.withLock { $0 } == 2)
    #expect(step.syncs.map(\.minute) == [10])
    #expect(step.minute == 99_995)
    #expect(world.minute == 99_995)
    _ = try simulator.play(Self.edit(to: Self.old), in: &world)
    #expect(try simulator.play(.cycle, in: &world).syncs.map(\.minute) == [100_000])
  }

  @Test func faultsLeaveTheWorldAlone() {
    let daily = Simulator(Profile(cycle: Cycle(everyMinutes: 1)), Self.mapped)
    var world = daily.begin([Self.user(nil, nil, isProvisioned: false)])
    let start = world
    #expect(throws: SimulationFault.tooManyCycles) {
      try daily.play(.wait(minutes: 10_001), in: &world)
    }
    #expect(throws: SimulationFault.notProvisioned(User(0))) {
      try daily.play(Self.edit(at: .target, to: Self.new), in: &world)
    }
    #expect(throws: SimulationFault.noSchedule) {
      try Simulator(Profile(), Self.mapped).play(.cycle, in: &world)
    }
    world.minute = Simulator.lastMinute
    #expect(throws: SimulationFault.clockEnds) { try daily.play(.cycle, in: &world) }
    world.minute = 0
    #expect(world == start)
  }
}
