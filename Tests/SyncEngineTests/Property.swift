import RandomStories
import SyncEngine
import Testing

/// Something that holds in each step of every run, and a mutant of a rule with which it does not.
struct Property: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Says what is wrong with a step.
  let fault: @Sendable (PropertyStep) -> String?
  let mutate: @Sendable (inout Rules) -> Void

  init(
    _ name: String, fails mutate: @escaping @Sendable (inout Rules) -> Void,
    _ fault: @escaping @Sendable (PropertyStep) -> String?
  ) {
    testDescription = name
    self.fault = fault
    self.mutate = mutate
  }

  /// The first step of a run that is wrong.
  func fault(in run: PropertyRun) -> String? {
    var before = run.start
    for (number, played) in run.steps.enumerated() {
      let step = PropertyStep(
        story: run.story, before: before, step: played.step, after: played.after)
      if let fault = fault(step) { return "step \(number + 1), \(played.step.event): \(fault)" }
      before = played.after
    }
    return nil
  }
}

/// A random story, played.
struct PropertyRun {
  let story: RandomStory
  let start: World
  let steps: [PlayedStep]

  init(seed: UInt64, rules: Rules = Rules()) {
    story = RandomStory(seed: seed)
    (start, steps) = story.play(rules: rules)
  }
}

/// A step of a random story, as properties look at it.
struct PropertyStep {
  let story: RandomStory
  let before: World
  let step: Step
  let after: World

  var writes: [Effect] { step.effects.filter { $0.kind == .wrote || $0.kind == .overwrote } }

  /// The users with both of their states.
  var users: [(user: User, before: UserState, after: UserState)] {
    after.users.indices.map { (User($0), before.users[$0], after.users[$0]) }
  }

  func isSynced(_ user: User) -> Bool { step.syncs.contains { $0.user == user } }
}

@Suite struct PropertiesTests {
  static let seeds: [UInt64] = Array(1_000..<1_600)

  @Test func hold() {
    for seed in Self.seeds {
      let run = PropertyRun(seed: seed)
      for property in Property.all {
        guard let fault = property.fault(in: run) else { continue }
        Issue.record("\(property.testDescription), seed \(seed), \(fault)")
      }
    }
  }

  @Test(arguments: Property.all) func isBrokenByItsMutant(property: Property) {
    var rules = Rules()
    property.mutate(&rules)
    let isBroken = Self.seeds.contains {
      property.fault(in: PropertyRun(seed: $0, rules: rules)) != nil
    }
    #expect(isBroken)
  }
}
