import Foundation
import Testing

/// A connection that sends arbitrary bytes, well formed or not.
final class RawClient {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// A longer wait for anything is a failure.
  private static let secondsMax = 60

  private let socket: Int32
  /// Received bytes that were not read yet.
  private var waiting: [UInt8] = []

  /// - Parameter receivedBytesMax: The approximate number of bytes that the system receives for this
  ///   side before they are read.
  init(port: UInt16, receivedBytesMax: Int32? = nil) throws {
    #if canImport(Glibc)
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    if var size = receivedBytesMax {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var limit = timeval(tv_sec: Self.secondsMax, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure(description: "connect: \(errno)") }
  }

  deinit { close(socket) }

  /// - Returns: Whether the other side received everything.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Requests a path, on a connection that stays open.
  func get(_ path: String = "/", method: String = "GET", headers: String = "") throws -> Reply {
    send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n")
    return try reply(hasBody: method != "HEAD")
  }

  /// Reads one response.
  func reply(hasBody: Bool = true) throws -> Reply {
    var reply = try Reply(head: read(through: "\r\n\r\n"))
    guard hasBody, reply.status >= 200, let length = reply["content-length"].flatMap({ Int($0) })
    else { return reply }
    while waiting.count < length { try receive() }
    reply.body = Array(waiting.prefix(length))
    waiting.removeFirst(length)
    return reply
  }

  /// Reads up to a given text.
  @discardableResult
  func read(through end: String) throws -> String {
    let end = Data(end.utf8)
    var searched = 0
    while true {
      let bytes = Data(waiting[max(0, searched - end.count)...])
      if let range = bytes.range(of: end) {
        let count = max(0, searched - end.count) + range.upperBound
        defer { waiting.removeFirst(count) }
        return String(decoding: waiting[..<count], as: UTF8.self)
      }
      searched = waiting.count
      try receive()
    }
  }

  /// Reads until the other side ends the connection.
  func readToEnd() -> [UInt8] {
    while (try? receive()) != nil {}
    return waiting
  }

  /// Whether the other side has ended the connection without sending anything before.
  var isAtEnd: Bool {
    guard waiting.isEmpty else { return false }
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, 0)
    return count == 0 || count < 0 && errno == ECONNRESET
  }

  /// Returns whether the other side ends the connection, whatever it sends before.
  func ends() -> Bool {
    _ = readToEnd()
    waiting = []
    return isAtEnd
  }

  /// Ends the connection with a reset, as a killed program may.
  func abort() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

  private func receive() throws {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, 0)
    guard count > 0 else { throw Failure(description: count == 0 ? "the end" : "recv: \(errno)") }
    waiting += bytes[..<count]
  }
}

/// A response.
struct Reply {
  let status: Int
  let head: String
  var body: [UInt8] = []

  var text: String { String(decoding: body, as: UTF8.self) }

  init(head: String) throws {
    self.head = head
    status = try #require(Int(head.dropFirst("HTTP/1.1 ".count).prefix(3)), "\(head)")
  }

  /// - Parameter name: In lower case.
  subscript(name: String) -> String? {
    head.split(separator: "\r\n").dropFirst().first {
      $0.lowercased().hasPrefix("\(name): ")
    }.map { String($0.dropFirst(name.count + 2)) }
  }
}

/// Runs blocking code on a thread of its own, because the threads of tasks are for the server's
/// answers.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value
{
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
  }
}
