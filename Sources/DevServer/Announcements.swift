import Foundation

/// Tells all pages that listen the news: the latest at once, and each that comes.
public actor Announcements {
  private var latest: String?
  private var listeners: [Int: AsyncStream<String>.Continuation] = [:]
  private var nextNumber = 0

  public init() {}

  /// - Parameter news: One line.
  public func announce(_ news: String) {
    latest = news
    send("data: \(news)\n\n")
  }

  /// Ends all streams.
  public func end() {
    for listener in listeners.values { listener.finish() }
    listeners = [:]
  }

  /// Sends what listeners skip, so that connections of those that are gone are found out.
  func keepAlive() { send(":\n\n") }

  /// In the form of server-sent events.
  func stream() -> AsyncStream<String> {
    let number = nextNumber
    nextNumber += 1
    // News tell everything: who is slow may miss some.
    let (stream, listener) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(8))
    listener.onTermination = { _ in Task { await self.forget(number) } }
    listeners[number] = listener
    listener.yield("retry: 500\n\n")
    if let latest { listener.yield("data: \(latest)\n\n") }
    return stream
  }

  private func send(_ text: String) {
    for listener in listeners.values { listener.yield(text) }
  }

  private func forget(_ number: Int) { listeners[number] = nil }
}
