import Diagnostics

/// The words that make a sentence one about behaviour.
package struct Vocabulary: Sendable {
  /// The words one after the other, each under those before it.
  private var root = Branch()

  private struct Branch: Sendable {
    var next: [String: Branch] = [:]
    /// The numbers of the words that end here.
    var numbers: [Int] = []
  }

  /// The first words of all.
  let firsts: Set<String>
  /// Whether one of ``firsts`` begins with a letter and is so long, by ``shape(_:_:)``: other words need
  /// not be looked up.
  private let shapes: [Bool]
  /// Whether one of ``firsts`` is not ASCII.
  private let isBeyondASCII: Bool

  package init(_ words: [String]) { self.init(words.map { (words: $0, number: 0) }) }

  /// - Parameter words: Each with a number by which it is known when it is found.
  init(_ words: [(words: String, number: Int)]) {
    for (text, number) in words {
      Self.add(Self.tokens(text).prefix(ContentLimits.termWordsMax), number, to: &root)
    }
    firsts = Set(root.next.keys)
    isBeyondASCII = firsts.contains { !$0.utf8.allSatisfy { $0 < 0x80 } }
    var shapes = Array(repeating: false, count: 256 * Self.lengths)
    for word in firsts {
      if let letter = word.utf8.first { shapes[Self.shape(letter, word.utf8.count)] = true }
    }
    self.shapes = shapes
  }

  /// Whether a text uses one of the words, whole, in small or capital letters.
  package func isUsed(in text: String) -> Bool {
    mayBeUsed(in: text) && isUsed(in: Self.tokens(text))
  }

  private static let lengths = 16

  private static func shape(_ letter: UInt8, _ length: Int) -> Int {
    Int(letter) * lengths + min(length, lengths - 1)
  }

  /// Whether one of the first words is in a text, as far as that is seen fast.
  func mayBeUsed(in text: String) -> Bool {
    if isBeyondASCII { return true }
    var text = text
    return text.withUTF8 { bytes in
      let letters = Self.letters
      var start = 0
      for (index, byte) in bytes.enumerated() where letters[Int(byte)] == 0 {
        if isFirst(bytes[start..<index]) { return true }
        start = index + 1
        // Of U+0130 and U+212A the small letters are ASCII.
        if byte == 0xC4 || byte == 0xE2 && start < bytes.count && bytes[start] == 0x84 {
          return true
        }
      }
      return isFirst(bytes[start...])
    }
  }

  private func isFirst(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = word.first, shapes[Self.shape(Self.letters[Int(first)], word.count)] else {
      return false
    }
    return firsts.contains(
      String(unsafeUninitializedCapacity: word.count) { small in
        for (index, byte) in word.enumerated() { small[index] = Self.letters[Int(byte)] }
        return word.count
      })
  }

  /// The small letter for each byte of ASCII that is part of a word, and 0 for others: a letter beyond
  /// ASCII is part of no word that is looked for, and might as well stand between two.
  private static let letters = (UInt8.min...UInt8.max).map { byte in
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-")
      ? byte >= UInt8(ascii: "A") ? byte | 0x20 : byte : 0
  }

  /// The same for a text that was cut into words already.
  func isUsed(in tokens: [String]) -> Bool {
    tokens.indices.contains { index in
      firsts.contains(tokens[index]) && isUsed(at: index, of: tokens)
    }
  }

  /// Whether one of the words is at a place of a text that has been split into words.
  private func isUsed(at index: Int, of tokens: [String]) -> Bool {
    !numbers(at: index, of: tokens).isEmpty
  }

  /// The numbers of the words at a place of a text that has been split into words.
  func numbers(at index: Int, of tokens: [String]) -> [Int] {
    var numbers: [Int] = []
    var branch = root
    for token in tokens[index...] {
      guard let next = branch.next[token] else { break }
      branch = next
      numbers += branch.numbers
    }
    return numbers
  }

  private static func add(_ words: ArraySlice<String>, _ number: Int, to branch: inout Branch) {
    guard let first = words.first else {
      branch.numbers.append(number)
      return
    }
    add(words.dropFirst(), number, to: &branch.next[first, default: Branch()])
  }

  static func tokens(_ text: String) -> [String] {
    text.utf8.allSatisfy { $0 < 0x80 } ? asciiTokens(text) : anyTokens(text)
  }

  /// As ``anyTokens``, without asking what each scalar is.
  private static func asciiTokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var token: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): token.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        token.append(byte)
      default:
        if !token.isEmpty { tokens.append(String(decoding: token, as: UTF8.self)) }
        token.removeAll(keepingCapacity: true)
      }
    }
    if !token.isEmpty { tokens.append(String(decoding: token, as: UTF8.self)) }
    return tokens
  }

  private static func anyTokens(_ text: String) -> [String] {
    text.lowercased().unicodeScalars.split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar != "-"
    }.map { String($0) }
  }
}
