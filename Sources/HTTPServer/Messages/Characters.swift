extension UInt8 {
  /// Whether the byte is a `tchar` of RFC 9110.
  var isTokenCharacter: Bool {
    isLetter || isDigit || "!#$%&'*+-.^_`|~".utf8.contains(self)
  }

  var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isControl: Bool { self < 0x20 || self == 0x7F }

  /// Whether the byte is a visible ASCII character.
  var isVisible: Bool { (0x21...0x7E).contains(self) }

  var hexDigitValue: Int? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without leading and trailing spaces and tabs.
  var trimmed: SubSequence {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    guard let last = lastIndex(where: { !isSpace($0) }) else { return self[endIndex...] }
    return self[...last].drop(while: isSpace)
  }
}

extension Collection<UInt8> {
  /// Returns the value of a number that consists of digits only.
  ///
  /// - Parameter radix: 10 or 16.
  /// - Returns: `nil` if there are no digits or other characters; `Int.max` if the number is too large.
  func number(radix: Int) -> Int? {
    guard !isEmpty else { return nil }
    var number = 0
    for byte in self {
      guard let digit = byte.hexDigitValue, digit < radix else { return nil }
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: radix)
      let (sum, isStillTooLarge) = product.addingReportingOverflow(digit)
      number = number == .max || isTooLarge || isStillTooLarge ? .max : sum
    }
    return number
  }
}
