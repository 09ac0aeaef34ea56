/// Each run of white space as one space, none at the ends.
package func foldingWhiteSpace(_ text: String) -> String {
  if isFolded(text) { return text }
  var folded = FoldedText()
  for scalar in text.unicodeScalars { folded.append(scalar) }
  return folded.text
}

/// Whether nothing is to be folded, which is seen from bytes alone.
private func isFolded(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    var wasSpace = true
    for byte in bytes {
      // All other white space begins with one of these bytes.
      guard byte >= 0x20, byte != 0xC2, !(0xE1...0xE3).contains(byte) else { return false }
      let isSpace = byte == 0x20
      if isSpace, wasSpace { return false }
      wasSpace = isSpace
    }
    return !wasSpace || bytes.isEmpty
  } ?? false
}

/// A text to which scalars are added; each run of white space becomes one space, none at the ends.
struct FoldedText {
  private var bytes: [UInt8] = []
  private var isSpaceOwed = false

  var isEmpty: Bool { bytes.isEmpty }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isWhiteSpace {
      isSpaceOwed = !bytes.isEmpty
    } else if scalar.isASCII {
      paySpace()
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      paySpace()
      bytes.append(contentsOf: scalar.utf8)
    }
  }

  /// - Parameter words: The bytes of a text that holds no white space but single spaces between words.
  mutating func append(words: UnsafeBufferPointer<UInt8>) {
    if bytes.isEmpty { bytes.reserveCapacity(Self.bytesUsual) }
    paySpace()
    bytes.append(contentsOf: words)
  }

  private static let bytesUsual = 128

  private mutating func paySpace() {
    if isSpaceOwed { bytes.append(0x20) }
    isSpaceOwed = false
  }
}

extension Unicode.Scalar {
  /// The property of that name; looking it up costs much, and most texts are ASCII.
  var isWhiteSpace: Bool {
    value < 0x80 ? self == " " || (9...13).contains(value) : properties.isWhitespace
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let last = scalars.last, last.isWhiteSpace { scalars.removeLast() }
    while let first = scalars.first, first.isWhiteSpace { scalars.removeFirst() }
    return String(scalars)
  }
}
