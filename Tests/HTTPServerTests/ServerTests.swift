import Foundation
import Synchronization
import Testing

@testable import HTTPServer

/// The server over real sockets.
@Suite struct ServerTests {
  /// The answers of the server in these tests: usually an echo of the request, at `/large` a large
  /// response, at `/events` events, at `/slow` nothing until it is cancelled.
  private static func answer(_ request: Request, _ news: EventSource) async -> Response {
    switch request.path {
    case "/large":
      return Response(type: "text/plain", body: [UInt8](repeating: 97, count: 8_000_000))
    case "/events": return Response(events: news)
    case "/slow":
      try? await Task.sleep(for: .seconds(600))
      news.send("nobody waits")
      return Response(.ok)
    default:
      if request.method == .trace { return .methodNotAllowed(.get, .head) }
      return Response(.ok, text: "\(request.method) \(request.path) \(request.body.count)")
    }
  }

  /// Runs a server with a client.
  private func serve(
    _ limits: Limits = Limits(), news: EventSource = EventSource(),
    _ client: @escaping @Sendable (UInt16) throws -> Void
  ) async throws {
    let server = Server(limits: limits) { await Self.answer($0, news) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (ports, port) = AsyncStream.makeStream(of: UInt16.self)
      group.addTask { try await server.run(port: 0) { port.yield($0) } }
      let first = await ports.first { _ in true }
      let number = try #require(first)
      try await onThread { try client(number) }
      group.cancelAll()
      try await group.waitForAll()
      // The port can be reused at once.
      _ = try Descriptor.listening(port: number)
    }
  }

