/// A connection from its beginning to its end.
final class Connection {
  typealias Instant = ContinuousClock.Instant

  private enum Phase {
    case reading
    /// A handler is computing the response.
    case answering(Task<Void, Never>)
    case sending
    case streaming(EventSource, seen: Int?)
    /// The remaining input is discarded.
    case lingering(bytesLeft: Int)
    case ended
  }

  private enum Waiting {
    /// Waiting for another request.
    case idle
    /// Waiting for the first request, or for the rest of one.
    case head
    case body
  }

  let descriptor: Descriptor
  private let limits: Limits
  /// Starts computing the response to a request.
  private let ask: (Request) -> Task<Void, Never>
  private let mailbox: Mailbox

  private var reader: RequestReader
  private var phase = Phase.reading
  private var waiting = Waiting.head
  /// The time of the client's last expected action, or of the last change of what is expected.
  private var since: Instant
  private var unsent: [ArraySlice<UInt8>] = []
  /// The method of the request that is being answered.
  private var method = Method.get
  private var isLast = false

  init(
    _ descriptor: Descriptor, at now: Instant, limits: Limits, _ mailbox: Mailbox,
    ask: @escaping (Request) -> Task<Void, Never>
  ) {
    self.descriptor = descriptor
    self.limits = limits
    self.mailbox = mailbox
    self.ask = ask
    reader = RequestReader(limits: limits)
    since = now
  }

  var hasEnded: Bool {
    if case .ended = phase { true } else { false }
  }

  var streamsEvents: Bool {
    if case .streaming = phase { true } else { false }
  }

  var awaitsBytes: Bool {
    switch phase {
    case .reading, .streaming, .lingering: true
    case .answering, .sending, .ended: false
    }
  }

  var hasBytes: Bool { !unsent.isEmpty }

  /// Returns the time at which something must be done even if nothing happens.
  func deadline(isFull: Bool) -> Instant? {
    switch phase {
    case .reading where isFull && reader.isIdle: since + limits.idleTimeMaxWhenFull
    case .reading:
      switch waiting {
      case .idle: since + limits.idleTimeMax
      case .head: since + limits.headTimeMax
      case .body: since + limits.bodyTimeMax
      }
    case .streaming where unsent.isEmpty: since + limits.eventStreamPause
    case .sending, .streaming: since + limits.stallTimeMax
    case .lingering: since + limits.lingerTimeMax
    case .answering, .ended: nil
    }
  }

  /// Does what is due if nothing has happened for too long.
  func expire(at now: Instant) {
    switch phase {
    case .reading where reader.isIdle: end()
    case .reading:
      refuse(Refusal(.requestTimeout, "the request took too long"), at: now)
    case .streaming where unsent.isEmpty:
      since = now
      unsent = [EventSource.signOfLife[...]]
      send(at: now)
    case .sending, .streaming, .lingering, .answering, .ended: end()
    }
  }

  func end() {
    if case .answering(let task) = phase { task.cancel() }
    leaveSource()
    unsent = []
    phase = .ended
    descriptor.end()
  }

  // MARK: Requests

  /// Receives what the client has sent.
  func receive(into buffer: inout [UInt8], at now: Instant) {
    switch descriptor.receive(into: &buffer) {
    case .blocked: break
    case .ended: end()
    case .bytes(let count):
      switch phase {
      case .reading:
        reader.append(buffer[..<count])
        read(at: now)
      case .lingering(let bytesLeft):
        if bytesLeft > count { phase = .lingering(bytesLeft: bytesLeft - count) } else { end() }
      case .streaming, .answering, .sending, .ended: break
      }
    }
  }

  private func read(at now: Instant) {
    do throws(Refusal) {
      if let request = try reader.next() {
        method = request.method
        isLast = !request.isPersistent
        phase = .answering(ask(request))
        return
      }
    } catch {
      return refuse(error, at: now)
    }
    wait(for: reader.isInBody ? .body : reader.isIdle ? waiting : .head, at: now)
    if reader.takeAwaitsContinue() {
      // If the client's buffer is full, it sends the body without this response.
      _ = descriptor.send(ArraySlice("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
  }

  private func wait(for next: Waiting, at now: Instant) {
    if next != waiting { since = now }
    waiting = next
  }

  private func refuse(_ refusal: Refusal, at now: Instant) {
    method = reader.method ?? .get
    respond(refusal.response, isLast: true, at: now)
  }

  // MARK: Responses

  /// - Parameter isLast: Whether the connection ends after the response.
  func respond(_ response: Response, isLast: Bool, at now: Instant) {
    var isLast = isLast || self.isLast
    switch response.content {
    case .bytes(let body):
      phase = .sending
      unsent = [response.head(isLast: isLast)[...]]
      if method != .head, !body.isEmpty { unsent.append(body[...]) }
    case .events(let source):
      isLast = true
      unsent = [response.head(isLast: isLast)[...]]
      phase = .sending
      if method != .head {
        source.add(mailbox, for: ObjectIdentifier(self))
        phase = .streaming(source, seen: nil)
        unsent.append(EventSource.beginning[...])
      }
    }
    self.isLast = isLast
    since = now
    send(at: now)
  }

  /// Sends new messages on an event stream once the client has received the earlier ones.
  func sendNews(at now: Instant) {
    guard case .streaming(let source, let seen) = phase, unsent.isEmpty else { return }
    let news = source.news(after: seen)
    phase = .streaming(source, seen: news.count)
    if !news.messages.isEmpty {
      since = now
      unsent = news.messages.map { $0[...] }
      send(at: now)
    } else if news.isAtEnd {
      linger(at: now)
    }
  }

  /// Sends as much as the client can receive now, and continues if everything was sent.
  func send(at now: Instant) {
    while let bytes = unsent.first {
      switch descriptor.send(bytes) {
      case .bytes(let count):
        since = now
        if count == bytes.count {
          unsent.removeFirst()
        } else {
          unsent[0] = bytes[(bytes.startIndex + count)...]
        }
      case .blocked: return
      case .ended: return end()
      }
    }
    switch phase {
    case .sending where isLast: linger(at: now)
    case .sending:
      phase = .reading
      waiting = .idle
      since = now
      read(at: now)
    case .streaming: sendNews(at: now)
    case .reading, .answering, .lingering, .ended: break
    }
  }

  private func linger(at now: Instant) {
    leaveSource()
    phase = .lingering(bytesLeft: limits.lingerBytesMax)
    since = now
    descriptor.finishSending()
  }

  private func leaveSource() {
    if case .streaming(let source, _) = phase { source.remove(ObjectIdentifier(self)) }
  }
}
