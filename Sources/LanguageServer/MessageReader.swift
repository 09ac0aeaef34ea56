import JSON
import Platform
import Synchronization

/// Reads what a client sends on standard input, on a thread of its own.
package struct MessageReader {
  /// The ids of requests that the client no longer waits for.
  package final class Cancellations: Sendable {
    private let ids = Mutex<Set<String>>([])

    func insert(_ id: JSON) { ids.withLock { _ = $0.insert(id.text) } }

    /// Whether a request was cancelled; each is asked of once.
    func take(_ id: JSON) -> Bool { ids.withLock { $0.remove(id.text) != nil } }
  }

  package let cancellations = Cancellations()

  package init() {}

  /// The messages, until the client is gone.
  package func messages() -> AsyncStream<ClientMessage> {
    let (stream, continuation) = AsyncStream.makeStream(of: ClientMessage.self)
    // What is nested deep is read in depth.
    startThread(stackBytes: 16 * 1_024 * 1_024) { [cancellations] in
      Self.read { message in
        // A cancellation is known before the request that waits in front of it is looked at.
        if case .notification("$/cancelRequest", let parameters) = message {
          if let id = parameters["id"] { cancellations.insert(id) }
        } else {
          continuation.yield(message)
        }
      }
      continuation.finish()
    }
    return stream
  }

  private static func read(_ handle: (ClientMessage) -> Void) {
    var framing = MessageFraming()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Platform.read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      framing.append(buffer.prefix(count))
      while let frame = framing.next() {
        switch frame {
        case .message(let bytes): handle(ClientMessage(bytes))
        case .tooLong(let length):
          handle(
            .invalid(
              id: .null,
              .invalidRequest(
                "a message of \(length) bytes is longer than \(MessageFraming.messageBytesMax)")))
        case .noLength:
          handle(.invalid(id: .null, .invalidRequest("a message needs a Content-Length")))
        }
      }
    }
  }
}
