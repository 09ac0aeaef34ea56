import Platform

/// A small HTTP/1.1 server for programs on this machine only. All connections share one thread;
/// handlers compute responses elsewhere.
package struct Server: Sendable {
  package typealias Answer = @Sendable (Request) async -> Response

  private let limits: Limits
  private let answer: Answer

  /// - Parameter answer: Computes the response; it is cancelled when no client waits for it any more.
  package init(limits: Limits = Limits(), answer: @escaping Answer) {
    self.limits = limits
    self.answer = answer
  }

  /// Serves until the task is cancelled. After that the port is free and all connections have ended.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1, or 0 for any free one.
  ///   - ready: Receives the port once requests can be sent.
  /// - Throws: The system's error if the port cannot be used.
  package func run(port: UInt16, ready: (UInt16) -> Void) async throws(SystemFault) {
    let listener = try Descriptor.listening(port: port)
    let mailbox = try Mailbox()
    ready(try listener.port())
    let fault = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let status = startThread { [limits, answer] in
          var loop = EventLoop(listener, mailbox, limits: limits, answer: answer)
          loop.run()
          continuation.resume(returning: SystemFault?.none)
        }
        if status != 0 { continuation.resume(returning: SystemFault(code: status)) }
      }
    } onCancel: {
      mailbox.stop()
    }
    if let fault { throw fault }
  }
}
