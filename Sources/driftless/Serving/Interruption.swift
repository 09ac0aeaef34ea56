import Dispatch
import Platform

/// Ends the process at once, with status 0, when it is interrupted (control-C) or told to end.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter ending: Is done before, on a thread of its own: others may be busy for a while.
  init(_ ending: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "interruption")
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        ending()
        exit(EXIT_SUCCESS)
      }
      source.resume()
      return source
    }
  }
}
