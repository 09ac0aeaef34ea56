import ModelChecker
import SyncEngine
import Testing

/// A world larger than the universe, stepped by the real simulator and projected onto it.
struct LargerWorld {
  let universe: Universe
  let mapping: Mapping
  let simulator: Simulator
  let subject: Subject
  private let source: Attribute?
  private let numbers: [[Int]: Int]

  static let it = Attribute(0)
  static let anotherMapped = Attribute(1)
  static let anotherUnmapped = Attribute(2)
  /// Where a renamed rule takes its value from.
  static let elsewhere = Attribute(3)
  /// What the other attributes may hold.
  static let others = [Value(20), Value(21)]

  /// - Parameters:
  ///   - user: Whom the universe is about.
  ///   - stage: What goes on besides edits and syncs.
  ///   - isRenamed: Whether the rule's source has another name than its target.
  init(
    _ kind: AttributeKind, _ profile: Profile, of user: User = User(0),
    stage: UniverseStage = .plain, isRenamed: Bool = false, hasOthers: Bool = true
  ) throws {
    // Fewer values than the universe needs: that they suffice is another test's.
    universe = Universe(of: kind, under: profile, moreValues: -1, stage: stage)
    let special = universe.world.special ?? Value(19)
    var rule = Self.rule(kind, special)
    source = !kind.hasSource ? nil : kind.isFed && isRenamed ? Self.elsewhere : Self.it
    if let from = source, case .attribute(_, let standIn) = rule?.source {
      rule?.source = .attribute(from, default: standIn)
    }
    let another = MappingRule(.attribute(Self.anotherMapped, default: nil), to: Self.anotherMapped)
    mapping = Mapping([rule].compactMap(\.self) + (hasOthers ? [another] : []))
    simulator = Simulator(profile, mapping, kind.target(for: Self.it))
    subject = Subject(Self.it, of: user, under: profile, mapping, kind: kind)
    numbers = Dictionary(
      universe.states.enumerated().map { (Self.key($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func rule(_ kind: AttributeKind, _ special: Value) -> MappingRule? {
    kind.rule(for: it, special: special)
  }

  static func key(_ state: UniverseState) -> [Int] {
    let flags = [
      state.isProvisioned, state.isEdited, state.isDue, state.isElseDue, state.isAssigned,
      state.isLinked, state.isLifeCycleDue, state.isConnected,
    ]
    return [state.source, state.target, state.first?.value].map { Int($0?.index ?? -1) }
      + flags.map { $0 ? 1 : 0 } + [Int(state.account.rawValue), Int(state.status.rawValue)]
  }

  /// The number of the universe's state onto which a world is projected.
  func number(of world: World) -> Int? {
    let state = UniverseState(
      forgetting: world.users[subject.user.index], but: Self.it, source: source,
      isConnected: world.isConnected)
    return numbers[Self.key(state)]
  }

  /// Every beginning of one user: any values of `it`, provisioned or not.
  var users: [UserState] {
    let values = universe.world.values
    return (source == nil ? [nil] : values).flatMap { atSource in
      [UserState(identitySystem: record(atSource, source), target: nil)]
        + values.map {
          UserState(identitySystem: record(atSource, source), target: record($0, Self.it))
        }
    }
  }

  private func record(_ value: Value?, _ attribute: Attribute?) -> Record {
    var record = Record()
    record[Self.anotherMapped] = Self.others[0]
    record[Self.anotherUnmapped] = Self.others[0]
    if let attribute { record[attribute] = value }
    return record
  }

  /// What may happen to a user; the others' attributes only if asked for.
  func events(of user: User, others hasOthers: Bool = true) -> [Event] {
    let values = universe.world.values
    var events: [Event] = values.map { .change(user, Self.it, at: .target, to: $0) }
    if let source {
      events += values.map { .change(user, source, at: .identitySystem, to: $0) }
    }
    if hasOthers {
      events += Self.others.flatMap { value -> [Event] in
        [
          .change(user, Self.anotherMapped, at: .identitySystem, to: value),
          .change(user, Self.anotherMapped, at: .target, to: value),
          .change(user, Self.anotherUnmapped, at: .identitySystem, to: value),
        ]
      }
    }
    if universe.world.stage.contains(.lifeCycle) {
      events += AccountChange.allCases.map { .account(user, becomes: $0) }
      events += Status.allCases.map { .status(user, becomes: $0) }
    }
    return events + [.forceSync(user)]
  }

  var commonEvents: [Event] {
    [.fullSync] + (simulator.profile.cycle == nil ? [] : [.cycle])
      + (universe.world.stage.contains(.connection)
        ? [.connection(works: false), .connection(works: true)] : [])
  }

  /// The universe's name for what happened; `nil` if nothing did, as the subject sees it.
  func universeEvent(_ step: Step) -> UniverseEvent? {
    switch step.event {
    case .change(let user, let attribute, let place, let value):
      guard user == subject.user, step.effects.contains(where: { $0.kind == .edited }) else {
        return nil
      }
      if place == .target {
        return attribute == Self.it ? .edit(.target, to: value) : .editAnotherAtTarget
      }
      if attribute == source { return .edit(.identitySystem, to: value) }
      return mapping.sources.contains(attribute) ? .editAnotherMapped : .editAnotherUnmapped
    case .cycle: return .cycle
    case .forceSync(let user): return user == subject.user ? .forceSync : nil
    case .fullSync: return .fullSync
    case .account(let user, let change):
      return user == subject.user && !step.effects.isEmpty ? .account(change) : nil
    case .status(let user, let status):
      return user == subject.user && !step.effects.isEmpty ? .status(status) : nil
    case .connection(let works): return .connection(works: works)
    case .wait: return nil
    }
  }

  /// Whether an event can happen: at the target only where there is an account, and edits only where it
  /// is not deleted.
  func canHappen(_ event: Event, in world: World) -> Bool {
    switch event {
    case .change(let user, _, .target, _):
      world.users[user.index].target != nil && world.users[user.index].status != .deleted
    case .status(let user, _): world.users[user.index].target != nil
    default: true
    }
  }

  /// Plays one event and checks that the universe has the same step.
  ///
  /// - Returns: The world after it and the universe's event, or `nil` if the event cannot happen.
  func step(_ world: World, _ event: Event) throws -> (after: World, event: UniverseEvent?)? {
    var after = world
    guard canHappen(event, in: world) else {
      let step = try? simulator.play(event, in: &after)
      if step != nil || after != world { Issue.record("\(event) cannot happen") }
      return nil
    }
    let step = try simulator.play(event, in: &after)
    let before = try #require(number(of: world), "a state that the universe does not have")
    let next = try #require(number(of: after), "a state that the universe does not have")
    // A connection that works, or fails, already is no edit.
    let isNothing =
      if case .connection = event { after.isConnected == world.isConnected } else { false }
    guard !isNothing, let name = universeEvent(step) else {
      #expect(before == next, "\(event) is nothing to the subject")
      return (after, nil)
    }
    let transition = try #require(
      universe.transitions[before].first { $0.event == name }, "the universe has no \(name)")
    #expect(transition.next == next)
    #expect(transition.atoms == subject.atoms(world, step, after))
    return (after, name)
  }
}

/// All that can differ between two worlds, as a key; the clock is forgotten.
func key(of world: World) -> [Int] {
  [world.isConnected ? 1 : 0] + world.users.flatMap(key)
}

private func key(of user: UserState) -> [Int] {
  var key = [Int(user.account.rawValue), Int(user.status.rawValue)]
  key += [user.isAssigned, user.isLinked, user.isLifeCycleDue].map { $0 ? 1 : 0 }
  for attribute in (0...3).map(Attribute.init) {
    let values = [
      user.identitySystem[attribute], user.target?[attribute],
      user.firstValue(of: attribute)?.value,
    ]
    key += values.map { Int($0?.index ?? -1) }
    key += [user.due.contains(attribute), user.edited.contains(attribute), user.target == nil]
      .map { $0 ? 1 : 0 }
  }
  return key
}
