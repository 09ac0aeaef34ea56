import Synchronization

/// Messages for all listeners, sent as server-sent events: the latest message at once, then each new
/// one. A listener that reads too slowly misses some.
package final class EventSource: Sendable {
  /// Asks browsers to reconnect soon after a stream has ended; in milliseconds.
  static let beginning = Array("retry: 500\n\n".utf8)
  /// A comment that readers skip. Sending it reveals readers that are gone.
  static let signOfLife = Array(":\n\n".utf8)

  private static let messagesKept = 8

  private struct State {
    var messages: [[UInt8]] = []
    /// The number of messages so far.
    var count = 0
    var isAtEnd = false
    /// The mailbox of the server for each stream.
    var servers: [ObjectIdentifier: Mailbox] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  package func send(_ text: String) {
    let lines = text.utf8.split(omittingEmptySubsequences: false) { "\r\n".utf8.contains($0) }
    let message =
      lines.flatMap { Array("data: ".utf8) + $0 + [UInt8(ascii: "\n")] } + [UInt8(ascii: "\n")]
    change { state in
      state.count += 1
      state.messages = (state.messages + [message]).suffix(Self.messagesKept)
    }
  }

  /// Ends all streams.
  package func end() { change { $0.isAtEnd = true } }

  private func change(_ change: (inout sending State) -> Void) {
    let servers = state.withLock { state in
      change(&state)
      return Array(state.servers.values)
    }
    for server in servers { server.wake() }
  }

  /// Wakes a server at each change, for one of its streams.
  func add(_ server: Mailbox, for stream: ObjectIdentifier) {
    state.withLock { $0.servers[stream] = server }
  }

  var streamCount: Int { state.withLock { $0.servers.count } }

  func remove(_ stream: ObjectIdentifier) {
    state.withLock { $0.servers[stream] = nil }
  }

  /// Returns what is new for a stream.
  ///
  /// - Parameter seen: The number of messages at its last request; `nil` at its start.
  func news(after seen: Int?) -> (messages: [[UInt8]], count: Int, isAtEnd: Bool) {
    state.withLock { state in
      let unseen = seen.map { state.count - $0 } ?? 1
      return (Array(state.messages.suffix(unseen)), state.count, state.isAtEnd)
    }
  }
}
