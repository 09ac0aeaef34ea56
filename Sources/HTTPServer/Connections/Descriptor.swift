import Platform
import Synchronization

/// A file descriptor that is closed with its last owner or earlier. It is non-blocking, and child
/// processes do not inherit it.
final class Descriptor: Sendable {
  let number: Int32
  private let isOpen = Atomic(true)

  /// - Parameter number: The result of a system call; negative for an error.
  fileprivate init(_ number: Int32) throws(SystemFault) {
    guard number >= 0 else { throw SystemFault.latest }
    self.number = number
    guard fcntl(number, F_SETFD, FD_CLOEXEC) == 0,
      case let flags = fcntl(number, F_GETFL), flags >= 0,
      fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0
    else { throw SystemFault.latest }
  }

  deinit { end() }

  func end() {
    guard isOpen.exchange(false, ordering: .relaxed) else { return }
    _ = close(number)
  }

  /// The number of descriptors that a process may have.
  static var countMax: Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      let status = getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    return status == 0 ? Int(clamping: limit.rlim_cur) : .max
  }

  // MARK: Pipes

  static func pipe() throws(SystemFault) -> (Descriptor, Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard Platform.pipe(&ends) == 0 else { throw SystemFault.latest }
    return (try Descriptor(ends[0]), try Descriptor(ends[1]))
  }

  /// Writes a byte. A full pipe has the same effect.
  func ring() {
    var byte: UInt8 = 0
    _ = write(number, &byte, 1)
  }

  /// Reads everything that a pipe holds.
  func drain() {
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    while read(number, &bytes, bytes.count) > 0 {}
  }

  // MARK: Sockets

  /// Returns a socket that listens on this machine's own address.
  ///
  /// - Parameter port: The port, or 0 for any free one.
  static func listening(port: UInt16) throws(SystemFault) -> Descriptor {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let listener = try Descriptor(socket(AF_INET, stream, 0))
    // The port can be reused at once, even while connections are ending.
    listener.set(SO_REUSEADDR, at: SOL_SOCKET)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener.number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0, listen(listener.number, SOMAXCONN) == 0 else { throw SystemFault.latest }
    return listener
  }

  /// Returns the port on which a socket listens.
  func port() throws(SystemFault) -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(number, $0, &size)
      }
    }
    guard status == 0 else { throw SystemFault.latest }
    return UInt16(bigEndian: address.sin_port)
  }

  enum Acceptance {
    case connection(Descriptor)
    case nobody
    /// The system has no resources for more connections.
    case failed
  }

  func accept() -> Acceptance {
    while true {
      do throws(SystemFault) {
        let connection = try Descriptor(Platform.accept(number, nil, nil))
        #if canImport(Darwin)
          connection.set(SO_NOSIGPIPE, at: SOL_SOCKET)
        #endif
        // Disables Nagle's algorithm. Otherwise the system would hold back a body until the other side
        // acknowledges the head, which may take about 40 ms.
        connection.set(TCP_NODELAY, at: Int32(IPPROTO_TCP))
        return .connection(connection)
      } catch {
        switch error.code {
        case EINTR, ECONNABORTED: continue
        case EAGAIN, EWOULDBLOCK: return .nobody
        default: return .failed
        }
      }
    }
  }

  enum Transfer {
    case bytes(Int)
    /// Nothing can be transferred now.
    case blocked
    /// The other side has closed the connection or will send no more.
    case ended
  }

  func receive(into buffer: inout [UInt8]) -> Transfer {
    transfer { recv(number, &buffer, buffer.count, 0) }
  }

  func send(_ bytes: ArraySlice<UInt8>) -> Transfer {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    return bytes.withUnsafeBytes { bytes in
      transfer { Platform.send(number, bytes.baseAddress, bytes.count, flags) }
    }
  }

  private func transfer(_ call: () -> Int) -> Transfer {
    while true {
      let count = call()
      if count > 0 { return .bytes(count) }
      if count == 0 { return .ended }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return .blocked
      default: return .ended
      }
    }
  }

  /// Signals to the other side that nothing more is sent.
  func finishSending() { _ = shutdown(number, Int32(SHUT_WR)) }

  private func set(_ option: Int32, at level: Int32) {
    var isOn: Int32 = 1
    _ = setsockopt(number, level, option, &isOn, socklen_t(MemoryLayout<Int32>.size))
  }
}
