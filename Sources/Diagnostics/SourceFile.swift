/// A text with its path and the places where its lines begin.
public struct SourceFile: Sendable {
  /// The path as the reader of a finding knows it, for example `Content/faq/drift.md`.
  public let path: String
  public let text: String
  private let lineStarts: [Int]

  public init(path: String, text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.path = path
    self.text = text
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  public var lineCount: Int { lineStarts.count }

  /// A line without its end; empty if there is no such line.
  public func line(_ number: Int) -> Substring {
    guard (1...lineStarts.count).contains(number) else { return "" }
    let end = number < lineStarts.count ? lineStarts[number] - 1 : text.utf8.count
    let line = text[index(lineStarts[number - 1])..<index(end)]
    return line.unicodeScalars.last == "\r" ? Substring(line.unicodeScalars.dropLast()) : line
  }

  /// The offset in UTF-8 bytes at which a line begins.
  public func lineStart(_ number: Int) -> Int {
    number <= lineStarts.count ? lineStarts[max(number, 1) - 1] : text.utf8.count
  }

  /// The position of a byte.
  public func position(offset: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = text.utf8[index(lineStarts[low])..<index(min(offset, text.utf8.count))]
    return SourcePosition(line: low + 1, column: before.count(where: isScalarStart) + 1)
  }

  /// The offset in UTF-8 bytes of a position; at the line's end if the line is shorter.
  public func offset(of position: SourcePosition) -> Int {
    var offset = lineStart(position.line)
    let end = lineStart(position.line + 1)
    let bytes = text.utf8
    var cursor = index(offset)
    for _ in 1..<position.column where offset < end {
      repeat {
        cursor = bytes.index(after: cursor)
        offset += 1
      } while offset < end && !isScalarStart(bytes[cursor])
    }
    return offset
  }

  /// The stretch between two byte offsets.
  public func location(_ range: Range<Int>) -> Location {
    Location(
      file: path, start: position(offset: range.lowerBound), end: position(offset: range.upperBound)
    )
  }

  private func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.utf8.startIndex, offsetBy: offset)
  }

  private func isScalarStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
