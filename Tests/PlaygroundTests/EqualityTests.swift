import RandomStories
import SyncEngine
import Testing

@testable import Mutation

/// The engine in the page behaves like the engine that proves the pages.
@Suite struct EqualityTests {
  static let seeds: [UInt64] = Array(0..<5_000)

  /// Thousands of stories, played by the module.
  static let run = Result { try ModuleRun(seeds.map { RandomStory(seed: $0).words }) }

  static func trace(of story: RandomStory, _ words: [Int32]) throws -> Trace {
    try #require(
      Trace(
        words: words, rules: story.mapping.rules.count, users: story.users.count,
        attributes: RandomStory.attributeCount, events: story.events.count))
  }

  @Test func playsEachStoryAsTheNativeEngineDoes() throws {
    let traces = try Self.run.get().traces
    #expect(traces.count == Self.seeds.count)
    var kinds = Set<Int32>()
    var faults = Set<Int32>()
    var failures = Set<Int32>()
    var (termCount, quarantines) = (0, 0)
    for (seed, words) in zip(Self.seeds, traces) {
      let story = RandomStory(seed: seed)
      let module = try Self.trace(of: story, words)
      if let difference = TraceDifference.first(Trace(story), module, seed: seed) {
        Issue.record("\(difference)")
        return
      }
      kinds.formUnion(module.steps.flatMap(\.effects).map(\.kind))
      faults.formUnion(module.steps.map(\.fault))
      failures.formUnion(module.steps.flatMap(\.failures).map(\.rule))
      termCount += module.terms.count
      quarantines += module.steps.contains { $0.after.quarantinedSince >= 0 } ? 1 : 0
    }
    // The stories are useful only if every kind of event occurs in them.
    #expect(kinds == Set(Effect.Kind.allCases.map { Int32($0.rawValue) }))
    #expect(faults.isSuperset(of: [0, 2, 5]))
    #expect(failures == [22, 23])
    #expect(termCount > 1_000)
    #expect(quarantines > 100)
  }

  /// With a rule changed on one side, the first differing effect or failure is reported.
  @Test(arguments: Mutant.ruleMutants.map(\.id)) func noticesTheMutant(id: String) throws {
    let mutant = try #require(Mutant.ruleMutants.first { $0.id == id })
    for (seed, words) in zip(Self.seeds, try Self.run.get().traces) {
      let story = RandomStory(seed: seed)
      let module = try Self.trace(of: story, words)
      let native = Trace(story, rules: mutant.rules)
      guard
        let difference = TraceDifference.first(native, module, seed: seed, onlyEvents: true)
      else { continue }
      let description = "seed \(seed), step \(difference.step), "
      #expect(["effect ", "failure "].contains { "\(difference)".hasPrefix(description + $0) })
      #expect(difference.native != difference.module)
      return
    }
    Issue.record("nothing differs in \(Self.seeds.count) stories")
  }

  @Test func memoryDoesNotGrowWithTheNumberOfStories() throws {
    #expect(try Self.run.get().module.memoryBytes <= 4 * 1_024 * 1_024)
  }
}
