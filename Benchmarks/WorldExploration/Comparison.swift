import SyncEngine

/// A comparison of a composed world with the simulator, step by step.
struct Comparison {
  /// A step of the one that the other does not take.
  struct Difference: Error {
    let before: UserState
  }

  /// How many states were compared: where each event leads, in the eyes of each attribute.
  private(set) var states = 0
  /// How many steps the simulator took for it.
  private(set) var transitions = 0

  private let composed: ComposedWorld
  private let simulated: SimulatedWorld

  private init(_ composed: ComposedWorld) {
    self.composed = composed
    simulated = SimulatedWorld(composed)
  }

  /// Compares every step from every reachable state.
  ///
  /// - Throws: ``Difference``, or the simulator's fault.
  static func inFull(of composed: ComposedWorld) throws -> Comparison {
    var comparison = Comparison(composed)
    var seen = NumberSet(below: composed.numberEnd)
    var queue = try comparison.beginnings().filter { seen.insert($0.state) }
    var next = 0
    while next < queue.count {
      queue += try comparison.steps(after: queue[next]).filter { seen.insert($0.state) }
      next += 1
    }
    return comparison
  }

  /// Compares every step from each state on walks through the world.
  ///
  /// - Throws: ``Difference``, or the simulator's fault.
  static func onWalks(
    through composed: ComposedWorld, count: Int, length: Int,
    using generator: inout some RandomNumberGenerator
  ) throws -> Comparison {
    var comparison = Comparison(composed)
    let beginnings = try comparison.beginnings()
    for _ in 0..<count {
      var here = beginnings.randomElement(using: &generator)
      for _ in 0..<length {
        guard let known = here else { break }
        here = try comparison.steps(after: known).randomElement(using: &generator)
      }
    }
    return comparison
  }

  private typealias Pair = (state: UInt32, user: UserState)

  private func beginnings() throws -> [Pair] {
    try composed.beginnings.map { try pair($0, simulated.user(beginningAs: $0)) }
  }

  private mutating func steps(after pair: Pair) throws -> [Pair] {
    var next: [UInt32] = []
    composed.forEachNext(after: pair.state) { next.append($0) }
    let users = try simulated.users(after: pair.user)
    guard next.count == users.count else { throw Difference(before: pair.user) }
    states += 1
    transitions += users.count
    return try zip(next, users).map { state, user in
      guard simulated.isSame(user, state) else { throw Difference(before: pair.user) }
      return (state, user)
    }
  }

  private func pair(_ state: UInt32, _ user: UserState) throws -> Pair {
    guard simulated.isSame(user, state) else { throw Difference(before: user) }
    return (state, user)
  }
}
