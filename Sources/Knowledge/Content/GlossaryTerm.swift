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

extension [GlossaryTerm] {
  /// The terms that a text uses, in one of their forms.
  public func used(in text: String) -> [GlossaryTerm] {
    let words = Vocabulary.tokens(text)
    return filter { $0.forms.isUsed(in: words) }
  }
}
