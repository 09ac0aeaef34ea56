/// Reads what a text of the front matter says, byte by byte, and where each byte is written.
struct FrontMatterTextReader {
  let bytes: [UInt8]
  let style: FrontMatterText.Style
  private(set) var text: [UInt8] = []
  /// For each byte of ``text``, the index in ``bytes``.
  private(set) var offsets: [Int] = []
  private var index = 0

  init(bytes: [UInt8], style: FrontMatterText.Style) {
    self.bytes = bytes
    self.style = style
  }

  mutating func read() {
    // A block's indentation is no part of it; further lines of other texts are folded.
    let indentation = style == .block ? firstIndentation : .max
    if style == .block { skipIndentation(indentation) }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        append(byte: UInt8(ascii: "\n"), length: 1)
        skipIndentation(indentation)
      case UInt8(ascii: "'") where style == .singleQuoted:
        append(byte: UInt8(ascii: "'"), length: 2)
      case UInt8(ascii: "\\") where style == .doubleQuoted: readEscape()
      default: append(byte: bytes[index], length: 1)
      }
    }
  }

  /// The indentation of the first line that is not blank.
  private var firstIndentation: Int {
    let line = bytes.split(separator: UInt8(ascii: "\n")).first { !$0.allSatisfy(isBlank) }
    return line?.prefix { $0 == UInt8(ascii: " ") }.count ?? 0
  }

  private mutating func append(byte: UInt8, length: Int) {
    text.append(byte)
    offsets.append(index)
    index += length
  }

  private mutating func append(_ decoded: [UInt8], length: Int) {
    text += decoded
    offsets += Array(repeating: index, count: decoded.count)
    index += length
  }

  private mutating func skipIndentation(_ most: Int) {
    var left = most
    while left > 0, index < bytes.count, isBlank(bytes[index]) {
      index += 1
      left -= 1
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && style != .block)
  }

  /// An escape of a double-quoted text. YAML was parsed before, so that each one is complete.
  private mutating func readEscape() {
    guard index + 1 < bytes.count else { return append(byte: bytes[index], length: 1) }
    let letter = bytes[index + 1]
    if letter == UInt8(ascii: "\n") {
      // An escaped line end joins the lines.
      index += 2
      return skipIndentation(.max)
    }
    if let digits = Self.digits[letter] {
      let end = min(index + 2 + digits, bytes.count)
      let number = UInt32(String(decoding: bytes[(index + 2)..<end], as: UTF8.self), radix: 16)
      let scalar = number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      return append(Array(String(Character(scalar)).utf8), length: end - index)
    }
    let decoded = Self.named[letter].map { Array(String(Character($0)).utf8) } ?? [letter]
    append(decoded, length: 2)
  }

  /// How many hexadecimal digits follow.
  private static let digits: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  /// The escapes that do not stand for themselves.
  private static let named: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}",
    UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]
}
