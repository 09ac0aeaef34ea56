package import JSON

/// Cuts a stream of bytes into messages: headers, an empty line, and as many bytes as `Content-Length`
/// says.
package struct MessageFraming {
  enum Frame: Equatable {
    case message([UInt8])
    /// A message that is longer than the limit, and was passed over.
    case tooLong(Int)
    /// Headers without a length; what follows is read as new headers.
    case noLength
  }

  /// The longest message that is kept; the longest file has a sixteenth of it.
  package static let messageBytesMax = 64 * 1_024 * 1_024
  private static let headerBytesMax = 8 * 1_024

  private var bytes: [UInt8] = []
  /// How many bytes of a message are left that is passed over.
  private var skipped = 0

  mutating func append(_ more: some Sequence<UInt8>) { bytes += more }

  /// - Returns: `nil` until more bytes come.
  mutating func next() -> Frame? {
    if skipped > 0 {
      let count = min(skipped, bytes.count)
      bytes.removeFirst(count)
      skipped -= count
      if skipped > 0 { return nil }
    }
    guard let end = headerEnd else {
      guard bytes.count > Self.headerBytesMax else { return nil }
      // A line that no client would send; behind it there may be headers.
      bytes.removeFirst(bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count)
      return .noLength
    }
    let length = Self.contentLength(bytes[..<end.header])
    guard let length else {
      bytes.removeFirst(end.content)
      return .noLength
    }
    if length > Self.messageBytesMax {
      bytes.removeFirst(end.content)
      skipped = length
      return .tooLong(length)
    }
    guard bytes.count - end.content >= length else { return nil }
    let message = Array(bytes[end.content..<(end.content + length)])
    bytes.removeFirst(end.content + length)
    return .message(message)
  }

  /// Where the headers end, and where the content begins; a lone line feed ends a line, too.
  private var headerEnd: (header: Int, content: Int)? {
    var lineStart = 0
    for (index, byte) in bytes.prefix(Self.headerBytesMax).enumerated()
    where byte == UInt8(ascii: "\n") {
      let line = bytes[lineStart..<index]
      if line.isEmpty || line.elementsEqual("\r".utf8) { return (lineStart, index + 1) }
      lineStart = index + 1
    }
    return nil
  }

  private static func contentLength(_ header: ArraySlice<UInt8>) -> Int? {
    for line in header.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      let number = parts[1].filter { !$0.isWhitespace }
      guard !number.isEmpty, number.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
      // What has more digits than a number can have is passed over to the stream's end.
      return Int(number) ?? .max
    }
    return nil
  }

  /// A message as it is sent.
  package static func framed(_ json: JSON) -> [UInt8] {
    let content = Array(json.compact.utf8)
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
