import Diagnostics

/// Where links of the form `[words](destination` stand in a text: found in one pass, since cmark's
/// columns are not exact and a long line would be searched again for each of its links.
struct LinkPlaces {
  /// A bracket pair with the parenthesis behind it, in UTF-8 bytes of the file.
  private struct Place {
    let opening: Int
    let closing: Int
  }

  private let bytes: [UInt8]
  private let start: Int
  /// By the ``key(_:)`` of the destination, in the order of the text.
  private var places: [UInt64: [Place]] = [:]
  /// The first place of each list that was not passed yet.
  private var next: [UInt64: Int] = [:]

  init(_ file: SourceFile, _ range: Range<Int>) {
    bytes = file.bytes(range)
    start = range.lowerBound
    var found: [Place] = []
    bytes.withUnsafeBufferPointer { bytes in
      var open: [Int] = []
      for (index, byte) in bytes.enumerated() where byte == Self.opening || byte == Self.closing {
        if index > 0, bytes[index - 1] == Self.backslash { continue }
        if byte == Self.opening { open.append(index) }
        guard byte == Self.closing, let opening = open.popLast(), index + 1 < bytes.count,
          bytes[index + 1] == UInt8(ascii: "(")
        else { continue }
        found.append(Place(opening: opening, closing: index))
      }
    }
    for place in found {
      places[Self.key(bytes[(place.closing + 2)...]), default: []].append(place)
    }
  }

  /// The next link to a destination, from `cursor` on and before `end`.
  ///
  /// - Returns: The whole link and its words, in UTF-8 bytes of the file.
  mutating func find(
    _ destination: String, from cursor: Int, before end: Int
  ) -> (whole: Range<Int>, words: Range<Int>)? {
    let wanted = Array(destination.utf8)
    let key = Self.key(wanted[...])
    guard let list = places[key] else { return nil }
    var number = next[key] ?? 0
    // Links are asked for in the order of the text, so what was passed once is never looked at again.
    while number < list.count, start + list[number].closing < cursor { number += 1 }
    next[key] = number
    for place in list[number...].prefix(Self.candidatesMax) {
      guard start + place.closing < end else { return nil }
      let from = place.closing + 2
      guard bytes[from...].starts(with: wanted),
        bytes[(from + wanted.count)...].first.map({ $0 <= UInt8(ascii: ")") }) ?? true
      else { continue }
      let stop = min(bytes.count, from + wanted.count + Self.titleBytesMax)
      let after = bytes[(from + wanted.count)..<stop].firstIndex(of: UInt8(ascii: ")"))
      let whole = (start + place.opening)..<(start + (after ?? from + wanted.count - 1) + 1)
      return (whole, (start + place.opening + 1)..<(start + place.closing))
    }
    return nil
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let opening = UInt8(ascii: "[")
  private static let closing = UInt8(ascii: "]")
  /// How far behind a destination its closing parenthesis is looked for: there may be a title.
  private static let titleBytesMax = 4_096
  /// How many places that begin alike are looked at for one link.
  private static let candidatesMax = 64
  private static let keyBytesMax = 256

  /// A number that two texts have in common which begin with the same destination, and few others
  /// (FNV-1a).
  private static func key(_ text: ArraySlice<UInt8>) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.prefix(keyBytesMax) {
      if byte <= UInt8(ascii: ")") { break }
      key = (key ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return key
  }
}
