package import SyncEngine

/// Every state that one attribute of one user can reach under a profile, and every step between them,
/// explored to a fixed point.
///
/// It is big enough to show any violation of a law: users are independent, other attributes matter
/// through what is due alone, names do not matter, and values are only copied and compared.
package struct Universe: Sendable {
  /// One step out of a state.
  package struct Transition: Sendable {
    package let event: UniverseEvent
    /// The number of the state that it leads to.
    package let next: Int
    package let atoms: AtomSet
    /// The number of these phrases among those that hold in any step.
    let phraseNumber: Int
  }

  /// How many states are explored at most, if nothing else is asked for.
  package static let statesMax = 1_000_000

  package let world: UniverseWorld
  /// In the order in which they were reached.
  package private(set) var states: [UniverseState] = []
  /// How many states, the first ones, are beginnings.
  package private(set) var beginningCount = 0
  /// By the number of the state.
  package private(set) var transitions: [[Transition]] = []
  /// What holds in a step in which nothing happens, by the number of the state.
  private(set) var stuttering: [(atoms: AtomSet, number: Int)] = []
  /// Everything that can hold in a step, each once: there are few, so a law is evaluated once for each.
  private(set) var phraseSets = AtomNumbers()
  /// The largest distance of a state from a beginning.
  package private(set) var depth = 0
  /// Whether the limit of states was not hit.
  package private(set) var isComplete = true

  package var kind: AttributeKind { world.kind }
  package var profile: Profile { world.simulator.profile }
  package var transitionCount: Int { transitions.reduce(0) { $0 + $1.count } }

  /// Explores.
  ///
  /// - Parameters:
  ///   - moreValues: How many plain values to add to those that suffice.
  ///   - stage: What goes on in it besides edits and syncs.
  ///   - statesMax: Where to give up.
  package init(
    of kind: AttributeKind, under profile: Profile, rules: Rules = Rules(), moreValues: Int = 0,
    stage: UniverseStage = .plain, statesMax: Int = Universe.statesMax
  ) {
    world = UniverseWorld(kind, profile, rules: rules, moreValues: moreValues, stage: stage)
    var numbers = StateNumbers(world)
    var distances: [Int] = []
    for state in world.beginnings where numbers.insert(state, states.count) == nil {
      states.append(state)
      distances.append(0)
    }
    beginningCount = states.count
    while transitions.count < states.count {
      let number = transitions.count
      let state = states[number]
      let user = world.remember(state)
      let still = world.stuttering(of: user)
      stuttering.append((still, phraseSets.number(of: still)))
      var steps: [Transition] = []
      for event in world.events(in: state) {
        let (next, atoms) = world.play(event, in: state, from: user)
        let known = numbers.insert(next, states.count)
        if known == nil {
          states.append(next)
          distances.append(distances[number] + 1)
        }
        steps.append(
          Transition(
            event: event, next: known ?? states.count - 1, atoms: atoms,
            phraseNumber: phraseSets.number(of: atoms)))
      }
      transitions.append(steps)
      if states.count > statesMax {
        isComplete = false
        break
      }
    }
    depth = distances.max() ?? 0
  }

  /// The beginnings that a claim allows, by the numbers of their states.
  package func beginnings(_ starting: Claim.Starting) -> [Int] {
    (0..<beginningCount).filter { number in
      switch starting {
      case .anywhere: true
      case .inAgreement:
        states[number].isProvisioned && states[number].isLinked
          && world.held(in: states[number]).contains(.itAgrees)
      case .new: !states[number].isProvisioned
      }
    }
  }
}

/// The numbers of the states found so far, in a table that has a place for each possible one.
private struct StateNumbers {
  private let valueCount: Int
  private let isPlain: Bool
  private var numbers: [Int32]

  /// Four accounts, three statuses, and four flags.
  private static let lifeCycleStates = 4 * 3 * 16

  init(_ world: UniverseWorld) {
    // Absent, the plain values, and one for a default or a constant.
    valueCount = world.plainValues.count + 2
    numbers = Array(
      repeating: -1,
      count: valueCount * valueCount * valueCount * 16
        * (world.stage == .plain ? 1 : Self.lifeCycleStates))
    isPlain = world.stage == .plain
  }

  /// - Returns: The number that the state has already; otherwise it gets the one given.
  mutating func insert(_ state: UniverseState, _ number: Int) -> Int? {
    var place = 0
    for value in [state.source, state.target, state.first?.value] {
      place = place * valueCount + (value.map { Int($0.index) + 1 } ?? 0)
    }
    for flag in [state.isProvisioned, state.isEdited, state.isDue, state.isElseDue] {
      place = place * 2 + (flag ? 1 : 0)
    }
    if !isPlain {
      place = (place * 4 + Int(state.account.rawValue)) * 3 + Int(state.status.rawValue)
      for flag in [
        state.isAssigned, state.isLinked, state.isLifeCycleDue, state.isConnected,
      ] {
        place = place * 2 + (flag ? 1 : 0)
      }
    }
    if numbers[place] >= 0 { return Int(numbers[place]) }
    numbers[place] = Int32(number)
    return nil
  }
}
