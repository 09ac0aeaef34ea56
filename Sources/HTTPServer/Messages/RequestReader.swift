/// Reads requests from a client's bytes according to RFC 9112, in linear time.
struct RequestReader {
  private enum Step {
    case requestLine
    case headers
    case body(bytesLeft: Int)
    case chunkSize
    case chunk(bytesLeft: Int)
    case chunkEnd
    case trailers
    case whole
  }

  private let limits: Limits
  private var received = ReceivedBytes()
  private var step = Step.requestLine
  private var request: Request?
  private var isAfterEmptyLine = false
  private var headerCount = 0
  private var headerBytes = 0
  /// Whether the client waits for permission to send the body.
  private var awaitsContinue = false

  init(limits: Limits) { self.limits = limits }

  /// The method of the current request.
  var method: Method? { request?.method }

  /// Whether no byte of a request has arrived.
  var isIdle: Bool {
    if case .requestLine = step { received.count == 0 && !isAfterEmptyLine } else { false }
  }

  /// Whether the headers are complete but the body is not.
  var isInBody: Bool {
    switch step {
    case .requestLine, .headers, .whole: false
    case .body, .chunkSize, .chunk, .chunkEnd, .trailers: true
    }
  }

  mutating func append(_ bytes: some Collection<UInt8>) { received.append(bytes) }

  /// Returns the next request; `nil` if it is not complete yet.
  ///
  /// - Throws: The reason why nothing more can be read.
  mutating func next() throws(Refusal) -> Request? {
    while try advance() {
      guard case .whole = step, let request else { continue }
      self = RequestReader(limits: limits, received)
      return request
    }
    return nil
  }

  /// Returns whether to tell the client that it may send the body (status 100); true once for each
  /// request.
  mutating func takeAwaitsContinue() -> Bool {
    defer { awaitsContinue = false }
    return awaitsContinue
  }

  private init(limits: Limits, _ received: ReceivedBytes) {
    self.limits = limits
    self.received = received
  }

  /// - Returns: Whether a step was made; otherwise more bytes are needed.
  private mutating func advance() throws(Refusal) -> Bool {
    switch step {
    case .requestLine:
      let limit = limits.requestLineBytesMax
      guard
        let line = try received.takeLine(
          bytesMax: limit, excess: Refusal(.uriTooLong, "a request line has at most \(limit) bytes")
        )
      else { return false }
      if line.isEmpty, !isAfterEmptyLine {
        isAfterEmptyLine = true
      } else {
        request = Request(try RequestLine(line))
        step = .headers
      }
    case .headers:
      guard let line = try takeHeaderLine() else { return false }
      if line.isEmpty { try beginBody() } else { try request?.headers.add(line) }
    case .body(let bytesLeft):
      let count = takeBody(bytesLeft)
      step = count == bytesLeft ? .whole : .body(bytesLeft: bytesLeft - count)
      return count == bytesLeft
    case .chunkSize:
      guard let size = try takeChunkSize() else { return false }
      step = size == 0 ? .trailers : .chunk(bytesLeft: size)
    case .chunk(let bytesLeft):
      let count = takeBody(bytesLeft)
      step = count == bytesLeft ? .chunkEnd : .chunk(bytesLeft: bytesLeft - count)
      return count == bytesLeft
    case .chunkEnd:
      let excess = Refusal(.badRequest, "a chunk is longer than its size")
      guard let line = try received.takeLine(bytesMax: 0, excess: excess) else { return false }
      precondition(line.isEmpty, "a line of no bytes is empty")
      step = .chunkSize
    case .trailers:
      guard let line = try takeHeaderLine() else { return false }
      // Trailers must be well formed; their values are not used.
      var trailers = Headers()
      if line.isEmpty { step = .whole } else { try trailers.add(line) }
    case .whole:
      return false
    }
    return true
  }

  private mutating func takeHeaderLine() throws(Refusal) -> ArraySlice<UInt8>? {
    let limit = limits.headerLineBytesMax
    let line = try received.takeLine(
      bytesMax: limit,
      excess: Refusal(.headerFieldsTooLarge, "a header line has at most \(limit) bytes"))
    guard let line, !line.isEmpty else { return line }
    headerCount += 1
    try count(headerBytes: line.count)
    guard headerCount <= limits.headersMax else {
      throw Refusal(.headerFieldsTooLarge, "a request has at most \(limits.headersMax) headers")
    }
    return line
  }

  private mutating func count(headerBytes more: Int) throws(Refusal) {
    headerBytes += more
    guard headerBytes <= limits.headerBytesMax else {
      throw Refusal(
        .headerFieldsTooLarge, "a request's headers have at most \(limits.headerBytesMax) bytes")
    }
  }

  /// - Returns: The number of bytes consumed.
  private mutating func takeBody(_ bytesMax: Int) -> Int {
    let bytes = received.take(bytesMax)
    request?.body += bytes
    return bytes.count
  }

  private mutating func takeChunkSize() throws(Refusal) -> Int? {
    let limit = limits.headerLineBytesMax
    guard
      let line = try received.takeLine(
        bytesMax: limit, excess: Refusal(.badRequest, "the line of a chunk's size is too long"))
    else { return nil }
    let digits = line.prefix { $0.hexDigitValue != nil }
    let rest = line[digits.endIndex...]
    guard let size = digits.number(radix: 16),
      rest.isEmpty || rest.trimmed.first == UInt8(ascii: ";"),
      rest.allSatisfy({ !$0.isControl || $0 == UInt8(ascii: "\t") })
    else { throw Refusal(.badRequest, "the size of a chunk is not a hexadecimal number") }
    try count(headerBytes: rest.count)
    try checkBody((request?.body.count ?? 0).addingReportingOverflow(size))
    return size
  }

  private func checkBody(_ count: (partialValue: Int, overflow: Bool)) throws(Refusal) {
    guard !count.overflow, count.partialValue <= limits.bodyBytesMax else {
      throw Refusal(.contentTooLarge, "a request's body has at most \(limits.bodyBytesMax) bytes")
    }
  }

  private mutating func beginBody() throws(Refusal) {
    guard let headers = request?.headers, let isVersion1_0 = request?.isVersion1_0 else { return }
    guard let host = headers["host"] else {
      throw Refusal(.badRequest, "a request has exactly one Host header")
    }
    try checkAuthority(host.utf8)
    request?.isPersistent = !isVersion1_0 && !headers.members(of: "connection").contains("close")
    let lengths = headers.values(of: "content-length")
    let codings = headers.members(of: "transfer-encoding")
    if !codings.isEmpty {
      guard lengths.isEmpty, !isVersion1_0, codings.last == "chunked",
        !codings.dropLast().contains("chunked")
      else { throw Refusal(.badRequest, "the length of the body cannot be told") }
      guard codings.count == 1 else {
        throw Refusal(.notImplemented, "of transfer codings only 'chunked' is known here")
      }
      step = .chunkSize
    } else {
      guard lengths.count <= 1, let length = (lengths.first ?? "0").utf8.number(radix: 10) else {
        throw Refusal(.badRequest, "Content-Length is not one number")
      }
      try checkBody((length, false))
      step = .body(bytesLeft: length)
    }
    let expectations = headers.members(of: "expect")
    guard expectations.allSatisfy({ $0 == "100-continue" }) else {
      throw Refusal(.expectationFailed, "only 100-continue can be expected")
    }
    awaitsContinue = !isVersion1_0 && !expectations.isEmpty
  }
}
