import SyncEngine
import Testing

/// R17 to R23, each on the smallest world that shows it.
@Suite struct AccountRuleTests {
  private static let title = Attribute(0)
  private static let role = Attribute(1)
  private static let old = Value(0)
  private static let new = Value(1)
  private static let user = User(0)

  /// One provisioned user, who has a role that no rule knows.
  private static var ana: UserState {
    var record = Record()
    record[title] = old
    var ana = UserState(identitySystem: record, target: record)
    ana.target?[role] = old
    return ana
  }

  /// Plays events and gives all steps, and the user after them.
  private static func play(
    _ events: [Event], _ profile: Profile = Profile(), from start: UserState = ana
  ) throws -> (steps: [Step], user: UserState) {
    var target = Target()
    target.lostWhenDeleted.insert(role)
    let mapping = Mapping([MappingRule(.attribute(title, default: nil), to: title)])
    let simulator = Simulator(profile, mapping, target)
    var world = simulator.begin([start])
    var steps: [Step] = []
    for event in events { steps.append(try simulator.play(event, in: &world)) }
    return (steps, world.users[0])
  }

  private static func profile(_ edit: (inout LifeCycle) -> Void) -> Profile {
    var profile = Profile()
    edit(&profile.lifeCycle)
    return profile
  }

  private static func account(_ change: AccountChange) -> Event {
    .account(user, becomes: change)
  }

  private static func edit(_ place: Place, _ value: Value? = new) -> Event {
    .change(user, title, at: place, to: value)
  }

  @Test(
    arguments: [AccountChange.unassigned, .disabled, .softDeleted, .deleted],
    LifeCycle.Request.allCases)
  func R18_theProfileSaysWhatIsAskedFor(
    change: AccountChange, request: LifeCycle.Request
  ) throws {
    let profile = Self.profile { lifeCycle in
      switch change {
      case .unassigned: lifeCycle.unassigned = request
      case .disabled: lifeCycle.disabled = request
      case .softDeleted: lifeCycle.softDeleted = request
      case .deleted: lifeCycle.deleted = request
      case .assigned, .enabled: break
      }
    }
    let (steps, ana) = try Self.play([Self.account(change)], profile)
    let status: Status =
      switch request {
      case .disable: .inactive
      case .delete: .deleted
      case .nothing: .active
      }
    #expect(ana.status == status)
    #expect(ana.isLinked == (status != .deleted))
    #expect(steps[0].syncs.count == (request == .nothing ? 0 : 1))
  }

  @Test func R17_theSameAgainIsNoEdit() throws {
    let (steps, _) = try Self.play([Self.account(.assigned), Self.account(.enabled)])
    #expect(steps.allSatisfy { $0.effects.isEmpty && $0.syncs.isEmpty })
  }

  @Test func R17_whatIsAskedForAlreadyIsNotAskedForAgain() throws {
    let (steps, ana) = try Self.play([Self.account(.unassigned), Self.account(.softDeleted)])
    #expect(steps[1].syncs.isEmpty)
    #expect(ana.status == .inactive)
  }

  @Test func R18_outOfScopeNoAttributeIsSent() throws {
    let (steps, ana) = try Self.play([
      Self.account(.unassigned), Self.edit(.identitySystem), .fullSync, .forceSync(Self.user),
    ])
    #expect(steps.dropFirst().allSatisfy { $0.syncs.isEmpty })
    #expect(ana.target?[Self.title] == Self.old)
    #expect(ana.due.isEmpty)
  }

  @Test func R19_aReturnActivatesAndBringsEverything() throws {
    let (_, ana) = try Self.play([
      Self.account(.unassigned), Self.edit(.identitySystem), Self.account(.assigned),
    ])
    #expect(ana.status == .active)
    #expect(ana.target?[Self.title] == Self.new)
    #expect(ana.target?[Self.role] == Self.old)
  }

  @Test(arguments: LifeCycle.Activation.allCases)
  func R19_whoeverIsDeactivatedByHand(activation: LifeCycle.Activation) throws {
    let (_, ana) = try Self.play(
      [.status(Self.user, becomes: .inactive), Self.edit(.identitySystem)],
      Self.profile { $0.status = activation })
    #expect(ana.status == (activation == .withEverySync ? .active : .inactive))
    #expect(ana.target?[Self.title] == Self.new)
  }

