import Content
package import Diagnostics
import Markup
package import Verification

/// Compares finished pages with their sources.
///
/// The page is read by an independent reader and its source by cmark alone: no code is shared with the
/// renderer. A difference between the two is an error in this program.
package struct ReadBack: Sendable {
  let tables: [String: CheckedTable]
  /// The addresses of sources by their ids.
  let sources: [String: String]
  private let templates: @Sendable (String) -> Location

  /// - Parameter templates: Returns the path of a template by its name.
  package init(
    of checked: CheckedHelpCentre, templates: @escaping @Sendable (_ name: String) -> Location
  ) {
    tables = checked.tables.keyed(by: \.table.id)
    sources = Dictionary(first: checked.centre.sources.map { ($0.id.value, $0.url) })
    self.templates = templates
  }

  /// - Parameter html: The finished page in UTF-8.
  /// - Returns: The differences between the page and its source.
  package func findings(of html: [UInt8], showing checked: CheckedPage) -> [Finding] {
    do throws(UnreadablePage) {
      let shown = try html.withUnsafeBufferPointer { bytes throws(UnreadablePage) in
        var reader = ShownPageReader(bytes)
        return try reader.read()
      }
      return comparison(of: shown, with: checked)
    } catch {
      return [.differingPage(Location(file: checked.page.source.path), error.message)]
    }
  }

  private func comparison(of shown: ShownPage, with checked: CheckedPage) -> [Finding] {
    let page = checked.page
    let place = Location(file: page.source.path)
    var findings: [Finding] = []
    var title = OutlineWriter()
    title.text(page.title)
    if let shown = shown.title {
      if shown != title.outline {
        findings.append(.differingPage(place, difference(title.outline, shown).message))
      }
    } else {
      findings.append(.unmarkedTemplate(templates("page.mustache"), "the title", "an 'h1'"))
    }
    if let text = page.answerText {
      var resolver = PageResolver(
        self, page: page, document: page.answer, links: checked.answerLinks,
        images: checked.answerImages)
      let source = SourceOutline(SourceFile(path: page.source.path, text: text), nil, &resolver)
      findings += compare(
        source, shown.answer, traces: [], resolver, "the short answer", "answer"
      ) { _ in
        page.answerLocation ?? place
      }
    } else if shown.answer != nil {
      findings.append(.differingPage(place, "a short answer is shown that the source has not"))
    }
    var resolver = PageResolver(
      self, page: page, document: page.body, links: checked.bodyLinks, images: checked.bodyImages)
    let source = SourceOutline(
      page.source, page.bodyRange, blockDirectives: BlockReference.Kind.names, &resolver)
    findings += compare(
      source, shown.body, traces: shown.traces, resolver, "the text", "prose"
    ) { line in
      Location(file: page.source.path, at: SourcePosition(line: max(line, 1), column: 1))
    }
    return findings
  }

  private func compare(
    _ source: SourceOutline, _ shown: Outline?, traces: [[[Outline]]], _ resolver: PageResolver,
    _ region: String, _ name: String, at place: (_ line: Int) -> Location
  ) -> [Finding] {
    guard let shown else {
      return [
        .unmarkedTemplate(
          templates("page.mustache"), region, "an element with the class '\(name)'")
      ]
    }
    let wanted = source.outline
    guard resolver.hasAllLinks(apartFrom: source.generatedLinks) else {
      return [.differingPage(place(0), "other links were checked than \(region) has")]
    }
    guard wanted == shown else {
      for (piece, template, role) in Self.partials
      where wanted.contains(piece) && !shown.contains(piece) {
        return [
          .unmarkedTemplate(
            templates(template), "what it stands for", "an element with the class '\(role)'")
        ]
      }
      let difference = difference(wanted, shown)
      return [.differingPage(place(difference.line), difference.message)]
    }
    guard source.traces.count == traces.count else {
      return [.differingPage(place(0), "a trace is missing, or stands twice")]
    }
    for (lines, steps) in zip(source.traces, traces) {
      guard let message = Self.difference(lines, steps) else { continue }
      let start = wanted.blocks.first { wanted.isPiece(.trace, at: $0.offset) }
      return [.differingPage(place(start?.line ?? 0), message)]
    }
    return []
  }

  private static let partials: [(Outline.Piece, String, String)] = [
    (.statement, "partials/bound.mustache", "bound"),
    (.outcomeTable, "partials/outcome-table.mustache", "outcomes"),
    (.trace, "partials/trace.mustache", "trace"),
  ]

  /// Compares the lines of a list with the steps of the trace that replaces it. A step's sentences are
  /// those of its line, in order. Other sentences, which say why a value was not sent, may be between
  /// them.
  private static func difference(_ lines: [Outline], _ steps: [[Outline]]) -> String? {
    guard lines.count == steps.count else {
      return "a trace of \(lines.count) steps is shown with \(steps.count)"
    }
    for (line, sentences) in zip(lines, steps) {
      var rest = line.bytes[...]
      var said: [Outline] = []
      var further: [Outline] = []
      for sentence in sentences {
        if !sentence.bytes.isEmpty, rest.starts(with: sentence.bytes) {
          rest = rest.dropFirst(sentence.bytes.count)
          if rest.first == 0x20 { rest = rest.dropFirst() }
          said.append(sentence)
        } else {
          further.append(sentence)
        }
      }
      let isDoubled = further.contains(where: said.contains)
      if !rest.isEmpty || isDoubled {
        let words = sentences.map { String(decoding: $0.bytes, as: UTF8.self) }
        return "the step '\(String(decoding: line.bytes, as: UTF8.self))' is shown as "
          + "'\(words.joined(separator: " "))'"
      }
    }
    return nil
  }
}

extension Finding {
  static func differingPage(_ place: Location, _ message: String) -> Finding {
    Finding(
      .differingPage, at: place, "the page would not show what was checked: \(message)",
      hint: "this is an error of driftless itself: please report it, with this page")
  }

  static func unmarkedTemplate(_ place: Location, _ what: String, _ element: String) -> Finding {
    Finding(
      .unmarkedTemplate, at: place, "\(what) cannot be compared with the pages' sources",
      hint: "let the template put it into \(element)")
  }
}
