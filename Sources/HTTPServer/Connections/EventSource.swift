import Synchronization

/// News for all that listen to them, as server-sent events: the latest at once, and each that comes. Who
/// does not read in time misses some.
package final class EventSource: Sendable {
  /// Tells browsers to come back soon, in milliseconds, when a stream has ended.
  static let beginning = Array("retry: 500\n\n".utf8)
  /// What readers skip: with it, those that are gone are found out.
  static let signOfLife = Array(":\n\n".utf8)

  private static let messagesKept = 8

  private struct State {
    var messages: [[UInt8]] = []
    /// How many there were.
    var count = 0
    var isAtEnd = false
    /// Of each stream.
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

  /// What is new to a stream.
  ///
  /// - Parameter seen: How many messages there were when it asked for the last time; `nil` at its start.
  func news(after seen: Int?) -> (messages: [[UInt8]], count: Int, isAtEnd: Bool) {
    state.withLock { state in
      let unseen = seen.map { state.count - $0 } ?? 1
      return (Array(state.messages.suffix(unseen)), state.count, state.isAtEnd)
    }
  }
}
