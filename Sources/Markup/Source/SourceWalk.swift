import Diagnostics

/// Walks along the source of a paragraph, beside the texts that cmark read from it: these lack escapes
/// and entities, and cmark's columns are not exact after line ends, in tables and in nested blocks.
struct SourceWalk {
  private let bytes: [UInt8]
  private let start: Int
  /// Where the last text ended, in UTF-8 bytes from `start`.
  private var cursor = 0

  /// - Parameter range: The paragraph, in UTF-8 bytes of the file.
  init(_ file: SourceFile, _ range: Range<Int>) {
    bytes = file.bytes(range)
    start = range.lowerBound
  }

  /// Where the next text begins if it stands at `guess` as it is read, byte for byte, which most do.
  ///
  /// - Parameters:
  ///   - text: Without backslashes and ampersands, which may stand for themselves or for others.
  ///   - guess: Where cmark says that it begins.
  mutating func place(ofPlain text: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
    let place = guess - start
    guard place >= cursor, place + text.count <= bytes.count else { return nil }
    for (index, byte) in text.enumerated() {
      guard byte == bytes[place + index], byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "&")
      else { return nil }
    }
    cursor = place + text.count
    return guess
  }

  /// Where the scalars of the next text stand, in UTF-8 bytes of the file.
  ///
  /// - Parameters:
  ///   - guess: Where cmark says that it begins.
  ///   - isCode: Whether escapes and entities are left as they are.
  mutating func places(of text: String, guess: Int, isCode: Bool) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    cursor = beginning(of: scalars, guess: guess - start, isCode)
    var places: [Range<Int>] = []
    places.reserveCapacity(scalars.count)
    for scalar in scalars {
      // What cannot be found gets the place that was reached.
      let width = width(of: scalar, at: cursor, isCode) ?? 0
      places.append((start + cursor)..<(start + cursor + width))
      cursor += width
    }
    return places
  }

  /// Where a link begins of which no text was read yet.
  func beginningOfLink(guess: Int) -> Int? {
    let guess = guess - start
    if guess >= cursor, guess < bytes.count, Self.opensLink(bytes[guess]) { return start + guess }
    let next = bytes[min(cursor, bytes.count)...].firstIndex { $0 > UInt8(ascii: " ") }
    return next.flatMap { Self.opensLink(bytes[$0]) ? start + $0 : nil }
  }

  private static func opensLink(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
  }

  /// How far behind the last text the next one is looked for.
  private static let searchBytesMax = 4_096
  /// How many scalars must agree for a place to be taken for the text's.
  private static let scalarsToAgree = 12

  private func beginning(of text: [Unicode.Scalar], guess: Int, _ isCode: Bool) -> Int {
    let sample = text.prefix(Self.scalarsToAgree)
    if guess >= cursor, guess < bytes.count, agrees(sample, at: guess, isCode) { return guess }
    let end = min(bytes.count, cursor + Self.searchBytesMax)
    for place in cursor..<max(cursor, end)
    where bytes[place] & 0xC0 != 0x80 && agrees(sample, at: place, isCode) { return place }
    return cursor
  }

  private func agrees(
    _ text: ArraySlice<Unicode.Scalar>, at place: Int, _ isCode: Bool
  ) -> Bool {
    var place = place
    for scalar in text {
      guard let width = width(of: scalar, at: place, isCode) else { return false }
      place += width
    }
    return true
  }

  /// How many bytes of the source stand for a scalar at a place; `nil` if they stand for another.
  private func width(of scalar: Unicode.Scalar, at place: Int, _ isCode: Bool) -> Int? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    if byte == UInt8(ascii: "\\"), place + 1 < bytes.count,
      scalar.value == UInt32(bytes[place + 1]), scalar.isASCIIPunctuation,
      !isCode || scalar == "|"
    {
      return 2
    }
    if byte == UInt8(ascii: "&"), !isCode, let width = entityWidth(at: place),
      scalar != "&" || isAmpersand(place, width)
    {
      return width
    }
    if scalar == " ", byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      // The next line's indentation and quotation marks are no part of the text.
      return bytes[place...].prefix { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }.count
    }
    let encoded = UTF8.encode(scalar)
    guard let encoded, bytes[place...].starts(with: encoded) else { return nil }
    return encoded.count
  }

  /// The bytes of an entity such as `&eacute;` or `&#233;`, if what stands there has its form.
  private func entityWidth(at place: Int) -> Int? {
    let name = bytes[(place + 1)...].prefix(32).prefix {
      $0 == UInt8(ascii: "#")
        || ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
        || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
    }
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";")
    else { return nil }
    return name.count + 2
  }

  /// Whether an entity is the one for `&` itself; an unknown one is a text that begins with `&`.
  private func isAmpersand(_ place: Int, _ width: Int) -> Bool {
    let entity = String(decoding: bytes[place..<(place + width)], as: UTF8.self)
    return ["&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;"].contains(entity)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIPunctuation: Bool {
    (0x21...0x2F).contains(value) || (0x3A...0x40).contains(value)
      || (0x5B...0x60).contains(value) || (0x7B...0x7E).contains(value)
  }
}
