import Diagnostics

/// `glossary.yaml`: a word of the help centre and what it means.
public struct GlossaryTerm: Sendable {
  public let term: Located<String>
  public let means: String
  /// Other forms and other words of the term, by which a page's text is known to use it.
  public let also: [String]

  fileprivate let forms: Vocabulary
}

extension GlossaryTerm {
  static let file = "glossary.yaml"

  /// - Returns: The terms in the order of the file; there need not be one.
  static func load(_ tree: SourceTree, _ findings: inout [Finding]) -> [GlossaryTerm] {
    guard let source = tree[file], let root = parseYAML(source, &findings) else { return [] }
    let subject = "a term"
    var seen: [Word: Location] = [:]
    return root.elements(of: "glossary", &findings).compactMap { node in
      guard let fields = Fields(node, of: subject, entryShape, &findings) else { return nil }
      let term = fields.text(required: "term", in: subject, &findings)
      let means = fields.text(required: "means", in: subject, &findings)
      let also = fields.texts("also", &findings)
      guard let term, let means, isNew(term, in: &seen, &findings) else { return nil }
      let forms = Vocabulary([term.value] + also.map(\.value))
      return GlossaryTerm(term: term, means: means.value, also: also.map(\.value), forms: forms)
    }
  }
}

/// The terms of a glossary, to find those that texts use.
public struct GlossaryIndex: Sendable {
  private let terms: [GlossaryTerm]
  /// All forms of all terms.
  private let forms: Vocabulary
  /// The terms that have a form with a first word.
  private let termsByFirst: [String: [Int]]

  public init(_ terms: [GlossaryTerm]) {
    self.terms = terms
    forms = Vocabulary(terms.flatMap { [$0.term.value] + $0.also })
    var termsByFirst: [String: [Int]] = [:]
    for (number, term) in terms.enumerated() {
      for word in term.forms.firsts { termsByFirst[word, default: []].append(number) }
    }
    self.termsByFirst = termsByFirst
  }

  /// The terms that a page uses, each in one of its forms.
  public func used(on page: Page) -> [GlossaryTerm] {
    guard !terms.isEmpty else { return [] }
    var used = Set<Int>()
    for document in page.documents {
      // A form does not go on from one sentence to the next.
      for sentence in document.sentences where forms.mayBeUsed(in: sentence.text) {
        let words = Vocabulary.tokens(sentence.text)
        for (place, word) in words.enumerated() {
          for number in termsByFirst[word] ?? []
          where !used.contains(number) && terms[number].forms.isUsed(at: place, of: words) {
            used.insert(number)
          }
        }
      }
    }
    return used.sorted().map { terms[$0] }
  }
}
