import JSON

/// In which units a client counts the characters of a line.
enum PositionEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first of the client's that is known; UTF-16 is what all clients know.
  init(offered: JSON?) {
    self = (offered?.array ?? []).compactMap { $0.string.flatMap(Self.init) }.first ?? .utf16
  }

  /// How many units the scalar has that begins with a byte.
  fileprivate func units(_ first: UInt8) -> Int {
    switch self {
    case .utf8: Self.length(first)
    case .utf16: first >= 0xF0 ? 2 : 1
    case .utf32: 1
    }
  }

  fileprivate static func length(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}

/// A text as clients count it: lines from 0, which a carriage return ends too.
struct EditorText {
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  private let encoding: PositionEncoding

  init(_ text: String, _ encoding: PositionEncoding) {
    bytes = Array(text.utf8)
    self.encoding = encoding
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isBeforeFeed = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isBeforeFeed) {
        starts.append(index + 1)
      }
    }
    lineStarts = starts
  }

  /// The offset in UTF-8 bytes of a client's position; what lies behind a line's end is its end.
  func offset(_ position: JSON?) -> Int? {
    guard let line = position?["line"]?.int, let character = position?["character"]?.int,
      line >= 0, character >= 0
    else { return nil }
    guard line < lineStarts.count else { return bytes.count }
    let end = lineEnd(line)
    var offset = lineStarts[line]
    var units = 0
    while offset < end {
      units += encoding.units(bytes[offset])
      // Within a scalar is before it.
      if units > character { break }
      offset += PositionEncoding.length(bytes[offset])
    }
    return min(offset, end)
  }

  /// A client's position of an offset in UTF-8 bytes.
  func position(_ offset: Int) -> JSON {
    let offset = min(max(0, offset), bytes.count)
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[lineStarts[low]..<offset]
    let units = before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : encoding.units($1)) }
    return ["line": .int(low), "character": .int(units)]
  }

  func range(_ range: Range<Int>) -> JSON {
    ["start": position(range.lowerBound), "end": position(range.upperBound)]
  }

  private func lineEnd(_ line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    var end = lineStarts[line + 1] - 1
    if end > lineStarts[line], bytes[end] == UInt8(ascii: "\n"),
      bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return end
  }
}
