package import Diagnostics

/// What a scalar says, byte by byte, and where each byte is written.
///
/// Escapes and indentation are no part of it. Lines are not folded: they end as they are written.
package struct ScalarText {
  /// In UTF-8.
  package private(set) var text: [UInt8] = []
  /// Where each byte of ``text``, and its end, is written, in UTF-8 bytes of the file.
  package private(set) var offsets: [Int] = []
  /// Where it is written, without quotation marks and the first line of a block.
  package let range: Range<Int>
  private let bytes: ArraySlice<UInt8>
  private let style: YAMLNode.Style
  private let origin: Int
  private var index: Int

  /// - Returns: `nil` for a list or a map.
  package init?(_ node: YAMLNode, in file: SourceFile) {
    guard case .scalar(_, let style) = node.content else { return nil }
    self.init(file.bytes(node.range)[...], style, origin: node.range.lowerBound)
  }

  /// - Parameters:
  ///   - written: The scalar with its quotation marks.
  ///   - origin: The place in the file of the byte with index 0.
  init(_ written: ArraySlice<UInt8>, _ style: YAMLNode.Style, origin: Int) {
    switch style {
    case .plain: bytes = written
    case .singleQuoted, .doubleQuoted: bytes = written.dropFirst().dropLast()
    case .literal, .folded:
      bytes = written[(written.firstIndex(of: UInt8(ascii: "\n")) ?? written.endIndex)...]
        .dropFirst()
    }
    self.style = style
    self.origin = origin
    index = bytes.startIndex
    range = (origin + bytes.startIndex)..<(origin + bytes.endIndex)
    read()
  }

  private var isBlock: Bool { style == .literal || style == .folded }

  private mutating func read() {
    // A block's indentation is no part of it; of other texts no indentation is.
    let indentation = isBlock ? firstIndentation : .max
    if isBlock { skipIndentation(indentation) }
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        append([UInt8(ascii: "\n")], length: 1)
        skipIndentation(indentation)
      case UInt8(ascii: "'") where style == .singleQuoted:
        append([UInt8(ascii: "'")], length: 2)
      case UInt8(ascii: "\\") where style == .doubleQuoted: readEscape()
      case let byte: append([byte], length: 1)
      }
    }
    offsets.append(range.upperBound)
  }

  /// The indentation of the first line that is not blank.
  private var firstIndentation: Int {
    let line = bytes.split(separator: UInt8(ascii: "\n")).first { !$0.allSatisfy(isBlank) }
    return line?.prefix { $0 == UInt8(ascii: " ") }.count ?? 0
  }

  private mutating func append(_ decoded: [UInt8], length: Int) {
    text += decoded
    offsets += repeatElement(origin + index, count: decoded.count)
    index += length
  }

  private mutating func skipIndentation(_ most: Int) {
    var left = most
    while left > 0, index < bytes.endIndex, isBlank(bytes[index]) {
      index += 1
      left -= 1
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && !isBlock)
  }

  /// An escape of a double-quoted text. libyaml read it before, so that each one is complete.
  private mutating func readEscape() {
    guard index + 1 < bytes.endIndex else { return append([bytes[index]], length: 1) }
    let letter = bytes[index + 1]
    if bytes[(index + 1)...].starts(with: "\r\n".utf8) || letter == UInt8(ascii: "\n") {
      // An escaped line end joins the lines.
      index += letter == UInt8(ascii: "\n") ? 2 : 3
      return skipIndentation(.max)
    }
    if let digits = Self.digits[letter] {
      let end = min(index + 2 + digits, bytes.endIndex)
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
