/// Makes the anchors of headings from their words, another one for each.
///
/// An anchor has letters, digits and hyphens only: ids with another character are free for blocks.
package struct Anchors {
  /// The ids of the frame around a page's text, and of the search in it, which no heading gets.
  package static let reserved: Set<String> = [
    "contents", "find", "holds-for", "legend", "main", "related", "reply-markdown", "reply-text",
    "search", "search-panel", "search-result", "search-results", "share", "sources", "terms",
  ]

  /// How often each was wanted.
  private var counts = reservedCounts
  private static let reservedCounts = Dictionary(uniqueKeysWithValues: reserved.map { ($0, 1) })

  mutating func unique(for text: String) -> String {
    var anchor = Self.ofASCII(text) ?? Self.ofAny(text)
    if anchor.isEmpty { anchor = "section" }
    counts[anchor, default: 0] += 1
    let count = counts[anchor] ?? 1
    return count == 1 ? anchor : unique(for: "\(anchor)-\(count)")
  }

  /// As ``ofAny(_:)``, byte by byte; `nil` for other texts.
  private static func ofASCII(_ text: String) -> String? {
    var anchor: [UInt8] = []
    anchor.reserveCapacity(text.utf8.count)
    var isMarkOwed = false
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      let letter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      switch letter {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isMarkOwed, !anchor.isEmpty { anchor.append(UInt8(ascii: "-")) }
        isMarkOwed = false
        anchor.append(letter)
      default: isMarkOwed = true
      }
    }
    return String(decoding: anchor, as: UTF8.self)
  }

  private static func ofAny(_ text: String) -> String {
    var anchor = String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
      .split(separator: "-").joined(separator: "-")
    // The words may hold what would end an attribute; letters and digits do not, combining marks might.
    anchor.unicodeScalars.removeAll {
      !($0.isASCII || $0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    return anchor
  }
}