  @Test func R20_aDeletedAccountCannotBeEdited() throws {
    #expect(throws: SimulationFault.accountDeleted(Self.user)) {
      try Self.play([.status(Self.user, becomes: .deleted), Self.edit(.target)])
    }
  }

  @Test func R21_anAccountThatIsThereIsLinkedAndNotCreated() throws {
    var found = Self.ana
    found.isLinked = false
    found.status = .inactive
    found.target?[Self.title] = Self.new
    let (steps, ana) = try Self.play(
      [.forceSync(Self.user)], Self.profile { $0.status = .onReturn }, from: found)
    #expect(steps[0].effects.map(\.kind) == [.linked, .activated, .wrote])
    #expect(steps[0].syncs.map(\.full) == [true])
    #expect(ana.isLinked && ana.target?[Self.title] == Self.old)
  }

  @Test(arguments: [Status.inactive, .deleted]) func R22_whatAnAccountKeeps(status: Status) throws {
    let (_, ana) = try Self.play([.status(Self.user, becomes: status)])
    #expect(ana.target?[Self.title] == Self.old)
    #expect(ana.target?[Self.role] == (status == .deleted ? nil : Self.old))
  }

  @Test func R22_aDeletedAccountComesBackWithoutItsRoles() throws {
    let (steps, ana) = try Self.play([
      .status(Self.user, becomes: .deleted), Self.edit(.identitySystem),
    ])
    #expect(steps[1].effects.map(\.kind) == [.edited, .restored, .wrote])
    #expect(ana.status == .active && ana.target?[Self.role] == nil)
  }

  @Test func R22_aMissingAccountCanMakeSyncsFail() throws {
    let (steps, ana) = try Self.play(
      [.status(Self.user, becomes: .deleted), Self.edit(.identitySystem)],
      Self.profile { $0.missing = .fail })
    #expect(steps[1].syncs.isEmpty)
    #expect(steps[1].failures.map(\.rule) == [.r22])
    #expect(!ana.due.isEmpty && ana.status == .deleted)
  }

  private static var quarantined: Profile {
    var profile = Profile(starts: .onSchedule, cycle: Cycle(everyMinutes: 60))
    profile.quarantine = Quarantine(everyMinutes: 1_440, stopsAfterMinutes: 2_880)
    return profile
  }

  @Test func R23_aFailingSyncChangesNothingAndTheUserWaits() throws {
    let (steps, ana) = try Self.play([.connection(works: false), Self.edit(.identitySystem)])
    #expect(steps[1].failures.map(\.user) == [Self.user])
    #expect(ana.target?[Self.title] == Self.old && !ana.due.isEmpty)
  }

  @Test func R23_inQuarantineOneCycleADayRunsAndThenNone() throws {
    let (steps, _) = try Self.play(
      [.connection(works: false), .wait(minutes: 5 * 1_440)], Self.quarantined)
    #expect(steps[1].failures.map(\.minute) == [60, 1_500])
  }

  @Test func R23_aQuarantineDelaysWhatIsMended() throws {
    let (steps, ana) = try Self.play(
      [
        .connection(works: false), Self.edit(.identitySystem), .cycle, .connection(works: true),
        .wait(minutes: 1_380), .wait(minutes: 60),
      ], Self.quarantined)
    #expect(steps[4].syncs.isEmpty)
    #expect(steps[5].syncs.map(\.minute) == [1_500])
    #expect(ana.target?[Self.title] == Self.new)
  }

  @Test func R23_aFullSyncEndsWhatHasStopped() throws {
    let (steps, _) = try Self.play(
      [
        .connection(works: false), .wait(minutes: 10 * 1_440), .connection(works: true), .cycle,
        .fullSync, Self.edit(.identitySystem), .cycle,
      ], Self.quarantined)
    #expect(steps[3].syncs.isEmpty)
    #expect(steps[4].syncs.count == 1)
    #expect(steps[6].syncs.count == 1)
  }

  /// A noticed edit is among what led to a sync, whatever started it; of an account's change it is not.
  @Test func R2_isCitedWhereverANoticedEditWaited() throws {
    let scheduled = Profile(starts: .onSchedule, cycle: Cycle(everyMinutes: 40, covers: .allUsers))
    let waiting = try Self.play([Self.edit(.identitySystem), .cycle, .cycle], scheduled).steps
    #expect(waiting.flatMap(\.syncs).map(\.causes) == [[.r2, .r5], [.r5]])
    let forced = try Self.play([Self.edit(.identitySystem), .forceSync(Self.user)], scheduled).steps
    #expect(forced.flatMap(\.syncs).map(\.causes) == [[.r2, .r6]])
    let atOnce = try Self.play([Self.edit(.identitySystem), Self.account(.unassigned)]).steps
    #expect(atOnce.flatMap(\.syncs).map(\.causes) == [[.r2, .r3], [.r3]])
  }
}
