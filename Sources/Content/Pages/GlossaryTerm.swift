package import Diagnostics
import Profiles
import Shapes
import YAML

/// `glossary.yaml`: a word of the help centre and what it means.
package struct GlossaryTerm: Sendable {
  package let term: Located<String>
  package let means: String
  /// Other forms and other words of the term, which are recognized in a page's text.
  package let also: [String]

}

extension GlossaryTerm {
  package static let file = "glossary.yaml"

  /// - Returns: The terms in the order of the file; there need not be one.
  static func load(_ tree: SourceTree, _ findings: inout [Finding]) -> [GlossaryTerm] {
    guard let source = tree[file], let root = parseYAML(source, &findings) else { return [] }
    let subject = "a term"
    var seen: [ExactString: Location] = [:]
    let elements = root.elements(of: "glossary", &findings)
    let termsMax = ContentLimits.glossaryTermsMax
    if elements.count > termsMax {
      findings.append(
        Finding(
          .fileTooLarge, at: elements[termsMax].location,
          "a glossary may have \(termsMax) terms, and this one has \(elements.count)",
          hint: "keep those that readers need"))
    }
    return elements.prefix(termsMax).compactMap { node in
      guard let fields = Fields(node, of: subject, entryShape, &findings) else { return nil }
      let term = fields.text(required: "term", in: subject, &findings)
      let means = fields.text(required: "means", in: subject, &findings)
      let also = fields.texts("also", &findings)
      guard let term, let means, isNew(term, in: &seen, &findings) else { return nil }
      return GlossaryTerm(term: term, means: means.value, also: also.map(\.value))
    }
  }
}

/// The terms of a glossary, to find those that texts use.
package struct GlossaryIndex: Sendable {
  private let terms: [GlossaryTerm]
  /// All forms of all terms, each with the number of its term.
  private let forms: Vocabulary

  package init(_ terms: [GlossaryTerm]) {
    self.terms = terms
    forms = Vocabulary(
      terms.enumerated().flatMap { number, term in
        ([term.term.value] + term.also).map { (words: $0, number: number) }
      })
  }

  /// The terms that a page uses, each in one of its forms.
  package func used(on page: Page) -> [GlossaryTerm] {
    guard !terms.isEmpty else { return [] }
    var used = Set<Int>()
    for document in page.documents {
      // A form does not go on from one sentence to the next.
      for sentence in document.sentences where forms.mayBeUsed(in: sentence.text) {
        let words = Vocabulary.tokens(sentence.text)
        for place in words.indices { used.formUnion(forms.numbers(at: place, of: words)) }
      }
    }
    return used.sorted().map { terms[$0] }
  }
}
