#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// Plays a scenario as long as its trace has room.
struct ScenarioPlay {
  private let scenario: EncodedScenario
  private let simulator: Simulator

  init(_ scenario: EncodedScenario, _ rules: Rules) {
    self.scenario = scenario
    simulator = Simulator(scenario.profile, scenario.mapping, scenario.target, rules: rules)
  }

  /// - Throws: ``ScenarioFault/tooLong``.
  func trace() throws(MalformedScenario) -> [Int32] {
    var trace = TraceWriter(attributeCount: scenario.attributeCount)
    let firstTerms = scenario.users.count * termWordsPerSync
    guard wordsPerMoment + firstTerms <= Format.traceWordsMax - trace.words.count - 1 else {
      throw MalformedScenario(fault: .tooLong, position: scenario.eventsStart)
    }
    var world = simulator.begin(scenario.users)
    trace.write(world, simulator.profile.cycle, isDue: simulator.rules.isDue)
    for (number, event) in scenario.events.enumerated() {
      guard hasRoom(for: event, after: trace.words.count, world.terms) else {
        throw MalformedScenario(
          fault: .tooLong, position: scenario.eventsStart + number * Format.wordsPerEvent)
      }
      do throws(SimulationFault) {
        trace.write(try simulator.play(event, in: &world))
      } catch {
        trace.write(EventFault(error), minute: world.minute)
      }
      trace.write(world, simulator.profile.cycle, isDue: simulator.rules.isDue)
    }
    trace.finish(world.terms)
    return trace.words
  }

  private var wordsPerMoment: Int {
    3 + scenario.users.count * (7 + 4 * scenario.attributeCount)
  }

  /// How long the terms get at most that a sync can give.
  private var termWordsPerSync: Int {
    scenario.mapping.rules.reduce(0) { words, rule in
      guard case .expression(_, let arguments, _) = rule.source else { return words }
      return words + 2 + arguments.count
    }
  }

  /// How many attributes a deleted account can lose.
  private var lostMax: Int { scenario.target.lostWhenDeleted.attributes.count }

  /// Whether what an event can lead to at most fits into the trace. Divided, not multiplied: the product
  /// could leave the 32 bits of the module's integers.
  private func hasRoom(for event: Event, after words: Int, _ terms: [Term]) -> Bool {
    let rules = scenario.mapping.rules.count
    // Beside writes, or losses, a sync links or creates the account and sets its status.
    let wordsPerSync =
      4 + rules + (max(rules, lostMax) + 2) * Format.wordsPerEffect + Format.wordsPerFailure
      + termWordsPerSync
    let wordsPerCycle = scenario.users.count * wordsPerSync + Format.wordsPerFailure
    let termWords = terms.reduce(1) { $0 + 2 + $1.arguments.count }
    let room =
      Format.traceWordsMax - words - 5 - (1 + lostMax) * Format.wordsPerEffect
      - wordsPerMoment - termWords
    return room >= 0 && cyclesMax(in: event) <= room / wordsPerCycle
  }

  /// How often an event can sync everybody, or fail, at most.
  private func cyclesMax(in event: Event) -> Int {
    guard case .wait(let minutes) = event, let cycle = scenario.profile.cycle else { return 1 }
    return Int(min(minutes / cycle.everyMinutes + 1, Simulator.cyclesMaxPerWait))
  }
}

extension EventFault {
  fileprivate init(_ fault: SimulationFault) {
    self =
      switch fault {
      case .noSchedule: .noSchedule
      case .notProvisioned: .notProvisioned
      case .accountDeleted: .accountDeleted
      case .clockEnds: .clockEnds
      case .tooManyCycles: .tooManyCycles
      }
  }
}
