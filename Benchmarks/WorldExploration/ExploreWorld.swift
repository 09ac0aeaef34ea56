import ArgumentParser
import JSON
import ModelChecker
import SyncEngine

/// What `make bench` runs: explorations of worlds that are larger than a proof needs.
@main
struct ExploreWorld: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "WorldExploration",
    abstract: "Explore worlds in full, and print how large they are.",
    subcommands: [Large.self, Compare.self, Universes.self])

  /// The settings of Microsoft Entra ID, which `world.pml` has too.
  static let profile = Profile(
    starts: .onSchedule, absent: .keep, defaults: .onCreate, cycle: Cycle(everyMinutes: 40))

  /// The large world, as in `world.pml`: a user with one attribute of each plain fed kind.
  static let kinds = AttributeKind.plain.filter(\.isFed)

  struct Large: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explore the large world, as SPIN does.")

    func run() {
      let exploration = Exploration(
        of: ComposedWorld(ExploreWorld.kinds, under: profile, starting: .new))
      ExploreWorld.print([
        ("beginnings", exploration.beginnings), ("states", exploration.states),
        ("transitions", exploration.transitions), ("depth", exploration.depth),
      ])
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare with the simulator: a smaller world in full, the large one on walks.")

    @Option(help: "The seed of the walks.") var seed: UInt64 = 1

    func run() throws {
      let smaller = try Comparison.inFull(
        of: ComposedWorld(ExploreWorld.kinds.dropLast(), under: profile))
      var generator = SeededGenerator(seed: seed)
      let walks = try Comparison.onWalks(
        through: ComposedWorld(ExploreWorld.kinds, under: profile), count: 1_000, length: 50,
        using: &generator)
      ExploreWorld.print([
        ("states", smaller.states), ("transitions", smaller.transitions),
        ("walkedStates", walks.states), ("walkedTransitions", walks.transitions),
      ])
    }
  }

  struct Universes: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explore what proofs explore: each kind of attribute, stepped by the simulator.")

    @Option(help: "How often.") var times = 20

    func run() {
      var states = 0
      var transitions = 0
      for _ in 0..<times {
        for kind in AttributeKind.allCases {
          let universe = Universe(of: kind, under: profile)
          states += universe.states.count
          transitions += universe.transitionCount
        }
      }
      ExploreWorld.print([("states", states), ("transitions", transitions)])
    }
  }

  private static func print(_ numbers: [(String, Int)]) {
    Swift.print(JSON(numbers.map { ($0.0, .int($0.1)) }).text)
  }
}
