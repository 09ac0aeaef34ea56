import Testing

@testable import HTTPServer

/// A request that no well-behaved program sends, and its response. Each scalar is a byte.
struct HostileRequest: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let status: StatusCode

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ status: StatusCode = .badRequest) {
    self.name = name
    self.text = text
    self.status = status
  }

  static let all = lines + hosts + paths + headers + bodies

  private static let lines = [
    HostileRequest("TLS", "\u{16}\u{03}\u{01}\u{00}\u{A5}\u{01}\r\n"),
    line("two empty lines", "\r\n\r\nGET / HTTP/1.1"),
    HostileRequest("bare LF", "GET / HTTP/1.1\nHost: localhost\n\n"),
    HostileRequest("bare LF in headers", "GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n"),
    line("bare CR", "GET /\r HTTP/1.1"),
    line("NUL", "GET /\0 HTTP/1.1"),
    line("DEL", "GET /\u{7F} HTTP/1.1"),
    line("a byte that is not ASCII", "GET /\u{E9} HTTP/1.1"),
    line("no version", "GET /"),
    line("nothing but a method", "GET"),
    line("HTTP/0.9", "GET / "),
    line("two spaces", "GET  / HTTP/1.1"),
    line("a tab", "GET\t/ HTTP/1.1"),
    line("a space in the target", "GET /a b HTTP/1.1"),
    line("a space at the end", "GET / HTTP/1.1 "),
    line("a space at the beginning", " GET / HTTP/1.1"),
    line("a version in lower case", "GET / http/1.1"),
    line("a version of three numbers", "GET / HTTP/1.1.1"),
    line("a version of two digits", "GET / HTTP/1.10"),
    line("another protocol", "GET / ICAP/1.0"),
    line("a method that is no token", "G(T / HTTP/1.1"),
    line("HTTP/2.0", "GET / HTTP/2.0", .versionNotSupported),
    line("HTTP/2", "PRI * HTTP/2.0", .versionNotSupported),
    line("HTTP/0.9, spelled out", "GET / HTTP/0.9", .versionNotSupported),
    line("a method in lower case", "get / HTTP/1.1", .notImplemented),
    line("an unknown method", "BREW / HTTP/1.1", .notImplemented),
    line("a tunnel", "CONNECT localhost:80 HTTP/1.1", .notImplemented),
  ]

  private static let hosts =
    [
      HostileRequest("no host", "GET / HTTP/1.1\r\n\r\n"),
      HostileRequest("no host in 1.0", "GET / HTTP/1.0\r\n\r\n"),
      HostileRequest(
        "two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"),
      HostileRequest(
        "a second host", "GET / HTTP/1.1\r\nHost: localhost\r\nhOST: evil.example\r\n\r\n"),
      line("another's address", "GET http://evil.example/ HTTP/1.1", .misdirectedRequest),
      line("another's scheme", "GET https://localhost/ HTTP/1.1"),
      line("an address with a user", "GET http://localhost@evil.example/ HTTP/1.1"),
      line("an address without a host", "GET http:/// HTTP/1.1", .misdirectedRequest),
      line("an authority", "GET localhost:80 HTTP/1.1"),
      line("everything", "GET * HTTP/1.1"),
    ]
    + [
      "[::1].evil", "[::1]evil.example", "[::1", "[]", "::1", "[::1]:80a", "localhost:80:80",
      "localhost:-1", "localhost:80@evil.example", "user@localhost", "user:secret@localhost",
      "localhost/evil", "localhost, evil.example", "localhost evil.example", "localhost\u{E9}",
      "http://localhost", "localhost?", "localhost#", "[::1%25eth0]", "\"localhost\"",
    ].map { host($0, .badRequest) }
    + [
      "", ":80", "evil.example", "evil.example:8080", "localhost.evil.example", "evil-localhost",
      "localhost.", "127.0.0.1.evil.example", "127.0.0.2", "127.1", "2130706433", "0.0.0.0",
      "[::]", "[::1:1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "%6cocalhost",
    ].map { host($0, .misdirectedRequest) }

  private static let paths = [
    "/%", "/%4", "/%zz", "/% 41", "/%+1", "/a%00b", "/%0d%0aX:y", "/%09", "/%1b[2J", "/%7f",
    "/%c2%85", "/..", "/../", "/a/../b", "/a/..", "/.", "/a/./b", "/%2e%2e/", "/.%2E/a",
    "/%2e", "/..%2f..%2fetc", "/a%2Fb", "/a%5cb", "/a\\b", "/..\\", "/%ff", "/%c0%ae%c0%ae/",
    "/%c0%af", "/%ed%a0%80", "/%f4%90%80%80", "/%e2%82", "/a#b", "http://localhost/%2e%2e/",
  ].map { line("path \($0)", "GET \($0) HTTP/1.1") }

  private static let headers = [
    header("no colon", "X"),
    header("no name", ": y"),
    header("a space before the colon", "X : y"),
    header("a space in the name", "X y: z"),
    header("a name that is no token", "X(y): z"),
    header("a name that is not ASCII", "X\u{E9}: z"),
    header("obs-fold", "X: y\r\n z"),
    header("obs-fold with a tab", "X: y\r\n\tz"),
    HostileRequest("a folded line first", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n"),
    header("NUL", "X: a\0b"),
    header("bare CR", "X: a\rb"),
    header("bare CR at the end", "X: a\r"),
    header("escape", "X: \u{1B}[2J"),
    header("an unknown expectation", "Expect: 200-ok", .expectationFailed),
  ]

  private static let bodies = [
    header("both lengths", "Content-Length: 3\r\nTransfer-Encoding: chunked"),
    header("both lengths, swapped", "Transfer-Encoding: chunked\r\nContent-Length: 3"),
    header("two lengths", "Content-Length: 3\r\nContent-Length: 4"),
    header("the same length twice", "Content-Length: 3\r\nContent-Length: 3"),
    header("a list of lengths", "Content-Length: 3, 3"),
    header("a length with a sign", "Content-Length: +3"),
    header("a negative length", "Content-Length: -1"),
    header("a length in hexadecimal", "Content-Length: 0x3"),
    header("a length with a letter", "Content-Length: 3a"),
    header("an empty length", "Content-Length:"),
    header("a length with a fraction", "Content-Length: 3.0"),
    header("a great length", "Content-Length: 99999999999999999999999", .contentTooLarge),
    header("the greatest length", "Content-Length: 9223372036854775807", .contentTooLarge),
    header("an unknown coding", "Transfer-Encoding: gzip"),
    header("a coding before chunks", "Transfer-Encoding: gzip, chunked", .notImplemented),
    header("a coding after chunks", "Transfer-Encoding: chunked, gzip"),
    header("chunks of chunks", "Transfer-Encoding: chunked, chunked"),
    header("two headers of chunks", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
    header("no coding", "Transfer-Encoding:"),
    header("identity", "Transfer-Encoding: identity"),
    header("a coding like chunked", "Transfer-Encoding: xchunked"),
    header("a quoted coding", "Transfer-Encoding: \"chunked\""),
    header("a coding with a control character", "Transfer-Encoding: \u{0B}chunked"),
    HostileRequest(
      "chunks in 1.0",
      "PUT / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    chunks("no size", "\r\n"),
    chunks("a size with a sign", "+1\r\na\r\n"),
    chunks("a negative size", "-1\r\n"),
    chunks("a size with 0x", "0x1\r\na\r\n"),
    chunks("a space before the size", " 1\r\na\r\n"),
    chunks("a size that is no number", "g\r\n"),
    chunks("something behind the size", "1 a\r\na\r\n"),
    chunks("a control character in an extension", "1;\u{00}\r\na\r\n"),
    chunks("a size with a bare LF", "1\na\r\n"),
    chunks("a chunk that is longer", "1\r\nab\r\n"),
    chunks("a chunk that ends with LF", "1\r\na\n"),
    chunks("a chunk that ends with CR", "1\r\na\rb"),
    chunks("a trailer without a colon", "0\r\nX\r\n"),
    chunks("a folded trailer", "0\r\nX: y\r\n z\r\n"),
    chunks("a great size", "fffffffffffffffff\r\n", .contentTooLarge),
    chunks("the greatest size", "7fffffffffffffff\r\n", .contentTooLarge),
    chunks("two sizes that are too large", "1\r\na\r\n7fffffffffffffff\r\n", .contentTooLarge),
  ]

  private static func line(
    _ name: String, _ line: String, _ status: StatusCode = .badRequest
  ) -> HostileRequest {
    HostileRequest(name, "\(line)\r\nHost: localhost\r\n\r\n", status)
  }

  private static func host(_ host: String, _ status: StatusCode) -> HostileRequest {
    HostileRequest("host \(host)", "GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n", status)
  }

  private static func header(
    _ name: String, _ header: String, _ status: StatusCode = .badRequest
  ) -> HostileRequest {
    HostileRequest(name, "PUT / HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n\r\n", status)
  }

  private static func chunks(
    _ name: String, _ chunks: String, _ status: StatusCode = .badRequest
  ) -> HostileRequest {
    HostileRequest(
      name, "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)\r\n",
      status)
  }
}
