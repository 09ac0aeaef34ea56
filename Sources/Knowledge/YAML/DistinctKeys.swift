/// A text of YAML whose keys were made distinct, and the way back.
///
/// Yams refuses a document with a repeated key and stops at the first one; it also holds keys for equal
/// that only look alike. So a letter of each key is replaced by one of its own that the text does not
/// use, which keeps all lines and columns; ``restored(_:)`` puts the letters back, wherever they are.
struct DistinctKeys {
  private(set) var text: String
  private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var unused: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    let used = Set(text.unicodeScalars.filter { $0.value >= Self.privateUse.lowerBound })
    unused = Self.privateUse.compactMap { Unicode.Scalar($0) }
      .filter { $0.value & 0xFFFE != 0xFFFE && !used.contains($0) }.reversed()
  }

  /// A plane of Unicode in which no text has letters.
  private static let privateUse: ClosedRange<UInt32> = 0xF0000...0x10FFFD

  /// Replaces a letter of all that looks like a key.
  mutating func replaceAll() {
    var scalars = Array(text.unicodeScalars)
    /// Where the key that may be read begins.
    var start: Int?
    var isAtStart = true
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n", "\r", "{", ",", "[", "\u{85}", "\u{2028}", "\u{2029}":
        start = nil
        isAtStart = true
      case ":":
        if let first = start { replace(first, of: &scalars) }
        start = nil
        isAtStart = false
      case " ", "\t", "-", "?", "\"", "'":
        // Before a key; within one they change nothing.
        break
      default:
        if isAtStart, Self.isReplaceable(scalar) { start = index }
        isAtStart = false
      }
    }
    text = Self.string(scalars)
  }

  /// Replaces a letter of the key that begins at an offset in UTF-8 bytes.
  ///
  /// - Returns: Whether there is one.
  mutating func replace(at offset: Int) -> Bool {
    var scalars = Array(text.unicodeScalars)
    var bytes = 0
    var index = 0
    while index < scalars.count, bytes < offset {
      bytes += UTF8.width(scalars[index])
      index += 1
    }
    while index < scalars.count, "\"' ".unicodeScalars.contains(scalars[index]) { index += 1 }
    guard index < scalars.count, Self.isReplaceable(scalars[index]), !unused.isEmpty else {
      return false
    }
    replace(index, of: &scalars)
    text = Self.string(scalars)
    return true
  }

  /// A text as it was written.
  func restored(_ text: String) -> String {
    guard !originals.isEmpty, text.unicodeScalars.contains(where: { originals[$0] != nil }) else {
      return text
    }
    return Self.string(text.unicodeScalars.map { originals[$0] ?? $0 })
  }

  private mutating func replace(_ index: Int, of scalars: inout [Unicode.Scalar]) {
    guard let replacement = unused.popLast() else { return }
    originals[replacement] = originals[scalars[index]] ?? scalars[index]
    scalars[index] = replacement
  }

  /// Whether a scalar means nothing to YAML, wherever it stands.
  private static func isReplaceable(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.value > 0xA0
      || scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
