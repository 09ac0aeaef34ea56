import ModelChecker
import SyncEngine
import Testing

@testable import WorldExploration

/// A world composed of the tables of its attributes steps as the simulator does.
@Suite struct ComposedWorldTests {
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

  /// Between them, they have each kind.
  static let worlds: [[AttributeKind]] = [
    [.fed, .fedOnCreate], [.fedWithDefault, .constantOnCreate], [.constant, .sentEmptyOnCreate],
    [.unmapped, .fedOnCreateWithDefault], [.sentEmpty, .fed, .fed],
  ]

  static let cases = profiles.indices.flatMap { profile in worlds.map { (profile, $0) } }

  @Test(arguments: cases)
  func stepsAsTheSimulatorFromEveryState(profile: Int, kinds: [AttributeKind]) throws {
    let world = ComposedWorld(kinds, under: Self.profiles[profile])
    let exploration = Exploration(of: world)
    let comparison = try Comparison.inFull(of: world)
    #expect(comparison.states == exploration.states)
    #expect(comparison.transitions == exploration.transitions)
  }

  @Test(arguments: profiles.indices)
  func stepsAsTheSimulatorOnWalksThroughALargeWorld(profile: Int) throws {
    var generator = SeededGenerator(seed: UInt64(profile))
    let world = ComposedWorld(
      [.fed, .unmapped, .constant, .fedOnCreate], under: Self.profiles[profile])
    let comparison = try Comparison.onWalks(
      through: world, count: 20, length: 30, using: &generator)
    #expect(comparison.states == 600)
  }

  /// `world.pml` has these four attributes; with more, the numbers of states would not do.
  @Test func theLargeWorldIsThatOfTheModel() {
    #expect(
      ExploreWorld.kinds == [.fed, .fedWithDefault, .fedOnCreate, .fedOnCreateWithDefault])
  }

  /// Any values at the identity system, and at the target any values or no record.
  @Test func beginsAnywhere() {
    let world = ComposedWorld([.fed, .fedWithDefault], under: Profile())
    #expect(Exploration(of: world).beginnings == 3 * 4 * (3 * 4 + 1))
  }

  /// The user is not provisioned, and the identity system holds any values.
  @Test func beginsNew() {
    let world = ComposedWorld([.fed, .fedWithDefault], under: Profile(), starting: .new)
    #expect(Exploration(of: world).beginnings == 3 * 4)
  }
}
