import Foundation

/// Ends work in good order when it is interrupted (control-C) or asked to end.
struct Interruption {
  /// Does the work until it ends, or until the process is told to end.
  func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { task.cancel() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    do {
      try await task.value
    } catch  where task.isCancelled {
      return
    }
  }
}
