/// Marks in cmark's HTML where a ``Fragment`` begins. Source files hold no control characters.
enum Slot {
  static func text(_ kind: Character, _ number: Int) -> String { "\u{1}\(kind)\(number)\u{2}" }
}

/// Cuts rendered HTML at its slots.
func fragments(of html: String) -> [Fragment] {
  var fragments: [Fragment] = []
  for (index, piece) in html.utf8.split(separator: 1, omittingEmptySubsequences: false).enumerated()
  {
    var text = piece
    if index > 0, let end = piece.firstIndex(of: 2), let kind = piece.first,
      let number = Int(Substring(piece[..<end]).dropFirst())
    {
      switch kind {
      case UInt8(ascii: "l"): fragments.append(.linkStart(number))
      case UInt8(ascii: "e"): fragments.append(.linkEnd(number))
      case UInt8(ascii: "i"): fragments.append(.image(number))
      default: fragments.append(.block(number))
      }
      text = piece[piece.index(after: end)...]
    }
    if !text.isEmpty { fragments.append(.html(String(Substring(text)))) }
  }
  return fragments
}
