/// Measures how long the steps of a run take.
struct Stopwatch {
  private let start = ContinuousClock.now
  private let isShown: Bool
  private var lapStart: ContinuousClock.Instant
  private var laps: [(name: String, duration: Swift.Duration)] = []

  init(isShown: Bool) {
    self.isShown = isShown
    lapStart = start
  }

  /// Ends a step and begins the next one.
  mutating func lap(_ name: String) {
    let now = ContinuousClock.now
    laps.append((name, now - lapStart))
    lapStart = now
  }

  /// The time since the beginning.
  var total: Swift.Duration { ContinuousClock.now - start }

  /// Prints the steps, if that was requested.
  func show() {
    guard isShown else { return }
    let width = laps.map(\.name.count).max() ?? 0
    for (name, duration) in laps {
      let milliseconds = Int((duration / .milliseconds(1)).rounded())
      let number = String(milliseconds)
      let indent = String(repeating: " ", count: max(0, 8 - number.count))
      let name = name + String(repeating: " ", count: width - name.count)
      Terminal.note("  \(name)\(indent)\(number) ms")
    }
  }
}
