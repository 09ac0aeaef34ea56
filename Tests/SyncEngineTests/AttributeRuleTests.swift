import SyncEngine
import Testing

/// R12 to R16, each on the smallest world that shows it.
@Suite struct AttributeRuleTests {
  private static let it = Attribute(0)
  private static let other = Attribute(1)
  private static let old = Value(0)
  private static let new = Value(1)

  private static func user(_ source: Value?, _ target: Value?) -> UserState {
    var identitySystem = Record()
    identitySystem[it] = source
    var record = Record()
    record[it] = target
    return UserState(identitySystem: identitySystem, target: record)
  }

  /// What a full sync leaves at the target, and what decided it.
  private static func synced(
    _ rule: MappingRule, _ users: [UserState], target: Target = Target(),
    profile: Profile = Profile()
  ) throws -> (world: World, decision: Decision) {
    let simulator = Simulator(profile, Mapping([rule]), target)
    var world = simulator.begin(users)
    let step = try simulator.play(.fullSync, in: &world)
    return (world, try #require(step.syncs.first?.decisions.first))
  }

  private static let fed = MappingRule(.attribute(it, default: nil), to: it)

  @Test(arguments: [Value?.none, old]) func R12_readOnlyIsNeverWritten(held: Value?) throws {
    var target = Target()
    target.readOnly.insert(Self.it)
    let (world, decision) = try Self.synced(Self.fed, [Self.user(Self.new, held)], target: target)
    #expect(world.users[0].target?[Self.it] == held)
    #expect(decision == .withheld(by: .r12))
  }

  @Test(arguments: [(Value?.none, new), (old, old)])
  func R12_immutableIsWrittenIntoAGap(held: Value?, after: Value) throws {
    var target = Target()
    target.immutable.insert(Self.it)
    let (world, _) = try Self.synced(Self.fed, [Self.user(Self.new, held)], target: target)
    #expect(world.users[0].target?[Self.it] == after)
  }

  @Test(arguments: Profile.Absent.allCases, Profile.Absent.allCases)
  func R13_aMemberDoesNotAskTheProfile(profile: Profile.Absent, member: Profile.Absent) throws {
    var rule = Self.fed
    rule.absent = member
    let (world, _) = try Self.synced(
      rule, [Self.user(nil, Self.old)], profile: Profile(absent: profile))
    #expect(world.users[0].target?[Self.it] == (member == .keep ? Self.old : nil))
  }

  @Test(arguments: [Value?.none, old]) func R14_fillsOnlyAGap(held: Value?) throws {
    let rule = MappingRule(.constant(Self.new), to: Self.it, apply: .ifEmpty)
    let (world, decision) = try Self.synced(rule, [Self.user(nil, held)])
    #expect(world.users[0].target?[Self.it] == held ?? Self.new)
    #expect(decision == (held == nil ? .carried(by: .r14) : .withheld(by: .r14)))
  }

  private static func referring(to named: UserState) -> (target: Target, users: [UserState]) {
    var target = Target()
    target.references.insert(it)
    target.named = [NamedUser(new, names: User(1))]
    return (target, [user(new, nil), named])
  }

  private static let absent = UserState(identitySystem: Record(), target: nil)

  @Test func R15_waitsForTheUserItNamesWithinOneFullSync() throws {
    let (target, users) = Self.referring(to: Self.absent)
    let (world, decision) = try Self.synced(Self.fed, users, target: target)
    #expect(world.users[1].target != nil)
    #expect(world.users[0].target?[Self.it] == Self.new)
    #expect(decision == .carried(by: .r15))
  }

  @Test func R15_isWithheldFromTheSyncOfOneUser() throws {
    let (target, users) = Self.referring(to: Self.absent)
    let simulator = Simulator(Profile(), Mapping([Self.fed]), target)
    var world = simulator.begin(users)
    let step = try simulator.play(.forceSync(User(0)), in: &world)
    #expect(step.syncs.first?.decisions == [.withheld(by: .r15)])
    #expect(world.users[0].target?[Self.it] == nil)
  }

  @Test func R15_doesNotNameADeletedAccount() throws {
    var deleted = Self.user(nil, nil)
    deleted.status = .deleted
    deleted.account = .deleted
    let (target, users) = Self.referring(to: deleted)
    let (world, decision) = try Self.synced(Self.fed, users, target: target)
    #expect(world.users[0].target?[Self.it] == nil)
    #expect(decision == .withheld(by: .r15))
  }

  private static let expression = MappingRule(
    .expression(Function(0), of: [it, other], default: nil), to: it)

  @Test func R16_equalArgumentsGiveEqualTerms() throws {
    let (world, _) = try Self.synced(
      Self.expression, [Self.user(Self.old, nil), Self.user(Self.old, nil)])
    let values = world.users.map { $0.target?[Self.it] }
    #expect(values == [Value(termAt: 0), Value(termAt: 0)])
    #expect(world.terms == [Term(Function(0), [Self.old, nil])])
  }

  @Test func R16_eachArgumentIsMapped() throws {
    let simulator = Simulator(Profile(), Mapping([Self.expression]))
    var world = simulator.begin([Self.user(Self.old, nil)])
    let step = try simulator.play(
      .change(User(0), Self.other, at: .identitySystem, to: Self.new), in: &world)
    #expect(step.syncs.count == 1)
    #expect(world.users[0].target?[Self.it] == Value(termAt: 0))
  }

  @Test func R16_nothingGivesNothing() throws {
    let (world, _) = try Self.synced(Self.expression, [Self.user(nil, Self.old)])
    #expect(world.users[0].target?[Self.it] == nil)
  }
}
