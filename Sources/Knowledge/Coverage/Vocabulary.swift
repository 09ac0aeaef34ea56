/// The words that make a sentence one about behaviour.
struct Vocabulary: Sendable {
  private let words: [[String]]
  private let firsts: Set<String>

  init(_ words: [String]) {
    self.words = words.map(Self.tokens).filter { !$0.isEmpty }
    firsts = Set(self.words.compactMap(\.first))
  }

  /// Whether a text uses one of the words, whole, in small or capital letters.
  func isUsed(in text: String) -> Bool {
    let tokens = Self.tokens(text)
    return tokens.indices.contains { index in
      firsts.contains(tokens[index]) && words.contains { tokens[index...].starts(with: $0) }
    }
  }

  private static func tokens(_ text: String) -> [String] {
    text.lowercased().unicodeScalars.split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar != "-"
    }.map { String($0) }
  }
}
