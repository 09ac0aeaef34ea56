/// The words that make a sentence one about behaviour.
struct Vocabulary: Sendable {
  private let words: [[String]]
  /// The first words of all.
  let firsts: Set<String>
  /// Whether a word begins with a letter and is so long, by ``shape(_:_:)``: a text without any such
  /// word is not looked at any more.
  private let shapes: [Bool]

  init(_ words: [String]) {
    self.words = words.map(Self.tokens).filter { !$0.isEmpty }
    firsts = Set(self.words.compactMap(\.first))
    var shapes = Array(repeating: false, count: 256 * Self.lengths)
    for word in firsts {
      if let letter = word.utf8.first { shapes[Self.shape(letter, word.utf8.count)] = true }
    }
    self.shapes = shapes
  }

  /// Whether a text uses one of the words, whole, in small or capital letters.
  func isUsed(in text: String) -> Bool { mayBeUsed(in: text) && isUsed(in: Self.tokens(text)) }

  private static let lengths = 16

  private static func shape(_ letter: UInt8, _ length: Int) -> Int {
    Int(letter) * lengths + min(length, lengths - 1)
  }

  /// Whether there is a word of such a shape; of a text that is not ASCII nothing is said.
  func mayBeUsed(in text: String) -> Bool {
    var (first, length) = (UInt8(0), 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        if length == 0 { first = byte >= UInt8(ascii: "A") ? byte | 0x20 : byte }
        length += 1
      case 0x80...: return true
      default:
        if length > 0, shapes[Self.shape(first, length)] { return true }
        length = 0
      }
    }
    return length > 0 && shapes[Self.shape(first, length)]
  }

  /// The same for a text that was cut into words already.
  func isUsed(in tokens: [String]) -> Bool {
    tokens.indices.contains { index in
      firsts.contains(tokens[index]) && isUsed(at: index, of: tokens)
    }
  }

  /// Whether one of the words stands at a place of a text that was cut into words already.
  func isUsed(at index: Int, of tokens: [String]) -> Bool {
    words.contains { tokens[index...].starts(with: $0) }
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
