import Dispatch
import Synchronization

/// Shows what a long run is doing: on a terminal after one second, in a line that is removed later;
/// elsewhere once, as a line, after ten seconds.
struct Progress {
  /// The line on the terminal.
  private final class Line: Sendable {
    private let state = Mutex((isShown: false, isOver: false))

    func show(_ text: String) {
      state.withLock { state in
        if state.isOver { return }
        state.isShown = true
        Terminal.progress("\r\u{1B}[K\(text)")
      }
    }

    func end() {
      state.withLock { state in
        state.isOver = true
        if state.isShown { Terminal.progress("\r\u{1B}[K") }
      }
    }
  }

  private let timer: any DispatchSourceTimer
  private let line = Line()

  /// - Parameter what: The activity, such as `proving`.
  static func showing<Result>(
    _ what: String, _ work: () async throws -> Result
  ) async rethrows -> Result {
    let progress = Progress(what)
    defer { progress.end() }
    return try await work()
  }

  private init(_ what: String) {
    // Swift's own threads may all be busy.
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    let start = ContinuousClock.now
    let (isOnTerminal, line) = (Terminal.canRewrite, line)
    timer.setEventHandler {
      let seconds = Int((ContinuousClock.now - start) / .seconds(1))
      if isOnTerminal { line.show("\(what) … \(seconds) s") } else { Terminal.note("\(what) …") }
    }
    timer.schedule(
      deadline: .now() + (isOnTerminal ? 1 : 10), repeating: isOnTerminal ? .seconds(1) : .never)
    timer.resume()
  }

  private func end() {
    timer.cancel()
    line.end()
  }
}
