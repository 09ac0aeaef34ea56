import Playground
import RandomStories
import Testing

/// Invalid input gives a fault and never a trap.
@Suite struct FormatTests {
  /// One attribute, one rule, two users, two events.
  static let scenario: [Int32] = [
    2, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    1, 1, 0, 2, 3,
    0,
    0, 0, -1, 0, 0, -1, -7,
    1, 0, 1, 0, 1, -1, 5, 5,
    0, 0, 1, -7, -7, 5, 5, -7,
    0, 0, 0, 0, 9, 2, -7, -7, -7, 60, 5, 0, -7, -7, 1,
  ]

  @Test func playsAScenario() {
    let trace = play(Self.scenario)
    #expect(trace.prefix(3) == [Int32(trace.count), 0, 0])
  }

  @Test(arguments: [
    (0, 1, ScenarioFault.wrongVersion, 0), (1, 2, .outOfRange, 1), (1, -1, .outOfRange, 1),
    (3, 256, .outOfRange, 3), (8, -1, .outOfRange, 8), (8, 52_560_001, .outOfRange, 8),
    (10, 3, .outOfRange, 10), (14, 2, .outOfRange, 14), (16, -1, .outOfRange, 16),
    (17, 52_560_001, .outOfRange, 17),
    (18, 1_001, .outOfRange, 18), (18, Int32.max, .outOfRange, 18), (19, 2, .outOfRange, 19),
    (20, 10_001, .outOfRange, 20), (20, 1, .wrongLength, 62),
    (21, Int32.min, .outOfRange, 21), (21, 3, .wrongLength, 62), (22, 4, .wrongLength, 62),
    (23, 16, .outOfRange, 23), (23, -1, .outOfRange, 23),
    (24, 4, .outOfRange, 24), (25, 1, .outOfRange, 25), (26, -2, .outOfRange, 26),
    (27, -1, .outOfRange, 27), (28, 3, .outOfRange, 28), (29, -2, .outOfRange, 29),
    (29, 2, .outOfRange, 29), (31, 2, .outOfRange, 31), (32, 4, .outOfRange, 32),
    (33, 2, .outOfRange, 33), (34, 3, .outOfRange, 34), (35, -1, .outOfRange, 35),
    (36, -2, .outOfRange, 36), (37, -2, .outOfRange, 37),
    (47, 8, .outOfRange, 47), (48, 2, .outOfRange, 48), (50, 2, .outOfRange, 50),
    (56, -1, .outOfRange, 56), (56, 52_560_001, .outOfRange, 56), (61, 6, .outOfRange, 61),
  ])
  func namesTheWordAtFault(word: Int, value: Int32, fault: ScenarioFault, position: Int32) {
    var scenario = Self.scenario
    scenario[word] = value
    #expect(play(scenario) == [3, fault.rawValue, position])
  }

  /// Returns the head of a scenario with a cycle each minute for everybody.
  private static func head(
    attributes: Int32, rules: Int32, arguments: Int32 = 0, users: Int32, events: Int32
  ) -> [Int32] {
    [2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0]
      + [attributes, rules, arguments, users, events]
  }

  @Test func refusesTwoRulesToOneAttribute() {
    let scenario =
      Self.head(attributes: 2, rules: 2, users: 0, events: 0)
      + [0, 0, 0, 0, -1, 0, 0, -1, -7, 2, -7, -7, 0, 0, -1, -7]
    #expect(play(scenario) == [3, ScenarioFault.repeatedTarget.rawValue, 35])
  }

  /// Each expression has its own arguments, and none is left over.
  @Test(arguments: [(1, true), (0, false), (2, false)] as [(Int32, Bool)])
  func countsArguments(count: Int32, isRight: Bool) {
    let scenario =
      Self.head(attributes: 1, rules: 1, arguments: 1, users: 0, events: 0)
      + [0, 3, 9, -1, 0, 0, -1, count, 0]
    let trace = play(scenario)
    #expect(isRight ? trace[1] == 0 : trace == [3, ScenarioFault.outOfRange.rawValue, 30])
  }

  @Test func aScheduleIsNeededToStartOnOne() {
    var scenario = Self.scenario
    scenario[1] = 1
    #expect(play(scenario)[1] == 0)
    scenario[8] = 0
    #expect(play(scenario) == [3, ScenarioFault.outOfRange.rawValue, 1])
  }

  @Test func refusesTracesThatCouldGetTooLong() {
    var scenario = Self.head(attributes: 0, rules: 0, users: 1_000, events: 2)
    scenario += Array(repeating: [0, 0, 1, 0, 1, -1], count: 1_000).joined()
    scenario += [4, 0, 0, 0, 0, 2, 0, 0, 0, 9_999]
    #expect(play(scenario) == [3, ScenarioFault.tooLong.rawValue, 23 + 6_000 + 5])
  }

  /// There are no users to sync, but each cycle may fail.
  @Test func cyclesThatFailNeedRoomToo() {
    var scenario = Self.head(attributes: 0, rules: 0, users: 0, events: 1_000)
    scenario += [7, 0, 0, 0, 0]
    scenario += Array(repeating: [2, 0, 0, 0, 9_999], count: 999).joined()
    let trace = play(scenario)
    #expect(trace[1] == ScenarioFault.tooLong.rawValue)
    #expect(trace[2] > 23 + 5)
  }

  /// Two cycles, each with a term for each user.
  @Test(arguments: [(10, 0), (10_000, ScenarioFault.tooLong.rawValue)] as [(Int32, Int32)])
  func termsNeedRoomToo(arguments: Int32, fault: Int32) {
    var scenario = Self.head(
      attributes: 1, rules: 1, arguments: arguments, users: 1_000, events: 1)
    scenario += [0, 3, 0, -1, 0, 0, -1, arguments]
    scenario += Array(repeating: 0, count: Int(arguments))
    scenario += Array(repeating: [0, 0, 1, 0, 1, -1, -1, -1], count: 1_000).joined()
    scenario += [2, 0, 0, 0, 1]
    #expect(play(scenario)[1] == fault)
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
