import Diagnostics

extension JSONReader {
  mutating func string() throws(JSONFault) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return policy.isContent
          ? try content(text, from: start) : String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw invalid("a control character in a text must be an escape")
      default:
        let run = bytes[offset...].prefix { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        text.append(contentsOf: run)
        offset = run.endIndex
      }
    }
    throw invalid("a text has no end", at: start)
  }

  /// A string without hidden characters, with LF for each line end.
  private func content(_ text: [UInt8], from start: Int) throws(JSONFault) -> String {
    let hidden = text.withUnsafeBufferPointer { firstHidden(in: $0, allowsReturns: true) }
    if let hidden {
      throw JSONFault(
        code: .controlCharacter, range: start..<offset,
        message: "a text holds a control character: \(hidden.scalar.visibleEscape)")
    }
    guard text.contains(UInt8(ascii: "\r")) else { return String(decoding: text, as: UTF8.self) }
    var lines: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\r") {
        lines.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || index == 0 || text[index - 1] != UInt8(ascii: "\r") {
        lines.append(byte)
      }
    }
    return String(decoding: lines, as: UTF8.self)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 2
    switch offset <= bytes.count ? bytes[offset - 1] : nil {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { throw invalid("this is no escape", at: start) }
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // Half a character: the other half must follow.
      if (0xD800...0xDBFF).contains(unit), take("\\"), take("u"), let low = hexadecimal(),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      throw invalid("this is half a character", at: start)
    default: throw invalid("this is no escape", at: start)
    }
  }

  /// The number that four hexadecimal digits stand for.
  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = byte.hexadecimalValue else { return nil }
      unit = unit << 4 + UInt32(digit)
    }
    offset += 4
    return unit
  }
}
