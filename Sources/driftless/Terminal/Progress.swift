import Dispatch
import Foundation

/// Tells what a run does while that takes long: on a terminal from the first second on, in one line that
/// goes away; elsewhere once, as a line, after ten.
struct Progress {
  private let timer: any DispatchSourceTimer
  private let isOnTerminal: Bool

  /// - Parameter what: Such as `proving 84 claims`.
  static func telling<Result>(
    _ what: String, _ work: () async throws -> Result
  ) async rethrows -> Result {
    let progress = Progress(what)
    defer { progress.end() }
    return try await work()
  }

  private init(_ what: String) {
    let isOnTerminal = isatty(STDERR_FILENO) == 1
    self.isOnTerminal = isOnTerminal
    // All threads of Swift's own may be at work.
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    let start = ContinuousClock.now
    timer.setEventHandler {
      let seconds = Int((ContinuousClock.now - start) / .seconds(1))
      Terminal.progress(isOnTerminal ? "\r\u{1B}[K\(what) … \(seconds) s" : "\(what) …\n")
    }
    timer.schedule(
      deadline: .now() + (isOnTerminal ? 1 : 10), repeating: isOnTerminal ? .seconds(1) : .never)
    timer.resume()
  }

  private func end() {
    timer.cancel()
    if isOnTerminal { Terminal.progress("\r\u{1B}[K") }
  }
}
