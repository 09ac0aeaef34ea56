/// One way to say something: a phrase, and what it says with its placeholders filled in.
package struct Wording: Sendable {
  let pattern: String
  package let text: String

  package init(pattern: String, text: String) {
    self.pattern = pattern
    self.text = text
  }

  /// How many scalars of the phrase itself are in words that came from it, whatever its placeholders
  /// stood for; `nil` if the words cannot have come from it.
  package func scalarsShared(with words: String) -> Int? {
    var pieces: [Substring] = [""]
    var rest = pattern.capitalizingFirst[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces[pieces.count - 1] = rest[..<open]
      pieces.append("")
      rest = rest[rest.index(after: close)...]
    }
    pieces[pieces.count - 1] = rest
    guard pieces.count > 1 else { return pattern.saysTheSame(as: words) ? pattern.count : nil }
    var left = words.capitalizingFirst[...]
    guard let first = pieces.first, left.hasPrefix(first) else { return nil }
    left = left.dropFirst(first.count)
    guard let last = pieces.last, left.hasSuffix(last) else { return nil }
    left = left.dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = left.firstRange(of: piece) else { return nil }
      left = left[range.upperBound...]
    }
    return pieces.reduce(0) { $0 + $1.unicodeScalars.count }
  }
}
