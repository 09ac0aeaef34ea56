import Platform

/// HTML character references, such as `&amp;`.
enum CharacterReferences {
  /// Passes on a text in pieces, with its references decoded.
  ///
  /// - Throws: ``UnreadablePage`` for an `&` that does not begin a known reference.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(UnreadablePage) {
    var start = range.lowerBound
    while start < range.upperBound {
      guard let ampersand = find(UInt8(ascii: "&"), in: bytes, start..<range.upperBound) else {
        return body(UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound]))
      }
      if ampersand > start { body(UnsafeBufferPointer(rebasing: bytes[start..<ampersand])) }
      let limit = min(ampersand + lengthMax, range.upperBound)
      guard let end = find(UInt8(ascii: ";"), in: bytes, ampersand..<limit),
        let scalar = scalar(bytes[(ampersand + 1)..<end])
      else { throw UnreadablePage(message: "'&' begins no reference") }
      var text = String(Character(scalar))
      text.withUTF8(body)
      start = end + 1
    }
  }

  /// Longer than every known reference.
  private static let lengthMax = 12

  private static func scalar(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    if name.first == UInt8(ascii: "#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
      let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
      return UInt32(text, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
    return switch String(decoding: name, as: UTF8.self) {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case "nbsp": "\u{A0}"
    default: nil
    }
  }

  private static func find(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    guard let base = bytes.baseAddress,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
