/// The words that make a sentence one about behaviour.
struct Vocabulary: Sendable {
  private let words: [[String]]
  private let firsts: Set<String>

  init(_ words: [String]) {
    self.words = words.map(Self.tokens).filter { !$0.isEmpty }
    firsts = Set(self.words.compactMap(\.first))
  }

  /// Whether a text uses one of the words, whole, in small or capital letters.
  func isUsed(in text: String) -> Bool { isUsed(in: Self.tokens(text)) }

  /// The same for a text that was cut into words already.
  func isUsed(in tokens: [String]) -> Bool {
    tokens.indices.contains { index in
      firsts.contains(tokens[index]) && words.contains { tokens[index...].starts(with: $0) }
    }
  }

  static func tokens(_ text: String) -> [String] {
    text.lowercased().unicodeScalars.split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar != "-"
    }.map { String($0) }
  }
}
