/// Marks in cmark's HTML where a ``Fragment`` begins. Source files hold no control characters.
enum Slot {
  static func text(_ kind: Character, _ number: Int) -> String { "\u{1}\(kind)\(number)\u{2}" }
}

/// Cuts rendered HTML, in UTF-8, at its slots.
func fragments(of html: UnsafeBufferPointer<UInt8>) -> [Fragment] {
  var fragments: [Fragment] = []
  func add(_ piece: Slice<UnsafeBufferPointer<UInt8>>) {
    guard !piece.isEmpty else { return }
    fragments.append(
      .html(String(decoding: UnsafeBufferPointer(rebasing: piece), as: UTF8.self)))
  }
  var rest = html[...]
  while let start = rest.firstIndex(of: 1) {
    add(rest[..<start])
    rest = rest[(start + 1)...]
    guard let end = rest.firstIndex(of: 2), let kind = rest.first,
      let number = Int(String(decoding: rest[..<end].dropFirst(), as: UTF8.self))
    else { continue }
    switch kind {
    case UInt8(ascii: "l"): fragments.append(.linkStart(number))
    case UInt8(ascii: "e"): fragments.append(.linkEnd(number))
    case UInt8(ascii: "i"): fragments.append(.image(number))
    default: fragments.append(.block(number))
    }
    rest = rest[(end + 1)...]
  }
  add(rest)
  return fragments
}
