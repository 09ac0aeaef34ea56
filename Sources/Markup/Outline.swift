/// What a text shows, piece by piece: blocks, inlines, words, addresses. Two texts that show the same
/// have the same outline, whether they are written in Markdown or in HTML.
///
/// White space is folded, and control characters are one and the same, apart from those that the
/// outline itself uses between its pieces.
package struct Outline: Equatable, Sendable {
  /// What begins with ``Mark/opening`` ends with ``Mark/closing``; values stand between
  /// ``Mark/value`` and ``Mark/valueEnd``.
  package fileprivate(set) var bytes: [UInt8] = []
  /// Where each block begins in ``bytes``, and on which line of the source.
  package fileprivate(set) var blocks: [BlockStart] = []

  package struct BlockStart: Sendable {
    package let offset: Int
    /// Zero where the lines are unknown.
    package let line: Int
  }

  package init() {}

  package static func == (left: Outline, right: Outline) -> Bool { left.bytes == right.bytes }

  /// The pieces that hold others.
  package enum Piece: UInt8, CaseIterable, Sendable {
    case paragraph = 0x70  // p
    case heading1 = 0x31
    case heading2, heading3, heading4, heading5, heading6
    case quotation = 0x71  // q
    case bulletList = 0x75  // u
    case orderedList = 0x6F  // o
    case item = 0x69  // i
    case codeBlock = 0x63  // c
    case rule = 0x2D  // -
    case table = 0x74  // t
    case row = 0x72  // r
    case titleCell = 0x68  // h
    case cell = 0x64  // d
    /// A table that stands for one of the source.
    case outcomeTable = 0x54  // T
    /// A trace that stands for a list of the source.
    case trace = 0x4C  // L
    case emphasis = 0x65  // e
    case strong = 0x62  // b
    case struck = 0x73  // s
    case code = 0x60  // `
    case link = 0x61  // a
    case statement = 0x5B  // [
    case image = 0x21  // !
    case lineBreak = 0x2F  // /

    package static func heading(_ level: Int) -> Piece? {
      (1...6).contains(level) ? Piece(rawValue: 0x30 + UInt8(level)) : nil
    }

    package var isBlock: Bool {
      switch self {
      case .emphasis, .strong, .struck, .code, .link, .statement, .image, .lineBreak: false
      default: true
      }
    }

    /// Whether white space at its ends does not count. In statements it may be a template's.
    var trims: Bool { isBlock || self == .statement }
  }

  package enum Mark {
    package static let opening: UInt8 = 1
    package static let closing: UInt8 = 2
    package static let value: UInt8 = 3
    package static let valueEnd: UInt8 = 4
    /// Stands for each other control character.
    static let control: UInt8 = 0x1A
  }

  package func contains(_ piece: Piece) -> Bool {
    var isOpening = false
    for byte in bytes {
      if isOpening, byte == piece.rawValue { return true }
      isOpening = byte == Mark.opening
    }
    return false
  }
}

