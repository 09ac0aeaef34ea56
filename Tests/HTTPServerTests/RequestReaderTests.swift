import Foundation
import RandomStories
import Testing

@testable import HTTPServer

/// Tests the reader with bytes, without a socket.
@Suite struct RequestReaderTests {
  @Test func aRequestIsRead() throws {
    let request = try #require(
      try read(
        "POST /a%20b/?q=1%2F HTTP/1.1\r\nHost: localhost:80\r\nX: 1\r\nx: 2\r\nContent-Length: 3\r\n\r\nabc"
      ))
    #expect(request.method == .post)
    #expect(request.path == "/a b/")
    #expect(request.encodedPath == "/a%20b/")
    #expect(request.query == "q=1%2F")
    #expect(request.headers.values(of: "x") == ["1", "2"])
    #expect(request.body == Array("abc".utf8))
    #expect(request.isPersistent)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "\r\nGET / HTTP/1.1\r\nHost:localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: \t LOCALHOST:8080 \t\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: 127.0.0.1:\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
    "GET http://localhost:8080/ HTTP/1.1\r\nHost: localhost:8080\r\n\r\n",
    "GET HTTP://127.0.0.1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.7\r\nHost: localhost\r\n\r\n",
    "GET /%E2%82%AC/caf%C3%A9 HTTP/1.1\r\nHost: localhost\r\nX: \u{FC}\u{80}\r\n\r\n",
    "GET /?a=../..&b=%00%zz|^ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /a..b/...c/.hidden HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0005\r\n\r\nabcde",
    "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n5;a=\"b\"\r\nabcde\r\n0\r\nX: y\r\n\r\n",
    "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2 ;x\r\nab\r\n0003\r\ncde\r\n000\r\n\r\n",
  ])
  func goodRequestsAreRead(text: String) throws {
    for pieceBytes in [1, 3, 10_000] {
      let request = try #require(try read(text, inPiecesOf: pieceBytes), "\(text)")
      #expect(request.body.isEmpty || request.body == Array("abcde".utf8))
    }
  }

  @Test(arguments: HostileRequest.all)
  func hostileRequestsAreRefused(request: HostileRequest) throws {
    for pieceBytes in [1, 7, 100_000] {
      let refusal = #expect(throws: Refusal.self, "\(request)") {
        try read(request.text, inPiecesOf: pieceBytes)
      }
      #expect(refusal?.status == request.status, "\(request): \(refusal?.reason ?? "")")
    }
  }

  @Test func requestsThatComeTogetherAreReadOneByOne() throws {
    var reader = RequestReader(limits: Limits())
    let first = "PUT /1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab"
    let second = "GET /2 HTTP/1.1\r\nHost: localhost\r\nConnection: Keep-Alive, close\r\n\r\n"
    reader.append(Array((first + second + "GET").utf8))
    #expect(try reader.next()?.path == "/1")
    let last = try #require(try reader.next())
    #expect(last.path == "/2" && last.body.isEmpty && !last.isPersistent)
    #expect(try reader.next() == nil)
    #expect(!reader.isIdle)
  }

  @Test(arguments: [
    (8_192, StatusCode?.none), (8_193, .uriTooLong), (200_000, .uriTooLong),
    (1_000_000, .uriTooLong),
  ])
  func aRequestLineHasALimit(bytes: Int, status: StatusCode?) {
    let target = "/" + String(repeating: "a", count: bytes - "GET / HTTP/1.1".count)
    expect(status, of: "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    // The error is detected before the line ends.
    if status != nil { expect(status, of: "GET \(target) HTTP/1.1aa") }
  }

  @Test(arguments: [
    (8_192, StatusCode?.none), (8_193, .headerFieldsTooLarge), (1_000_000, .headerFieldsTooLarge),
  ])
  func aHeaderHasALimit(bytes: Int, status: StatusCode?) {
    let header = "X: " + String(repeating: "a", count: bytes - 3)
    expect(status, of: "GET / HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n\r\n")
    if status != nil { expect(status, of: "GET / HTTP/1.1\r\nHost: localhost\r\n\(header)a") }
  }

  @Test(arguments: [
    (99, StatusCode?.none), (100, .headerFieldsTooLarge), (10_000, .headerFieldsTooLarge),
  ])
  func headersAreCounted(count: Int, status: StatusCode?) {
    let headers = String(repeating: "a:\r\n", count: count)
    expect(status, of: "GET / HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n")
    let trailers = String(repeating: "a:\r\n", count: count - 1)
    expect(
      status,
      of:
        "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\(trailers)\r\n"
    )
  }

  @Test func headersHaveALimitTogether() {
    let header = "X: " + String(repeating: "a", count: 8_000) + "\r\n"
    let head = "GET / HTTP/1.1\r\nHost: localhost\r\n"
    expect(nil, of: head + String(repeating: header, count: 4) + "\r\n")
    expect(.headerFieldsTooLarge, of: head + String(repeating: header, count: 5) + "\r\n")
  }

  @Test(arguments: [(1_048_576, StatusCode?.none), (1_048_577, .contentTooLarge)])
  func aBodyHasALimit(bytes: Int, status: StatusCode?) {
    let body = String(repeating: "a", count: bytes)
    let head = "PUT / HTTP/1.1\r\nHost: localhost\r\n"
    expect(status, of: "\(head)Content-Length: \(bytes)\r\n\r\n\(body)")
    let size = String(bytes - 10, radix: 16)
    expect(
      status,
      of: "\(head)Transfer-Encoding: chunked\r\n\r\n\(size)\r\n\(body.dropLast(10))\r\n"
        + "a\r\naaaaaaaaaa\r\n0\r\n\r\n")
    // The error is detected before the body arrives.
    if status != nil { expect(status, of: "\(head)Content-Length: \(bytes)\r\n\r\n") }
  }

  @Test func whatIsBetweenChunksHasALimit() {
    let chunk = "1;\(String(repeating: "x", count: 1_000))\r\na\r\n"
    expect(
      .headerFieldsTooLarge,
      of: "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + String(repeating: chunk, count: 40))
  }

  /// Sends one byte at a time, like the slowest client: four times as many bytes take about four times
  /// as much work. Quadratic work would be sixteen times as much.
  @Test(arguments: [
    "GET /", "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "chunks", "headers", "body",
  ])
  func workGrowsAsTheRequestDoes(kind: String) throws {
    var limits = Limits()
    limits.requestLineBytesMax = .max / 2
    limits.headerLineBytesMax = .max / 2
    limits.headerBytesMax = .max / 2
    limits.headersMax = .max / 2
    limits.bodyBytesMax = .max / 2
    let work = try [20_000, 80_000].map { bytes in
      let head = "PUT / HTTP/1.1\r\nHost: localhost\r\n"
      let text =
        switch kind {
        case "chunks":
          "\(head)Transfer-Encoding: chunked\r\n\r\n"
            + String(repeating: "1\r\na\r\n", count: bytes / 6)
        case "headers": head + String(repeating: "a:b\r\n", count: bytes / 5)
        case "body":
          "\(head)Content-Length: \(bytes)\r\n\r\n" + String(repeating: "a", count: bytes - 1)
        default: kind + String(repeating: "a", count: bytes)
        }
      // The least of three, because other processes may be running.
      return try (0..<3).map { _ in
        var reader = RequestReader(limits: limits)
        let start = threadTime()
        for byte in text.utf8 {
          reader.append(CollectionOfOne(byte))
          guard try reader.next() == nil else { break }
        }
        return threadTime() - start
      }.min() ?? 0
    }
    #expect(work[1] < 10 * max(work[0], 1_000_000), "\(work)")
  }

  /// Mutated requests and noise are read or refused without a crash, and equally however they are
  /// split.
  @Test func randomBytesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 16)
    let seeds =
      HostileRequest.all.map(\.text) + [
        "GET /faq/?q=1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: [::1]:80\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n",
      ]
    let alphabet = Array("\r\n\t\0 :;,%/.[]@0aF\u{7F}".utf8) + [0x80, 0xFF]
    for _ in 0..<20_000 {
      var bytes = Array(
        seeds.randomElement(using: &generator)?.utf8.prefix(400) ?? "".utf8.prefix(0))
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let byte =
          Bool.random(using: &generator)
          ? alphabet.randomElement(using: &generator) ?? 0
          : UInt8.random(in: 0...255, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      let whole = outcomes(of: bytes, inPiecesOf: bytes.count + 1)
      #expect(whole == outcomes(of: bytes, inPiecesOf: 1), "\(bytes)")
      for path in whole where path.hasPrefix("/") {
        #expect(!path.contains("\\") && !path.utf8.contains { $0 < 0x20 || $0 == 0x7F })
        #expect(!path.split(separator: "/").contains(".."))
      }
    }
  }

  // MARK: Helpers

  /// Returns the processor time of this thread in nanoseconds.
  private func threadTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private func read(_ text: String, inPiecesOf count: Int = 10_000) throws(Refusal) -> Request? {
    // One byte for each scalar, so that a case can contain any byte.
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    var reader = RequestReader(limits: Limits())
    for start in stride(from: 0, to: bytes.count, by: count) {
      reader.append(bytes[start..<min(start + count, bytes.count)])
      if let request = try reader.next() { return request }
    }
    return nil
  }

  /// - Parameter status: The status of the refusal, or `nil` if there is none.
  private func expect(_ status: StatusCode?, of text: String) {
    let outcome: StatusCode?
    do {
      outcome = try read(text) == nil ? nil : .ok
    } catch {
      outcome = error.status
    }
    #expect(outcome == status ?? .ok, "\(text.prefix(40))")
  }

  /// Returns the requested paths, and how reading ended.
  private func outcomes(of bytes: [UInt8], inPiecesOf count: Int) -> [String] {
    var reader = RequestReader(limits: Limits())
    var outcomes: [String] = []
    do {
      for start in stride(from: 0, to: bytes.count, by: count) {
        reader.append(bytes[start..<min(start + count, bytes.count)])
        while let request = try reader.next() { outcomes.append(request.path) }
      }
      outcomes.append("more")
    } catch {
      outcomes.append("\(error.status)")
    }
    return outcomes
  }
}
