import Platform

extension UnsafeRawBufferPointer {
  /// Writes all bytes to an open file.
  ///
  /// - Returns: An `errno`; `nil` if all were written.
  func write(to file: Int32) -> Int32? {
    var rest = self[...]
    while !rest.isEmpty {
      let count = Platform.write(
        file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
        continue
      }
      let code = count == 0 ? EIO : errno
      switch code {
      case EINTR: break
      case EAGAIN:
        // Somebody else who has it open, such as a terminal, made it so.
        var wanted = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      default: return code
      }
    }
    return nil
  }
}
