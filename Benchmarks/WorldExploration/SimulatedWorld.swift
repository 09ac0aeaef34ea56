import ModelChecker
import SyncEngine

/// The same world as a ``ComposedWorld``, stepped by the simulator.
struct SimulatedWorld {
  private let composed: ComposedWorld
  private let simulator: Simulator
  private static let user = User(0)

  init(_ composed: ComposedWorld) {
    self.composed = composed
    let rules = composed.universes.enumerated().compactMap { index, universe in
      // Kinds that need no default or constant ignore it.
      universe.kind.rule(for: Attribute(index), special: universe.world.special ?? Value(0))
    }
    simulator = Simulator(composed.profile, Mapping(rules))
  }

  private var attributes: [Attribute] { composed.kinds.indices.map { Attribute($0) } }

  /// The user with whom a state that is a beginning begins.
  func user(beginningAs state: UInt32) -> UserState {
    var identitySystem = Record()
    var target = Record()
    let members = composed.members(of: state)
    for (attribute, member) in zip(attributes, members) {
      identitySystem[attribute] = member.source
      target[attribute] = member.target
    }
    let isProvisioned = members.contains(where: \.isProvisioned)
    let user = UserState(identitySystem: identitySystem, target: isProvisioned ? target : nil)
    return simulator.begin([user]).users[0]
  }

  /// The user after each event that can happen, in the order of ``ComposedWorld/forEachNext``.
  func users(after user: UserState) throws(SimulationFault) -> [UserState] {
    var users: [UserState] = []
    for event in events(for: user) {
      var world = World(users: [user])
      _ = try simulator.play(event, in: &world)
      users.append(world.users[0])
    }
    return users
  }

  /// Whether each attribute sees the same of the user as of the state.
  func isSame(_ user: UserState, _ state: UInt32) -> Bool {
    zip(attributes, composed.members(of: state)).allSatisfy { attribute, member in
      let source = composed.kinds[attribute.index].hasSource ? attribute : nil
      let seen = UniverseState(forgetting: user, but: attribute, source: source)
      return seen.member(isElseDue: seen.isElseDue) == member
    }
  }

  private func events(for user: UserState) -> [Event] {
    let fed = attributes.filter { composed.kinds[$0.index].isFed }
    let unmapped = attributes.filter { composed.kinds[$0.index] == .unmapped }
    var events: [Event] = []
    for attribute in fed + unmapped {
      events += edits(of: attribute, of: user.identitySystem, at: .identitySystem)
    }
    if let target = user.target {
      for attribute in attributes { events += edits(of: attribute, of: target, at: .target) }
    }
    if simulator.profile.cycle != nil { events.append(.cycle) }
    return events + [.forceSync(Self.user), .fullSync]
  }

  private func edits(of attribute: Attribute, of record: Record, at place: Place) -> [Event] {
    composed.universes[attribute.index].world.values
      .filter { $0 != record[attribute] }
      .map { .change(Self.user, attribute, at: place, to: $0) }
  }
}
