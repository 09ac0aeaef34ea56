/// Received bytes that were not consumed yet. Each byte is searched for a line end only once.
struct ReceivedBytes {
  private var bytes: [UInt8] = []
  private var start = 0
  /// There is no line end before this index.
  private var searched = 0

  var count: Int { bytes.count - start }

  mutating func append(_ more: some Collection<UInt8>) {
    // Moving the bytes only when over half of them are consumed keeps the total work linear.
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    bytes += more
  }

  /// Consumes a line that ends with CR LF.
  ///
  /// - Returns: The line without its end; `nil` if it is not complete yet.
  /// - Throws: `excess` if the line is longer than `bytesMax`.
  mutating func takeLine(bytesMax: Int, excess: Refusal) throws(Refusal) -> ArraySlice<UInt8>? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      // A CR may be the first half of the line end.
      if count > bytesMax + 1 { throw excess }
      return nil
    }
    guard end - start <= bytesMax + 1 else { throw excess }
    guard end > start, bytes[end - 1] == UInt8(ascii: "\r") else {
      throw Refusal(.badRequest, "a line ends without CR LF")
    }
    defer { take(through: end) }
    return bytes[start..<end - 1]
  }

  /// Consumes at most the given number of bytes.
  mutating func take(_ bytesMax: Int) -> ArraySlice<UInt8> {
    let end = start + min(bytesMax, count)
    defer { take(through: end - 1) }
    return bytes[start..<end]
  }

  private mutating func take(through last: Int) {
    start = last + 1
    searched = max(searched, start)
  }
}