  @Test func aConnectionStaysOpen() async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      for path in ["/a", "/b"] {
        let reply = try client.get(path)
        #expect(reply.status == 200 && reply.text == "get \(path) 0")
        #expect(reply["connection"] == nil)
        #expect(
          reply["cache-control"] == "no-store" && reply["x-content-type-options"] == "nosniff")
      }
      #expect(try client.get("/c", headers: "Connection: close\r\n")["connection"] == "close")
      #expect(client.isAtEnd)
    }
  }

  @Test func requestsThatComeTogetherAreAnsweredInTheirOrder() async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      let paths = (0..<200).map { "/\($0)" }
      client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
      for path in paths { #expect(try client.reply().text == "get \(path) 0") }
    }
  }

  @Test func headTellsTheLengthAndSendsNoBody() async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      let head = try client.get("/large", method: "HEAD")
      #expect(head.status == 200 && head["content-length"] == "8000000")
      // What follows is the next response.
      #expect(try client.get("/next").text == "get /next 0")
      #expect(try client.get("/events", method: "HEAD")["content-type"] == "text/event-stream")
      #expect(client.isAtEnd)
      let refused = try RawClient(port: port)
      refused.send("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      #expect(try refused.reply(hasBody: false).status == 421)
      #expect(refused.isAtEnd)
    }
  }

  @Test func bodiesAreReceived() async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      let head = "PUT /a HTTP/1.1\r\nHost: localhost\r\n"
      client.send("\(head)Content-Length: 1048576\r\n\r\n")
      client.send([UInt8](repeating: 0, count: 1_048_576))
      #expect(try client.reply().text == "put /a 1048576")
      client.send("\(head)Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      #expect(try client.reply().status == 100)
      client.send("abc")
      #expect(try client.reply().text == "put /a 3")
      client.send("\(head)Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
      #expect(try client.reply().text == "put /a 3")
    }
  }

  @Test func theFirstVersionHasOneRequestAConnection() async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      client.send("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
      #expect(try client.reply()["connection"] == "close")
      #expect(client.isAtEnd)
    }
  }

  @Test func aClientThatSendsNoMoreIsAnswered() async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      client.send(
        "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\nGET /b HTTP/1.1\r\nHost: localhost\r\n\r\n")
      client.finishSending()
      #expect(try client.reply().text == "get /a 0")
      #expect(try client.reply().text == "get /b 0")
      #expect(client.isAtEnd)
    }
  }

  /// The client sends everything, like a page in a browser, and still receives the response.
  @Test(arguments: ["line": 414, "header": 431, "body": 413, "method": 405])
  func refusalsArrive(excess: String, status: Int) async throws {
    try await serve { port in
      let client = try RawClient(port: port)
      let much = String(repeating: "a", count: 1_000_000)
      let end = " HTTP/1.1\r\nHost: localhost\r\n"
      let request =
        switch excess {
        case "line": "GET /\(much)\(end)\r\n"
        case "header": "GET /\(end)X: \(much)\r\n\r\n"
        case "body": "PUT /\(end)Content-Length: 2000000\r\n\r\n\(much)\(much)"
        default: "TRACE /\(end)Connection: close\r\n\r\n"
        }
      #expect(client.send(request))
      let reply = try client.reply()
      #expect(reply.status == status && reply["connection"] == "close")
      #expect((reply["allow"] == "GET, HEAD") == (status == 405))
      #expect(client.isAtEnd)
    }
  }

  @Test func hostileRequestsAreRefusedAndTheServerGoesOn() async throws {
    try await serve { port in
      for request in HostileRequest.all {
        let client = try RawClient(port: port)
        client.send(request.text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        let reply = try client.reply()
        #expect(reply.status == request.status.rawValue, "\(request)")
        #expect(client.isAtEnd, "\(request)")
      }
      #expect(try RawClient(port: port).get().status == 200)
    }
  }

  // MARK: Time

  @Test(arguments: [
    "G", "GET / HTTP/1.1\r\nHost: localhost\r\n", "\r\n",
    "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nab",
    "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n",
  ])
  func aRequestThatIsNotFinishedEnds(text: String) async throws {
    var limits = Limits()
    limits.headTimeMax = .milliseconds(200)
    limits.bodyTimeMax = .milliseconds(200)
    try await serve(limits) { port in
      let client = try RawClient(port: port)
      client.send(text)
      #expect(try client.reply().status == 408)
      #expect(client.isAtEnd)
    }
  }

  @Test func aRequestThatComesInDropsEnds() async throws {
    var limits = Limits()
    limits.headTimeMax = .milliseconds(300)
    try await serve(limits) { port in
      let client = try RawClient(port: port)
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
      // Each byte arrives in time, but not the whole.
      for _ in 0..<2_000 where client.send("a") { usleep(10_000) }
      #expect(!client.send("a"))
    }
  }

  @Test func silentConnectionsEnd() async throws {
    var limits = Limits()
    limits.headTimeMax = .milliseconds(100)
    limits.idleTimeMax = .milliseconds(100)
    try await serve(limits) { port in
      #expect(try RawClient(port: port).isAtEnd)
      let client = try RawClient(port: port)
      #expect(try client.get().status == 200)
      #expect(client.isAtEnd)
    }
  }

  @Test func aClientThatDoesNotReadEnds() async throws {
    var limits = Limits()
    limits.stallTimeMax = .milliseconds(200)
    try await serve(limits) { port in
      let client = try RawClient(port: port, receivedBytesMax: 4_096)
      client.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
      // Wait until the server has given up, which may be later on a busy machine.
      for _ in 0..<3_000 where client.send("a") { usleep(10_000) }
      #expect(client.readToEnd().count < 8_000_000)
    }
  }

  @Test func aClientThatReadsSlowlyGetsAll() async throws {
    try await serve { port in
      let client = try RawClient(port: port, receivedBytesMax: 4_096)
      #expect(try client.get("/large").body.count == 8_000_000)
    }
  }

  // MARK: Numbers

  @Test func twoHundredConnectionsAreServedAtOnce() async throws {
    try await serve { port in
      let clients = try (0..<200).map { _ in try RawClient(port: port) }
      for client in clients { client.send("GET /a HTTP/1.1\r\n") }
      for client in clients.reversed() { client.send("Host: localhost\r\n\r\n") }
      for client in clients { #expect(try client.reply().text == "get /a 0") }
    }
  }

  @Test func furtherConnectionsWaitTheirTurn() async throws {
    var limits = Limits()
    limits.connectionsMax = 4
    limits.idleTimeMaxWhenFull = .milliseconds(100)
    try await serve(limits) { port in
      // Idle connections are closed.
      let silent = try (0..<8).map { _ in try RawClient(port: port) }
      let clients = try (0..<8).map { _ in try RawClient(port: port) }
      for client in clients { client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      for client in clients { #expect(try client.reply().text == "get /a 0") }
      withExtendedLifetime(silent) {}
    }
  }

  @Test func streamsLeaveRoomForRequests() async throws {
    var limits = Limits()
    limits.connectionsMax = 4
    try await serve(limits) { port in
      let streams = try (0..<6).map { _ in
        let client = try RawClient(port: port)
        client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try client.read(through: "retry: 500\n\n")
        return client
      }
      // On a busy machine a keep-alive comment may have been sent before.
      #expect(streams[0].ends())
      #expect(try RawClient(port: port).get().status == 200)
    }
  }

  @Test func clientsThatBreakOffLeaveNothing() async throws {
    var limits = Limits()
    limits.connectionsMax = 8
    let news = EventSource()
    try await serve(limits, news: news) { port in
      let requests = [
        "", "GET / HT", "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na",
        "GET /\(String(repeating: "a", count: 200_000))",
      ]
      for number in 0..<300 {
        let client = try RawClient(port: port)
        client.send(requests[number % requests.count])
        if number.isMultiple(of: 2) || number % requests.count == 4 { client.abort() }
      }
      #expect(try RawClient(port: port).get().status == 200)
      news.send("all")
    }
  }

  // MARK: Events

  @Test func newsReachAllThatListen() async throws {
    let news = EventSource()
    news.send("old")
    news.send("latest")
    try await serve(news: news) { port in
      let clients = try (0..<20).map { _ in try RawClient(port: port) }
      for client in clients { client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      for client in clients {
        let reply = try client.reply()
        #expect(reply["content-type"] == "text/event-stream" && reply["content-length"] == nil)
        #expect(try client.read(through: "latest\n\n") == "retry: 500\n\ndata: latest\n\n")
      }
      for text in ["one", "two\nlines\r\nthree\u{2028}"] { news.send(text) }
      let expected = "data: one\n\ndata: two\ndata: lines\ndata: \ndata: three\u{2028}\n\n"
      for client in clients { #expect(try client.read(through: "three\u{2028}\n\n") == expected) }
      news.end()
      for client in clients { #expect(client.isAtEnd) }
    }
  }

  @Test func streamsShowThatTheyAreAlive() async throws {
    var limits = Limits()
    limits.eventStreamPause = .milliseconds(50)
    try await serve(limits) { port in
      let client = try RawClient(port: port)
      client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      try client.read(through: ":\n\n:\n\n:\n\n")
    }
  }

  @Test func aListenerThatDoesNotReadMissesNewsAndGetsTheLatest() async throws {
    let news = EventSource()
    try await serve(news: news) { port in
      let slow = try RawClient(port: port, receivedBytesMax: 4_096)
      let quick = try RawClient(port: port)
      for client in [slow, quick] {
        client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try client.read(through: "retry: 500\n\n")
      }
      let text = String(repeating: "a", count: 1_000_000)
      for number in 0..<40 {
        news.send("\(text) \(number)")
        try quick.read(through: " \(number)\n\n")
      }
      news.send("the end")
      try quick.read(through: "the end\n\n")
      #expect(try slow.read(through: "the end\n\n").utf8.count < 30_000_000)
    }
  }

  @Test func aListenerThatHasGoneIsForgotten() async throws {
    let news = EventSource()
    try await serve(news: news) { port in
      for _ in 0..<20 {
        let client = try RawClient(port: port)
        client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try client.read(through: "retry: 500\n\n")
      }
      for _ in 0..<6_000 where news.streamCount > 0 { usleep(10_000) }
      #expect(news.streamCount == 0)
    }
  }

  // MARK: Beginning and end

  @Test func aPortInUseIsSaid() async throws {
    let taken = try Descriptor.listening(port: 0)
    let server = Server { _ in Response(.ok) }
    let fault = await #expect(throws: SystemFault.self) {
      try await server.run(port: try taken.port()) { _ in }
    }
    #expect(fault?.code == EADDRINUSE)
    #expect(fault?.description == "Address already in use")
  }

  @Test func theServerEndsWhateverItIsDoing() async throws {
    try await serve { port in
      for text in [
        "", "GET /", "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n",
      ] {
        let client = try RawClient(port: port)
        client.send(text)
        // The connection is left open.
        _ = Unmanaged.passRetained(client)
      }
    }
  }

  @Test func datesHaveTheirForm() {
    #expect(HTTPDate.text(secondsSince1970: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.text(secondsSince1970: 1_709_164_800) == "Thu, 29 Feb 2024 00:00:00 GMT")
  }
}
