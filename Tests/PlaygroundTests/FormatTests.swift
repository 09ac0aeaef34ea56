import Playground
import RandomStories
import Testing

/// Words that mean nothing give a fault and never a trap.
@Suite struct FormatTests {
  /// One attribute, one rule, two users, two events.
  static let scenario: [Int32] = [
    1, 0, 0, 0, 0, 0, 0, 0, 40, 0, 1, 1, 2, 2,
    0, 0, -1, 0, 0,
    1, 5, 5, 0, 5, -7,
    0, 0, 0, 0, 9, 2, -7, -7, -7, 60,
  ]

  @Test func playsAScenario() {
    let trace = play(Self.scenario)
    #expect(trace.prefix(3) == [Int32(trace.count), 0, 0])
  }

  @Test(arguments: [
    (0, 2, ScenarioFault.wrongVersion, 0), (1, 2, .outOfRange, 1), (1, -1, .outOfRange, 1),
    (3, 256, .outOfRange, 3), (8, -1, .outOfRange, 8), (8, 52_560_001, .outOfRange, 8),
    (10, 1_001, .outOfRange, 10), (10, Int32.max, .outOfRange, 10), (11, 2, .outOfRange, 11),
    (12, Int32.min, .outOfRange, 12), (12, 3, .wrongLength, 35), (13, 3, .wrongLength, 35),
    (14, 3, .outOfRange, 14), (15, 1, .outOfRange, 15), (16, -2, .outOfRange, 16),
    (17, -1, .outOfRange, 17), (19, 2, .outOfRange, 19), (20, -2, .outOfRange, 20),
    (25, 5, .outOfRange, 25), (26, 2, .outOfRange, 26), (28, 2, .outOfRange, 28),
    (34, -1, .outOfRange, 34), (34, 52_560_001, .outOfRange, 34),
  ])
  func namesTheWordAtFault(word: Int, value: Int32, fault: ScenarioFault, position: Int32) {
    var scenario = Self.scenario
    scenario[word] = value
    #expect(play(scenario) == [3, fault.rawValue, position])
  }

  @Test func refusesTwoRulesToOneAttribute() {
    var scenario = Self.scenario
    scenario.replaceSubrange(10...11, with: [2, 2])
    scenario.replaceSubrange(
      14..<25, with: [0, 0, -1, 0, 0, 2, -7, -7, 0, 0, 1, 5, 5, 5, 5, 0, 5, 5, -7, -7])
    #expect(play(scenario) == [3, ScenarioFault.repeatedTarget.rawValue, 22])
  }

  @Test func aScheduleIsNeededToStartOnOne() {
    var scenario = Self.scenario
    scenario.replaceSubrange(1...1, with: [1])
    #expect(play(scenario)[1] == 0)
    scenario[8] = 0
    #expect(play(scenario) == [3, ScenarioFault.outOfRange.rawValue, 1])
  }

  @Test func refusesTracesThatCouldGetTooLong() {
    var scenario: [Int32] = [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1_000, 2]
    scenario += Array(repeating: 0, count: 1_000)
    scenario += [4, 0, 0, 0, 0, 2, 0, 0, 0, 9_999]
    #expect(play(scenario) == [3, ScenarioFault.tooLong.rawValue, 1_019])
  }

  /// Neither natively, where a trap would end this process, nor in the module.
  @Test func nothingTraps() throws {
    var generator = SeededGenerator(seed: 1)
    let odd: [Int32] = [.min, .max, -2, -1, 0, 1, 2, 3, 4, 5, 255, 256, 1_000, 10_000, 65_536]
    var scenarios = (0..<UInt64(4_000)).map { number in
      var words = RandomStory(seed: number).words
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: 0..<words.count, using: &generator)
        words[position] = odd[Int.random(in: 0..<odd.count, using: &generator)]
      }
      if number % 8 == 0 { words.removeLast(Int.random(in: 1..<words.count, using: &generator)) }
      if number % 8 == 1 { words.append(0) }
      return words
    }
    scenarios.append([])
    let run = try ModuleRun(scenarios)
    for (scenario, trace) in zip(scenarios, run.traces) { #expect(trace == play(scenario)) }
    #expect(run.traces.count == scenarios.count)
  }
}
