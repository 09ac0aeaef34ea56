/// The numbers of a world that was explored in full, breadth first.
struct Exploration: Equatable {
  private(set) var beginnings = 0
  private(set) var states = 0
  /// Pairs of a state and an event that can happen in it.
  private(set) var transitions = 0
  /// The largest distance of a state from a beginning.
  private(set) var depth = 0

  init(of world: ComposedWorld) {
    var queue: [UInt32] = []
    var seen = NumberSet(below: world.numberEnd)
    for state in world.beginnings where seen.insert(state) { queue.append(state) }
    beginnings = queue.count
    var next = 0
    var levelEnd = queue.count
    while next < queue.count {
      if next == levelEnd {
        depth += 1
        levelEnd = queue.count
      }
      world.forEachNext(after: queue[next]) { state in
        transitions += 1
        if seen.insert(state) { queue.append(state) }
      }
      next += 1
    }
    states = queue.count
  }
}

/// A set of numbers, with a bit for each that is possible.
struct NumberSet {
  private var words: [UInt64]

  init(below end: Int) { words = Array(repeating: 0, count: end / 64 + 1) }

  /// - Returns: Whether the number was not there yet.
  @inline(__always) mutating func insert(_ number: UInt32) -> Bool {
    let place = Int(number) / 64
    let bit: UInt64 = 1 << UInt64(number % 64)
    let word = words[place]
    guard word & bit == 0 else { return false }
    words[place] = word | bit
    return true
  }
}
