import Testing

@testable import Content

@Suite struct VocabularyTests {
  private static let vocabulary = Vocabulary(["overwrite", "full sync", "kelvin", "if-empty"])

  @Test(arguments: [
    "It may overwrite.", "OVERWRITE", "A Full  Sync comes", "“overwrite”", "so—overwrite—it is",
    "\u{212A}elvin", "if-empty", "é overwrite", "overwrite\u{301}",
  ])
  func findsWordsWhateverStandsAroundThem(text: String) {
    #expect(Self.vocabulary.mayBeUsed(in: text))
    #expect(Self.vocabulary.isUsed(in: text))
  }

  @Test(arguments: [
    "", "It overwrites.", "full of sync", "éoverwrite", "overwriteé", "over write", "fullsync",
    "the sync is full",
  ])
  func findsNoPartsOfWords(text: String) {
    #expect(!Self.vocabulary.isUsed(in: text))
  }

  /// The quick look never says no where the careful one says yes.
  @Test func theQuickLookMissesNothing() {
    let parts = [
      "overwrite", "Full", "full", "sync", " ", "-", "—", "é", "\u{212A}elvin", "kelvin", "İ", ".",
      "if", "empty", "\u{301}", "😀",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...6)).map { _ in parts.randomElement() ?? "" }.joined()
      let tokens = Vocabulary.tokens(text)
      if Self.vocabulary.isUsed(in: tokens) {
        #expect(Self.vocabulary.mayBeUsed(in: text), "\(text)")
      }
    }
  }
}
