import Platform

/// Serves all connections on one thread until its mailbox is stopped.
struct EventLoop {
  private typealias Instant = ContinuousClock.Instant

  private static let bufferBytes = 65_536
  /// How many connections are accepted in a row before others are served.
  private static let acceptancesMax = 64
  /// The time before the next try after the system refused another connection.
  private static let acceptancePause = Duration.milliseconds(250)

  private let listener: Descriptor
  private let mailbox: Mailbox
  private let limits: Limits
  private let answer: Server.Answer
  private let connectionsMax: Int

  /// The connections by their numbers, which increase.
  private var connections: [Int: Connection] = [:]
  private var lastNumber = 0
  /// When to try accepting again after the system refused another connection.
  private var acceptance: Instant?
  private var buffer = [UInt8](repeating: 0, count: bufferBytes)

  init(
    _ listener: Descriptor, _ mailbox: Mailbox, limits: Limits, answer: @escaping Server.Answer
  ) {
    self.listener = listener
    self.mailbox = mailbox
    self.limits = limits
    self.answer = answer
    // The rest of the program needs some descriptors, too.
    connectionsMax = max(1, min(limits.connectionsMax, Descriptor.countMax / 2))
  }

  mutating func run() {
    while true {
      let mail = mailbox.take()
      if mail.isStopped { break }
      let now = ContinuousClock.now
      for (number, response) in mail.responses { deliver(response, to: number, at: now) }
      for connection in connections.values { connection.sendNews(at: now) }
      for connection in connections.values {
        if let deadline = connection.deadline(isFull: isFull), deadline <= now {
          connection.expire(at: now)
        }
      }
      removeEnded()
      if let acceptance, acceptance <= now { self.acceptance = nil }
      handleEvents()
    }
    for connection in connections.values { connection.end() }
    listener.end()
  }

  /// Whether no further connection is accepted.
  private var isFull: Bool { connections.count >= connectionsMax || acceptance != nil }

  private mutating func removeEnded() {
    let count = connections.count
    connections = connections.filter { !$0.value.hasEnded }
    if connections.count < count { acceptance = nil }
  }

  private func deliver(_ response: Response, to number: Int, at now: Instant) {
    guard let connection = connections[number], !connection.hasEnded else { return }
    connection.respond(response, isLast: isFull, at: now)
    // Streams make room for requests: the oldest is closed, and its reader may reconnect.
    let streams = connections.filter(\.value.streamsEvents)
    if streams.count > max(1, connectionsMax / 2) {
      streams.min { $0.key < $1.key }?.value.end()
    }
  }

  // MARK: Events

  /// Waits until something happens or is due, and handles it.
  private mutating func handleEvents() {
    let entries = Array(connections)
    var descriptors = [
      pollfd(fd: mailbox.descriptor.number, events: Int16(POLLIN), revents: 0),
      // `poll` ignores negative descriptors.
      pollfd(fd: isFull ? -1 : listener.number, events: Int16(POLLIN), revents: 0),
    ]
    for (_, connection) in entries {
      let events = (connection.awaitsBytes ? POLLIN : 0) | (connection.hasBytes ? POLLOUT : 0)
      descriptors.append(
        pollfd(fd: connection.descriptor.number, events: Int16(events), revents: 0))
    }
    guard poll(&descriptors, nfds_t(descriptors.count), millisecondsToWait) > 0 else { return }
    let now = ContinuousClock.now
    for ((_, connection), descriptor) in zip(entries, descriptors.dropFirst(2)) {
      handle(Int32(descriptor.revents), of: connection, at: now)
    }
    removeEnded()
    if descriptors[1].revents != 0 { accept(at: now) }
  }

  private mutating func handle(_ events: Int32, of connection: Connection, at now: Instant) {
    guard events != 0 else { return }
    let isBroken = events & Int32(POLLERR | POLLHUP | POLLNVAL) != 0
    if events & Int32(POLLOUT) != 0 { connection.send(at: now) }
    if connection.awaitsBytes, events & Int32(POLLIN) != 0 || isBroken {
      connection.receive(into: &buffer, at: now)
    } else if isBroken {
      connection.end()
    }
  }

  /// The time until the first deadline; negative if there is none.
  private var millisecondsToWait: Int32 {
    let deadlines = connections.values.compactMap { $0.deadline(isFull: isFull) }
    guard let first = (deadlines + [acceptance].compactMap(\.self)).min() else { return -1 }
    let left = max(.zero, first - .now)
    let (seconds, attoseconds) = left.components
    // Rounded up, to avoid waking too early repeatedly.
    return Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
  }

  private mutating func accept(at now: Instant) {
    for _ in 0..<Self.acceptancesMax where connections.count < connectionsMax {
      switch listener.accept() {
      case .connection(let descriptor): add(descriptor, at: now)
      case .nobody: return
      case .failed:
        acceptance = now + Self.acceptancePause
        return
      }
    }
  }

  private mutating func add(_ descriptor: Descriptor, at now: Instant) {
    lastNumber += 1
    let number = lastNumber
    connections[number] = Connection(descriptor, at: now, limits: limits, mailbox) {
      [answer, mailbox] request in
      Task { mailbox.post(await answer(request), to: number) }
    }
  }
}
