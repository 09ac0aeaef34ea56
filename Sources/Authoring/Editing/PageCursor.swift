import Content

/// The link or the comment around a position in a page, which may be unfinished.
enum PageCursor: Equatable {
  /// A link's destination and its words, as ranges in UTF-8 bytes.
  case link(destination: Range<Int>, words: Range<Int>)
  /// A comment such as `<!-- table: … -->`, and its argument.
  case block(BlockReference.Kind, Range<Int>)

  /// - Parameter offset: The position in UTF-8 bytes.
  init?(_ text: [UInt8], at offset: Int) {
    guard let found = Self.link(text, offset) ?? Self.block(text, offset) else { return nil }
    self = found
  }

  private static func link(_ text: [UInt8], _ offset: Int) -> PageCursor? {
    var open: [Int] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["):
        // Text after the position cannot start something around it.
        if index > offset, open.isEmpty { return nil }
        open.append(index)
      case UInt8(ascii: "]"):
        guard let opening = open.popLast(), index + 1 < text.count,
          text[index + 1] == UInt8(ascii: "(")
        else { break }
        let start = index + 2
        let end =
          text[start...].firstIndex { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ")") }
          ?? text.count
        let isClosed = end < text.count && text[end] == UInt8(ascii: ")")
        if opening <= offset, offset <= (isClosed ? max(end, start) : end) {
          return .link(destination: start..<end, words: (opening + 1)..<index)
        }
      case UInt8(ascii: "\n") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n"):
        // Links end with their paragraph.
        open = []
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func block(_ text: [UInt8], _ offset: Int) -> PageCursor? {
    let start =
      text[..<min(offset, text.count)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    let line = text[start..<end]
    guard line.starts(with: "<!--".utf8), let colon = line.firstIndex(of: UInt8(ascii: ":")),
      offset > colon
    else { return nil }
    let name = String(decoding: line[(start + 4)..<colon], as: UTF8.self)
      .split(separator: " ").joined(separator: " ")
    var first = colon + 1
    while first < end, text[first] == UInt8(ascii: " "), first < offset { first += 1 }
    let last = text[first..<end].firstIndex { $0 <= UInt8(ascii: " ") } ?? end
    guard let kind = BlockReference.Kind(rawValue: name), offset <= last else { return nil }
    return .block(kind, first..<last)
  }
}
