/// A text with its path and the places where its lines begin.
package struct SourceFile: Sendable {
  /// The path as the reader of a finding knows it, for example `Content/faq/drift.md`.
  package let path: String
  package let text: String
  private let lineStarts: [UInt32]
  /// How many scalars begin before each multiple of ``stride``, so that a place in a long line is
  /// found without counting from the line's start.
  private let scalarsBefore: [Int]
  private static let stride = 512
  /// Whether each byte is a scalar.
  private let isASCII: Bool

  package init(path: String, text: String) {
    var text = text
    (lineStarts, scalarsBefore, isASCII) = text.withUTF8 { bytes in
      var starts: [UInt32] = [0]
      starts.reserveCapacity(bytes.count / Self.lineBytesUsual)
      var allBits: UInt8 = 0
      for byte in bytes { allBits |= byte }
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
        starts.append(UInt32(index + 1))
      }
      var before = [0]
      for start in Swift.stride(from: 0, through: bytes.count - Self.stride, by: Self.stride) {
        let stretch = UnsafeBufferPointer(rebasing: bytes[start..<(start + Self.stride)])
        before.append(before[before.count - 1] + stretch.count(where: Self.isScalarStart))
      }
      return (starts, before, allBits < 0x80)
    }
    self.path = path
    self.text = text
  }

  private static let lineBytesUsual = 32

  package var lineCount: Int { lineStarts.count }

  /// A line without its end; empty if there is no such line.
  package func line(_ number: Int) -> Substring {
    guard (1...lineStarts.count).contains(number) else { return "" }
    return text[index(lineStart(number))..<index(lineEnd(number))]
  }

  /// The offset in UTF-8 bytes at which a line ends, without its line end; of the text's end if there
  /// is no such line.
  package func lineEnd(_ number: Int) -> Int {
    let number = max(number, 1)
    let start = lineStart(number)
    let end = number < lineStarts.count ? lineStart(number + 1) - 1 : text.utf8.count
    let isAfterReturn = withBytes { end > start && $0[end - 1] == UInt8(ascii: "\r") }
    return isAfterReturn ? end - 1 : end
  }

  /// The offset in UTF-8 bytes at which a line begins.
  package func lineStart(_ number: Int) -> Int {
    number <= lineStarts.count ? Int(lineStarts[max(number, 1) - 1]) : text.utf8.count
  }

  /// The position of a byte; of the end for what lies behind it.
  package func position(offset: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = Int(lineStarts[low])
    let end = min(offset, text.utf8.count)
    let column =
      end - start <= Self.stride
      ? count(from: start, to: end) : scalars(before: end) - scalars(before: start)
    return SourcePosition(line: low + 1, column: column + 1)
  }

  /// The offset in UTF-8 bytes of a position; at the line's end if the line is shorter.
  package func offset(of position: SourcePosition) -> Int {
    let start = lineStart(position.line)
    let end = lineStart(position.line + 1)
    if isASCII { return min(start + position.column - 1, end) }
    let wanted = scalars(before: start) + position.column - 1
    // The last multiple of the stride before which no more scalars begin than are wanted.
    var (low, high) = (start / Self.stride, end / Self.stride + 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarsBefore[middle] <= wanted { low = middle } else { high = middle }
    }
    var offset = low * Self.stride
    var scalars = scalarsBefore[low]
    if offset < start { (offset, scalars) = (start, wanted - position.column + 1) }
    let bytes = text.utf8
    var cursor = index(offset)
    while offset < end, scalars < wanted || !Self.isScalarStart(bytes[cursor]) {
      if Self.isScalarStart(bytes[cursor]) { scalars += 1 }
      cursor = bytes.index(after: cursor)
      offset += 1
    }
    return offset
  }

  /// Looks at the bytes of the text, in UTF-8.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8(body)
  }

  /// The bytes of a stretch, in UTF-8; of what lies behind the end there are none.
  package func bytes(_ stretch: Range<Int>) -> [UInt8] {
    withBytes { bytes in
      Array(UnsafeBufferPointer(rebasing: bytes[stretch.clamped(to: 0..<bytes.count)]))
    }
  }

  /// The first occurrence of some words in a range, all in UTF-8 bytes.
  package func range(of words: String, in stretch: Range<Int>) -> Range<Int>? {
    let words = Array(words.utf8)
    guard let first = words.first else { return nil }
    let start = withBytes { bytes -> Int? in
      var from = stretch.lowerBound
      let end = min(stretch.upperBound, bytes.count) - words.count
      while from <= end, let found = bytes[from...end].firstIndex(of: first) {
        if bytes[found..<(found + words.count)].elementsEqual(words) { return found }
        from = found + 1
      }
      return nil
    }
    return start.map { $0..<($0 + words.count) }
  }

  /// The stretch between two byte offsets.
  package func location(_ range: Range<Int>) -> Location {
    Location(
      file: path, start: position(offset: range.lowerBound), end: position(offset: range.upperBound)
    )
  }

  /// How many scalars begin before a byte of the text, or before its end.
  private func scalars(before offset: Int) -> Int {
    let number = offset / Self.stride
    return scalarsBefore[number] + count(from: number * Self.stride, to: offset)
  }

  private func count(from start: Int, to end: Int) -> Int {
    if isASCII { return end - start }
    return withBytes { $0[start..<end].count(where: Self.isScalarStart) }
  }

  private func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.utf8.startIndex, offsetBy: offset)
  }

  private static func isScalarStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
