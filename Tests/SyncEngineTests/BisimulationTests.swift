import ModelChecker
import RandomStories
import SyncEngine
import Testing

/// Forgetting everything but one attribute of one user is a bisimulation onto the universe: the small
/// world suffices.
@Suite struct BisimulationTests {
  /// Between them, they have each value of each key.
  static let profiles = [
    Profile(),
    Profile(
      starts: .onSchedule, absent: .keep, defaults: .onCreate, cycle: Cycle(everyMinutes: 40)),
    Profile(createOnly: .resent, forced: .dueOnly),
    Profile(
      starts: .onSchedule, notices: .anyChange, sends: .changedOnly, createOnly: .resent,
      cycle: Cycle(everyMinutes: 60, covers: .allUsers)),
  ]

  static let cases = profiles.indices.flatMap { profile in
    AttributeKind.allCases.map { (profile, $0) }
  }

  /// Plays everything from every beginning, to a fixed point.
  private func explore(
    _ world: LargerWorld, from beginnings: [[UserState]], _ events: [Event],
    matchesAll: Bool
  ) throws {
    var worlds: [World] = []
    var seen = Set<[Int]>()
    for users in beginnings {
      let begun = world.simulator.begin(users)
      if seen.insert(key(of: begun)).inserted { worlds.append(begun) }
    }
    var number = 0
    var played = 0
    while number < worlds.count {
      var happened: [UniverseEvent] = []
      for event in events {
        guard let step = try world.step(worlds[number], event) else { continue }
        played += 1
        if let name = step.event { happened.append(name) }
        var after = step.after
        after.minute = 0
        if seen.insert(key(of: after)).inserted { worlds.append(after) }
      }
      if matchesAll, let state = world.number(of: worlds[number]) {
        for transition in world.universe.transitions[state] {
          #expect(happened.contains(transition.event), "nothing shows \(transition.event)")
        }
      }
      number += 1
    }
    // An event of each kind goes on from each world; those at the target are fewer.
    #expect(played > worlds.count * events.count / 4, "\(played) steps from \(worlds.count) worlds")
  }

  /// Plays events at random, and counts those that can happen.
  private func walk(
    _ world: LargerWorld, from users: [UserState], _ events: [Event], steps: Int,
    _ generator: inout SeededGenerator
  ) throws -> Int {
    var walk = world.simulator.begin(users)
    var played = 0
    for _ in 0..<steps {
      let event = try #require(events.randomElement(using: &generator))
      guard let step = try world.step(walk, event) else { continue }
      walk = step.after
      played += 1
    }
    return played
  }

  @Test(arguments: cases)
  func oneUserWithThreeAttributes(profile: Int, kind: AttributeKind) throws {
    let world = try LargerWorld(kind, Self.profiles[profile])
    try explore(
      world, from: world.users.map { [$0] }, world.events(of: User(0)) + world.commonEvents,
      matchesAll: true)
  }

  @Test(arguments: profiles.indices) func aRenamedRule(profile: Int) throws {
    let world = try LargerWorld(.fed, Self.profiles[profile], isRenamed: true)
    try explore(
      world, from: world.users.map { [$0] }, world.events(of: User(0)) + world.commonEvents,
      matchesAll: true)
  }

  @Test(
    arguments: profiles.indices,
    [
      (AttributeKind.constant, UniverseStage.lifeCycle), (.unmappedLostWhenDeleted, .lifeCycle),
      (.fed, .connection), (.constant, [.lifeCycle, .connection]),
    ] as [(AttributeKind, UniverseStage)])
  func oneUserWhoComesAndGoes(profile: Int, universe: (AttributeKind, UniverseStage)) throws {
    var profile = Self.profiles[profile]
    if profile.forced == .dueOnly {
      profile.lifeCycle.unassigned = .nothing
      profile.lifeCycle.disabled = .delete
      profile.lifeCycle.deleted = .disable
      profile.lifeCycle.status = .onReturn
      profile.lifeCycle.missing = .fail
    }
    let world = try LargerWorld(universe.0, profile, stage: universe.1)
    let notLinked = world.users.filter { $0.target != nil }.map { user in
      var user = user
      user.isLinked = false
      return user
    }
    let users = world.users + (universe.1.contains(.lifeCycle) ? notLinked : [])
    let events = world.events(of: User(0)) + world.commonEvents
    var generator = SeededGenerator(seed: UInt64(universe.0.rawValue))
    var played = 0
    for _ in 0..<20 {
      let user = try #require(users.randomElement(using: &generator))
      played += try walk(world, from: [user], events, steps: 80, &generator)
    }
    #expect(played > 20 * 80 / 4)
  }

  @Test(arguments: cases)
  func twoUsersWithOneAttribute(profile: Int, kind: AttributeKind) throws {
    let world = try LargerWorld(kind, Self.profiles[profile], of: User(1), hasOthers: false)
    // The first user's values are few: only that they are there matters to the second.
    let few = world.users.filter { [$0.identitySystem[LargerWorld.it]?.index ?? 0, 0].max() == 0 }
    let beginnings = few.prefix(2).flatMap { first in world.users.map { [first, $0] } }
    let first = world.events(of: User(0), others: false).filter { event in
      guard case .change(_, _, _, let value) = event else { return true }
      return value?.index ?? 0 < 2
    }
    try explore(
      world, from: beginnings,
      first + world.events(of: User(1), others: false) + world.commonEvents, matchesAll: false)
  }

  @Test(arguments: cases)
  func twoUsersWithThreeAttributes(profile: Int, kind: AttributeKind) throws {
    var generator = SeededGenerator(seed: UInt64(profile * 100) + UInt64(kind.rawValue))
    let world = try LargerWorld(kind, Self.profiles[profile])
    let events =
      world.events(of: User(0)) + world.events(of: User(1)) + world.commonEvents
    var played = 0
    for _ in 0..<20 {
      let users = (0...1).map { _ in world.users.randomElement(using: &generator) }
      played += try walk(
        world, from: users.compactMap(\.self), events, steps: 60, &generator)
    }
    #expect(played > 20 * 60 / 4)
  }
}
