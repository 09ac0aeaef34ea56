import Synchronization

/// Messages for the server's thread: responses of handlers, changes of event sources, and the request
/// to stop.
final class Mailbox: Sendable {
  struct Contents {
    /// The responses with the numbers of their connections.
    var responses: [(connection: Int, response: Response)] = []
    var isStopped = false
    fileprivate var isAwake = false
  }

  private let contents = Mutex(Contents())
  private let bell: (listening: Descriptor, ringing: Descriptor)

  init() throws(SystemFault) { bell = try Descriptor.pipe() }

  /// A descriptor that is readable when there are messages.
  var descriptor: Descriptor { bell.listening }

  func post(_ response: Response, to connection: Int) {
    wake { $0.responses.append((connection, response)) }
  }

  func stop() { wake { $0.isStopped = true } }

  func wake() { wake { _ in } }

  func take() -> Contents {
    contents.withLock { contents in
      if contents.isAwake { bell.listening.drain() }
      defer { contents = Contents(isStopped: contents.isStopped) }
      return contents
    }
  }

  private func wake(_ change: (inout sending Contents) -> Void) {
    contents.withLock { contents in
      change(&contents)
      if !contents.isAwake { bell.ringing.ring() }
      contents.isAwake = true
    }
  }
}
