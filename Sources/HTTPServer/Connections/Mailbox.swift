import Synchronization

/// What the server's thread is to look at: responses of handlers, changes of event sources, its end.
final class Mailbox: Sendable {
  struct Contents {
    /// By the numbers of their connections.
    var responses: [(connection: Int, response: Response)] = []
    var isStopped = false
    fileprivate var isAwake = false
  }

  private let contents = Mutex(Contents())
  private let bell: (listening: Descriptor, ringing: Descriptor)

  init() throws(SystemFault) { bell = try Descriptor.pipe() }

  /// Can be read from when there is something to look at.
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
