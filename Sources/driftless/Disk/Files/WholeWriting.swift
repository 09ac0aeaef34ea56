import Platform

extension UnsafeRawBufferPointer {
  /// Writes all bytes to an open file.
  ///
  /// - Returns: The error as in `errno`; `nil` if all bytes were written.
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
        // Another process that shares the file, such as a terminal, made it non-blocking.
        var wanted = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      default: return code
      }
    }
    return nil
  }
}
