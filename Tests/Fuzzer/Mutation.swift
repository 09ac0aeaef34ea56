import RandomStories

/// Changes texts at random: bytes, tokens, lines, and stretches of them.
struct Mutation {
  /// Words and signs that mean something where the text is read.
  let tokens: [String]
  /// Texts of which stretches are taken over.
  let others: [[UInt8]]

  /// The longest mutant, in bytes: mutants are to be many rather than large.
  private static let bytesMax = 20_000

  /// A text with one to four changes, as the tool's door lets it in: in UTF-8, without control characters.
  func mutant(of text: String, _ generator: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes, &generator) }
    return String(decoding: bytes.prefix(Self.bytesMax).filter(Self.isAllowed), as: UTF8.self)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func change(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    switch Int.random(in: 0..<13, using: &generator) {
    case 0:
      if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
    case 1: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
    case 2: bytes.removeSubrange(stretch(of: bytes, &generator))
    case 3, 4, 5: insert(token(&generator), at: place, &bytes)
    case 6:
      // In the place of a word, another one.
      let word = word(at: place, of: bytes)
      bytes.replaceSubrange(word, with: token(&generator))
    case 7:
      let lines = lines(of: bytes)
      if let line = lines.randomElement(using: &generator) { bytes.removeSubrange(line) }
    case 8:
      // A line, or some, once more elsewhere.
      let lines = lines(of: bytes)
      guard let first = lines.randomElement(using: &generator),
        let target = lines.randomElement(using: &generator)
      else { return }
      let last = min(bytes.count, first.upperBound + Int.random(in: 0...200, using: &generator))
      bytes.insert(contentsOf: Array(bytes[first.lowerBound..<last]), at: target.lowerBound)
    case 9:
      // Another indentation.
      let lines = lines(of: bytes)
      guard let line = lines.randomElement(using: &generator) else { return }
      let blanks = bytes[line].prefix { $0 == UInt8(ascii: " ") }.count
      let other = Int.random(in: 0...6, using: &generator)
      bytes.replaceSubrange(
        line.lowerBound..<(line.lowerBound + blanks),
        with: Array(repeating: UInt8(ascii: " "), count: other))
    case 10:
      // A stretch of another text.
      guard let other = others.randomElement(using: &generator) else { return }
      insert(Array(other[stretch(of: other, &generator)]), at: place, &bytes)
    case 11:
      // A short stretch many times.
      let stretch = stretch(of: bytes, longest: 12, &generator)
      let count = 1 << Int.random(in: 0...9, using: &generator)
      insert(Array(repeatElement(bytes[stretch], count: count).joined()), at: place, &bytes)
    default:
      // Cut off.
      bytes.removeSubrange(place...)
    }
  }

  private func insert(_ inserted: [UInt8], at place: Int, _ bytes: inout [UInt8]) {
    bytes.insert(contentsOf: inserted, at: place)
  }

  private func token(_ generator: inout SeededGenerator) -> [UInt8] {
    Array((tokens.randomElement(using: &generator) ?? "").utf8)
  }

  private func stretch(
    of bytes: [UInt8], longest: Int = 300, _ generator: inout SeededGenerator
  ) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &generator)
    let length = Int.random(in: 0...min(longest, bytes.count - start), using: &generator)
    return start..<(start + length)
  }

  /// The letters and digits around a place.
  private func word(at place: Int, of bytes: [UInt8]) -> Range<Int> {
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    var (start, end) = (place, place)
    while start > 0, isWord(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return start..<end
  }

  private func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(start..<end)
      start = end
    }
    return lines
  }
}
