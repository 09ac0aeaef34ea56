package import SyncEngine

/// The smallest real world that shows a state of the universe: one user with `it`, another mapped
/// attribute, and an unmapped one. The simulator steps it by its own rules.
package struct UniverseWorld: Sendable {
  static let user = User(0)
  package static let it = Attribute(0)
  package static let anotherMapped = Attribute(1)
  package static let anotherUnmapped = Attribute(2)

  package let kind: AttributeKind
  /// Values that are no default and no constant: one more than there are places that hold a value of
  /// `it`, so that every edit can also be one to a value found nowhere else.
  package let plainValues: [Value]
  /// The rule's default or constant, if it has one.
  package let special: Value?
  let simulator: Simulator
  let subject: Subject
  package let stage: UniverseStage
  /// Values of the other attributes.
  private let others: [Value]

  /// - Parameter moreValues: How many plain values to add to those that suffice.
  init(
    _ kind: AttributeKind, _ profile: Profile, rules: Rules, moreValues: Int = 0,
    stage: UniverseStage = .plain
  ) {
    self.kind = kind
    self.stage = stage
    var profile = profile
    // A cycle that a quarantine leaves out is a step in which nothing happens.
    profile.quarantine = nil
    let places =
      !kind.hasSource ? 1 : kind.isFed && kind.isOnCreate && profile.createOnly == .resent ? 3 : 2
    let plain = places + 1 + moreValues
    plainValues = (0..<plain).map { Value(Int32($0)) }
    let special = Value(Int32(plain))
    self.special = kind.isConstant || kind.hasDefault ? special : nil
    others = (1...2).map { Value(Int32(plain + $0)) }
    let another = MappingRule(.attribute(Self.anotherMapped, default: nil), to: Self.anotherMapped)
    let rule = kind.rule(for: Self.it, special: special)
    let mapping = Mapping((rule.map { [$0] } ?? []) + [another])
    simulator = Simulator(profile, mapping, kind.target(for: Self.it), rules: rules)
    subject = Subject(Self.it, of: Self.user, under: profile, mapping, kind: kind)
  }

  /// What `it` may hold, absent last: runs that set values are easier to follow.
  package var values: [Value?] {
    var values: [Value?] = []
    for value in plainValues { values.append(value) }
    if let special { values.append(special) }
    values.append(nil)
    return values
  }

  private var source: Attribute? { kind.hasSource ? Self.it : nil }

  /// Each beginning that a scenario file can give.
  var beginnings: [UniverseState] {
    let sources = kind.hasSource ? values : [nil]
    return sources.flatMap { source in
      var user = UserState(identitySystem: record(source), target: nil)
      var beginnings = [begin(user)]
      for target in values {
        user.target = record(target)
        beginnings.append(begin(user))
        if stage.contains(.lifeCycle) {
          user.isLinked = false
          beginnings.append(begin(user))
          user.isLinked = true
        }
      }
      return beginnings
    }
  }

  private func begin(_ user: UserState) -> UniverseState {
    forget(simulator.begin([user]).users[0])
  }

  /// Everything that may happen in a state, but nothing.
  func events(in state: UniverseState) -> [UniverseEvent] {
    var events: [UniverseEvent] = []
    if kind.hasSource {
      events += edits(.identitySystem, but: state.source)
    }
    let canBeEdited = state.isProvisioned && state.status != .deleted
    if canBeEdited { events += edits(.target, but: state.target) }
    events += [.editAnotherMapped, .editAnotherUnmapped]
    if canBeEdited { events.append(.editAnotherAtTarget) }
    if simulator.profile.cycle != nil { events.append(.cycle) }
    events += [.forceSync, .fullSync]
    if stage.contains(.lifeCycle) { events += lifeCycleEvents(in: state) }
    if stage.contains(.connection) { events.append(.connection(works: !state.isConnected)) }
    return events
  }

  private func lifeCycleEvents(in state: UniverseState) -> [UniverseEvent] {
    var events: [UniverseEvent] = [.account(state.isAssigned ? .unassigned : .assigned)]
    let accounts: [(Account, AccountChange)] = [
      (.enabled, .enabled), (.disabled, .disabled), (.softDeleted, .softDeleted),
      (.deleted, .deleted),
    ]
    for (account, change) in accounts where account != state.account {
      events.append(.account(change))
    }
    if state.isProvisioned {
      for status in Status.allCases where status != state.status { events.append(.status(status)) }
    }
    return events
  }

  private func edits(_ place: Place, but held: Value?) -> [UniverseEvent] {
    values.filter { $0 != held }.map { .edit(place, to: $0) }
  }

  /// Steps the real simulator, and forgets again.
  ///
  /// - Parameter before: The user whom ``remember(_:)`` makes of the state, once for all its events.
  func play(
    _ event: UniverseEvent, in state: UniverseState, from before: UserState
  ) -> (next: UniverseState, atoms: AtomSet) {
    var world = World(users: [before])
    world.isConnected = state.isConnected
    let step: Step
    do {
      step = try simulator.play(self.event(event), in: &world)
    } catch {
      preconditionFailure("the universe offers only events that can happen")
    }
    let after = world.users[0]
    return (
      forget(after, isConnected: world.isConnected), subject.atoms(from: before, step, to: after)
    )
  }

  func stuttering(of user: UserState) -> AtomSet { subject.stuttering(in: user) }

  func held(in state: UniverseState) -> AtomSet { subject.held(in: remember(state)) }

  private func event(_ event: UniverseEvent) -> Event {
    switch event {
    case .edit(let place, let value): .change(Self.user, Self.it, at: place, to: value)
    case .editAnotherMapped:
      .change(Self.user, Self.anotherMapped, at: .identitySystem, to: others[1])
    case .editAnotherUnmapped:
      .change(Self.user, Self.anotherUnmapped, at: .identitySystem, to: others[1])
    case .editAnotherAtTarget:
      .change(Self.user, Self.anotherUnmapped, at: .target, to: others[1])
    case .cycle: .cycle
    case .forceSync: .forceSync(Self.user)
    case .fullSync: .fullSync
    case .account(let change): .account(Self.user, becomes: change)
    case .status(let status): .status(Self.user, becomes: status)
    case .connection(let works): .connection(works: works)
    }
  }

  private func forget(_ user: UserState, isConnected: Bool = true) -> UniverseState {
    UniverseState(forgetting: user, but: Self.it, source: source, isConnected: isConnected)
  }

  /// A user of whom one would forget just what is not in the state. What the others hold is always
  /// the same, so that their next edit changes it.
  func remember(_ state: UniverseState) -> UserState {
    var user = UserState(
      identitySystem: record(state.source),
      target: state.isProvisioned ? record(state.target) : nil)
    if state.isDue { user.due.insert(Self.it) }
    if state.isElseDue { user.due.insert(Self.anotherMapped) }
    if state.isEdited { user.edited.insert(Self.it) }
    user.account = state.account
    user.isAssigned = state.isAssigned
    user.status = state.status
    user.isLinked = state.isLinked
    user.isLifeCycleDue = state.isLifeCycleDue
    user.firstValues =
      state.first.map { [FirstValue(attribute: Self.it, value: $0)] } ?? []
    return user
  }

  private func record(_ value: Value?) -> Record {
    Record([value, others[0], others[0]])
  }
}
