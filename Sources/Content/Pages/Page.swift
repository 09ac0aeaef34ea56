package import Diagnostics
package import Markup
import Shapes
package import YAML

/// A page of `faq/`: front matter and Markdown. It is passed on often and never changes, so it is not copied.
package final class Page: Sendable {
  /// The path inside the content folder, such as `faq/overwriting/one-way.md`.
  package let name: String
  /// The address inside the site, such as `faq/overwriting/one-way/`.
  package let address: String
  /// The folder below `faq/`, such as `overwriting`; empty for a page right below it.
  package let section: String
  package let title: String
  package let description: String?
  /// The short answer.
  package let answer: Document?
  /// The short answer as it is written, in Markdown.
  package let answerText: String?
  package let body: Document
  /// What the links and comments of the short answer mean.
  package let answerReferences: PageReferences
  /// What the links and comments of the body mean.
  package let bodyReferences: PageReferences
  /// The place of the body in the file, in UTF-8 bytes.
  package let bodyRange: Range<Int>
  /// The ids of the identity systems that it speaks of.
  package let identitySystems: [String]
  package let tags: [String]
  package let order: Int
  package let isDraft: Bool
  /// The addresses under which the page was known before, such as `faq/drift/`.
  package let formerAddresses: [Located<String>]
  package let source: SourceFile
  /// How the short answer is written.
  package let answerPlace: FrontMatterText.Place?

  /// - Parameter systems: The ids of all identity systems.
  init(
    name: String, title: String, description: String?, answer: Document?, answerText: String?,
    body: Document, bodyRange: Range<Int>, identitySystems: [String], tags: [String], order: Int,
    isDraft: Bool, formerAddresses: [Located<String>], source: SourceFile,
    answerPlace: FrontMatterText.Place?, systems: [String]
  ) {
    self.name = name
    address = SiteAddress.page(name)
    section = name.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
    self.title = title
    self.description = description
    self.answer = answer
    self.answerText = answerText
    self.body = body
    answerReferences = PageReferences(answer, on: name, systems: systems)
    bodyReferences = PageReferences(body, on: name, systems: systems)
    self.bodyRange = bodyRange
    self.identitySystems = identitySystems
    self.tags = tags
    self.order = order
    self.isDraft = isDraft
    self.formerAddresses = formerAddresses
    self.source = source
    self.answerPlace = answerPlace
  }

  /// Where the short answer is written.
  package var answerLocation: Location? { answerPlace.map { source.location($0.range) } }

  /// The answer, then the body.
  package var documents: [Document] { (answer.map { [$0] } ?? []) + [body] }

  /// Where the links lead, in the order of ``documents``.
  package var links: [LinkDestination] { answerReferences.links + bodyReferences.links }
}

extension Page {
  package static let folder = "faq/"

  /// - Parameters:
  ///   - systems: The ids of all identity systems.
  ///   - names: The names in which no sentence ends.
  package static func load(
    _ source: SourceFile, name: String, systems: [String], names: StoppedNames = .none,
    showsPlaces: Bool
  ) -> Checked<Page?> {
    var findings: [Finding] = []
    let page = load(
      source, name: name, systems: systems, names: names, showsPlaces: showsPlaces, &findings)
    return Checked(page, findings)
  }

  private static func load(
    _ source: SourceFile, name: String, systems: [String], names: StoppedNames, showsPlaces: Bool,
    _ findings: inout [Finding]
  ) -> Page? {
    let subject = "the front matter"
    guard let frontMatter = FrontMatter(source) else {
      findings.append(
        Finding(
          .missingKey, at: Location(file: source.path), "the page has no front matter",
          hint: "begin it with the lines '---', 'title: …', '---'"))
      return nil
    }
    guard let root = parseYAML(source, in: frontMatter.yaml, &findings) else {
      if !findings.hasErrors {
        findings.append(
          Finding(.missingKey, at: Location(file: source.path), "\(subject) needs the key 'title'"))
      }
      return nil
    }
    guard let fields = Fields(root, of: subject, shape, &findings) else { return nil }
    let title = fields.text(required: "title", in: subject, &findings)
    let answerText = fields.node("answer").flatMap { node in
      node.exactText(for: "answer", &findings).flatMap { _ in FrontMatterText(node, in: source) }
    }
    let spoken = fields.texts("identity-systems", &findings)
    for id in spoken where !systems.contains(id.value) {
      findings.append(.unknownIdentitySystem(id, known: systems))
    }
    let order = fields.text("order", &findings)
    if let order, Int(order.value) == nil {
      findings.append(Finding(.wrongType, at: order.location, "'order' must be a whole number"))
    }
    let draft = fields.node("draft").flatMap { $0.flag(for: "draft", &findings) }
    let description = fields.text("description", &findings)
    let tags = fields.texts("tags", &findings)
    let redirects = fields.texts("redirect-from", &findings)
    let body = markdown(
      source, frontMatter.body, names: names, showsPlaces: showsPlaces, &findings)
    let shortAnswer = answerText.map {
      markdown($0, in: source, names: names, showsPlaces: showsPlaces, &findings)
    }
    guard let title else { return nil }
    return Page(
      name: name, title: title.value, description: description?.value,
      answer: shortAnswer, answerText: answerText?.text, body: body,
      bodyRange: frontMatter.body,
      identitySystems: spoken.isEmpty ? systems : spoken.map(\.value), tags: tags.map(\.value),
      order: order.flatMap { Int($0.value) } ?? .max, isDraft: draft?.value ?? false,
      formerAddresses: redirects.compactMap { SiteAddress.former($0, &findings) },
      source: source, answerPlace: answerText?.place, systems: systems)
  }

  /// - Returns: An empty document, with a finding, if it is refused.
  private static func markdown(
    _ source: SourceFile, _ range: Range<Int>, names: StoppedNames, showsPlaces: Bool,
    _ findings: inout [Finding]
  ) -> Document {
    let document = parseMarkdown(
      source, range, blockDirectives: BlockReference.Kind.names, names: names,
      showsPlaces: showsPlaces)
    let hidden = HiddenReferences(source, range)
      .findings(in: document, at: source.location)
    findings += document.refusals(besides: hidden)
    return hidden.isEmpty ? document : Document()
  }

  private static func markdown(
    _ written: FrontMatterText, in source: SourceFile, names: StoppedNames, showsPlaces: Bool,
    _ findings: inout [Finding]
  ) -> Document {
    let text = SourceFile(path: source.path, text: written.text)
    let document = parseMarkdown(text, names: names, showsPlaces: showsPlaces).moved(
      from: text, to: source, offsets: written.offsets, showsPlaces: showsPlaces)
    let hidden = HiddenReferences(text, 0..<written.text.utf8.count)
      .findings(in: document) { range in
        source.location(written.offsets[range.lowerBound]..<written.offsets[range.upperBound])
      }
    findings += document.refusals(besides: hidden)
    return hidden.isEmpty ? document : Document()
  }
}
