#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// Plays a scenario and writes its trace as ``Format`` describes it.
struct TraceWriter {
  private let scenario: EncodedScenario
  private let simulator: Simulator
  private(set) var words: [Int32]

  /// - Throws: ``ScenarioFault/tooLong``.
  init(_ scenario: EncodedScenario, _ rules: Rules) throws(MalformedScenario) {
    self.scenario = scenario
    simulator = Simulator(scenario.profile, scenario.mapping, rules: rules)
    words = [0, 0, 0]
    guard wordsPerMoment <= Format.traceWordsMax - words.count else {
      throw MalformedScenario(fault: .tooLong, position: scenario.eventsStart)
    }
    var world = simulator.begin(scenario.users)
    write(world)
    for (number, event) in scenario.events.enumerated() {
      guard hasRoom(for: event) else {
        throw MalformedScenario(
          fault: .tooLong, position: scenario.eventsStart + number * Format.wordsPerEvent)
      }
      play(event, in: &world)
    }
    words[0] = Int32(words.count)
  }

  private var wordsPerMoment: Int {
    1 + scenario.users.count * (2 + 4 * scenario.attributeCount)
  }

  /// Whether what an event can lead to at most fits into the trace. Divided, not multiplied: the product
  /// could leave the 32 bits of the module's integers.
  private func hasRoom(for event: Event) -> Bool {
    let rules = simulator.mapping.rules.count
    let wordsPerSync = 4 + rules + (rules + 1) * Format.wordsPerEffect
    let room =
      Format.traceWordsMax - words.count - 4 - Format.wordsPerEffect - wordsPerMoment
    guard room >= 0 else { return false }
    guard !scenario.users.isEmpty else { return true }
    return cyclesMax(in: event) <= room / (scenario.users.count * wordsPerSync)
  }

  /// How often an event can sync everybody at most.
  private func cyclesMax(in event: Event) -> Int {
    guard case .wait(let minutes) = event, let cycle = simulator.profile.cycle else { return 1 }
    return Int(min(minutes / cycle.everyMinutes + 1, Simulator.cyclesMaxPerWait))
  }

  private mutating func play(_ event: Event, in world: inout World) {
    do throws(SimulationFault) {
      let step = try simulator.play(event, in: &world)
      words += [step.minute, 0, Int32(step.syncs.count), Int32(step.effects.count)]
      for sync in step.syncs { write(sync) }
      for effect in step.effects { write(effect) }
    } catch {
      words += [world.minute, EventFault(error).rawValue, 0, 0]
    }
    write(world)
  }

  private mutating func write(_ sync: Sync) {
    words += [Int32(sync.user.index), sync.minute, Int32(sync.why.rawValue), sync.full ? 1 : 0]
    for decision in sync.decisions {
      switch decision {
      case .carried(let rule): words.append(Int32(rule.rawValue))
      case .withheld(let rule): words.append(-Int32(rule.rawValue))
      }
    }
  }

  private mutating func write(_ effect: Effect) {
    words += [effect.minute, Int32(effect.user.index)]
    write(effect.attribute.map { Int32($0.index) })
    words += [Int32(effect.place.rawValue), Int32(effect.kind.rawValue)]
    write(effect.before?.index)
    write(effect.after?.index)
    words.append(Int32(effect.rule.rawValue))
    write(effect.origin.map { Int32($0.rawValue) })
  }

  private mutating func write(_ world: World) {
    write(simulator.profile.cycle.map { $0.everyMinutes - world.minute % $0.everyMinutes })
    let attributes = (0..<scenario.attributeCount).map { Attribute($0) }
    for user in world.users {
      words += [user.target == nil ? 0 : 1, simulator.rules.isDue(user) ? 1 : 0]
      for attribute in attributes { write(user.identitySystem[attribute]?.index) }
      for attribute in attributes { write(user.target?[attribute]?.index) }
      for attribute in attributes { words.append(user.due.contains(attribute) ? 1 : 0) }
      for attribute in attributes { words.append(user.edited.contains(attribute) ? 1 : 0) }
    }
  }

  /// Writes a number of 0 or more, or that there is none.
  private mutating func write(_ number: Int32?) { words.append(number ?? -1) }
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