/// Writes an ``Outline`` from its beginning to its end.
package struct OutlineWriter {
  package private(set) var outline: Outline
  /// White space was seen behind words.
  private var isSpaceOwed = false
  /// White space before words does not count here.
  private var isAtStart = true
  /// The next letter becomes a capital.
  private var capitalizes = false

  /// - Parameter capacity: For how many bytes there is room at once.
  package init(capacity: Int = 0) {
    outline = Outline()
    outline.bytes.reserveCapacity(capacity)
  }

  /// - Parameter line: Of the source, where it is known.
  package mutating func open(_ piece: Outline.Piece, line: Int = 0) {
    if piece.isBlock {
      isSpaceOwed = false
      outline.blocks.append(Outline.BlockStart(offset: outline.bytes.count, line: line))
    } else {
      paySpace()
    }
    outline.bytes.append(Outline.Mark.opening)
    outline.bytes.append(piece.rawValue)
    if piece.trims { isAtStart = true }
  }

  package mutating func close(_ piece: Outline.Piece) {
    if piece.trims { isSpaceOwed = false } else { paySpace() }
    outline.bytes.append(Outline.Mark.closing)
    if piece.isBlock { isAtStart = true }
  }

  /// A line that is broken on purpose.
  package mutating func breakLine() {
    isSpaceOwed = false
    outline.bytes.append(Outline.Mark.opening)
    outline.bytes.append(Outline.Piece.lineBreak.rawValue)
    outline.bytes.append(Outline.Mark.closing)
    isAtStart = true
  }

  /// A value of the piece that was opened last, such as the level of a heading.
  package mutating func value(_ text: String) {
    var text = text
    text.withUTF8 { value($0) }
  }

  package mutating func value(_ text: UnsafeBufferPointer<UInt8>) {
    outline.bytes.append(Outline.Mark.value)
    for byte in text { outline.bytes.append(byte < 0x20 ? Outline.Mark.control : byte) }
    outline.bytes.append(Outline.Mark.valueEnd)
  }

  /// An address; percent-encoded or not, it is the same.
  package mutating func address(_ text: String) {
    var text = text
    text.withUTF8 { address($0) }
  }

  package mutating func address(_ text: UnsafeBufferPointer<UInt8>) {
    outline.bytes.append(Outline.Mark.value)
    for byte in text {
      if Self.staysInAddress[Int(byte)] {
        outline.bytes.append(byte)
      } else {
        outline.bytes.append(UInt8(ascii: "%"))
        outline.bytes.append(Self.digit(byte >> 4))
        outline.bytes.append(Self.digit(byte & 15))
      }
    }
    outline.bytes.append(Outline.Mark.valueEnd)
  }

  private static let staysInAddress: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/?#@!$&'()*+,;=%".utf8.contains(byte)
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// The next words begin with a capital, however they are written.
  package mutating func capitalizeNext() { capitalizes = true }

  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// Words; each run of white space counts as one space.
  package mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if Self.isSpace(byte) {
        isSpaceOwed = isSpaceOwed || !isAtStart
        index += 1
        continue
      }
      paySpace()
      isAtStart = false
      if byte < 0x20 {
        outline.bytes.append(Outline.Mark.control)
        index += 1
        continue
      }
      var end = index + 1
      // A single space between words is written with them.
      while end < text.count,
        text[end] > 0x20 || text[end] == 0x20 && end + 1 < text.count && text[end + 1] > 0x20
      { end += 1 }
      append(UnsafeBufferPointer(rebasing: text[index..<end]))
      index = end
    }
  }

  private mutating func append(_ words: UnsafeBufferPointer<UInt8>) {
    guard capitalizes, let first = words.first else {
      outline.bytes.append(contentsOf: words)
      return
    }
    capitalizes = false
    if first < 0x80 {
      let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
      outline.bytes.append(isSmall ? first & ~0x20 : first)
      outline.bytes.append(contentsOf: words.dropFirst())
    } else {
      let text = String(decoding: words, as: UTF8.self)
      outline.bytes.append(contentsOf: text.prefix(1).uppercased().utf8)
      outline.bytes.append(contentsOf: text.dropFirst().utf8)
    }
  }

  /// Lines of code, with their white space.
  package mutating func code(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text where byte != UInt8(ascii: "\r") {
      let isControl = byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t")
      outline.bytes.append(isControl ? Outline.Mark.control : byte)
    }
  }

  /// All pieces of another outline.
  package mutating func append(_ other: Outline) {
    outline.bytes.append(contentsOf: other.bytes)
  }

  /// Starts again.
  package mutating func removeAll() {
    outline.bytes.removeAll(keepingCapacity: true)
    outline.blocks.removeAll(keepingCapacity: true)
    (isSpaceOwed, isAtStart, capitalizes) = (false, true, false)
  }

  private mutating func paySpace() {
    if isSpaceOwed { outline.bytes.append(0x20) }
    isSpaceOwed = false
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
