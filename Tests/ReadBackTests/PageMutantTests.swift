import Diagnostics
import Foundation
import ReadBack
import Testing

@testable import Site

/// Finished pages in which a tag, a word, a reference or an attribute is removed, duplicated or moved.
@Suite struct PageMutantTests {
  /// What templates add to a text and the source does not contain.
  private static let added = [
    #"<a class="mark[^>]*>.*?</a>"#, #"<span class="shape[^>]*></span>"#,
    #"<a class="permalink".*?</a>"#, #"<caption.*?</caption>"#,
    #"<div class="timeline">.*?</svg>\s*</div>\s*<p[^>]*>[^<]*</p>\s*</div>"#,
    #"<p class="try">.*?</p>"#, #"<a class="rule".*?</a>"#, #"<span class="time">.*?</span>"#,
    #"<div class="table" role="region" tabindex="0" aria-label=.*?</div>"#,
    #"<p class="waiting">.*?</p>"#,
  ].joined(separator: "|")

  /// Attributes that contain no words of the source.
  private static let presentation: Set<String> = [
    "title", "aria-hidden", "aria-label", "aria-labelledby", "role", "tabindex", "scope", "loading",
    "decoding", "width", "height",
  ]

  @Test(arguments: Fixture.pages.keys.sorted()) func noPieceIsLost(_ name: String) async throws {
    let fixture = try await Fixture()
    let readBack = fixture.rendering.templates.readBack(of: fixture.checked)
    let page = try fixture.page(name)
    let right = fixture.rendering.question(page).contents.text
    var mutants = Mutants(of: page, right: Array(right.utf8), readBack)
    func add(_ mutant: String, _ what: String) { mutants.add(what, Array(mutant.utf8)) }
    let pieces = try Self.pieces(of: right)
    for (index, piece) in pieces.enumerated() {
      let text = String(right[piece])
      add(right.replacing(piece, with: ""), "without \(text)")
      add(right.replacing(piece, with: text + text), "twice \(text)")
      if index + 1 < pieces.count {
        let next = pieces[index + 1]
        let between = right[piece.upperBound..<next.lowerBound]
        add(
          right.replacing(
            piece.lowerBound..<next.upperBound, with: right[next] + between + right[piece]),
          "swapped \(text) and \(right[next])")
      }
      if !text.hasPrefix("<") {
        add(
          right.replacing(piece, with: text.replacing("&", with: "&amp;")), "escaped twice \(text)")
        add(right.replacing(piece, with: text.replacing(/&[^;]*;/, with: "")), "no entity \(text)")
      }
      for attribute in text.matches(of: /\s([a-z-]+)="([^"]*)"/)
      where text.hasPrefix("<") && !Self.presentation.contains(String(attribute.1)) {
        add(
          right.replacing(piece, with: text.replacing(attribute.0, with: "", maxReplacements: 1)),
          "no \(attribute.1) in \(text)")
        add(
          right.replacing(
            piece, with: text.replacing(attribute.0, with: " \(attribute.1)=\"x\"")),
          "another \(attribute.1) in \(text)")
      }
    }
    print(
      "\(name), pieces: \(mutants.count) mutants, \(mutants.caught) caught, "
        + "\(mutants.equivalent) make the same page")
    let survivors = try mutants.survivors.filter { try !Self.isHarmless($0) }
    #expect(survivors.isEmpty)
    #expect(mutants.caught > 100)
  }

  /// Returns whether a mutant shows the same words: it changes only what templates write around them,
  /// or ends after regions.
  private static func isHarmless(_ survivor: String) throws -> Bool {
    let harmless = [
      #"^twice </(h1|div)>"#, #"^(without|twice) </?t(head|body)>"#,
      #"^swapped </thead> and <tbody>"#, #"rowspan in <th scope="row" rowspan="1">"#,
      #"^(no|another) (id|class) in <(tr|table|li|ul|div) [^>]*>"#,
      #"^swapped </(p|li)> and <(p|li) class="#,
    ]
    return try harmless.contains { try survivor.contains(Regex($0)) }
  }

  /// Returns the tags and texts of the title, the short answer and the text, apart from what templates
  /// add.
  private static func pieces(of html: String) throws -> [Range<String.Index>] {
    let start = try #require(html.range(of: "<h1>"))
    let answerEnd = try #require(html.range(of: "<details class=\"reply\""))
    let prose = try #require(html.range(of: "<div class=\"prose\">"))
    let end = try #require(
      html.range(of: "<section class=\"cited-sources\"", range: prose.upperBound..<html.endIndex))
    let last = try #require(
      html.range(of: "</div>", options: .backwards, range: prose.upperBound..<end.lowerBound))
    _ = last
    let expression = try NSRegularExpression(
      pattern: added, options: [.dotMatchesLineSeparators])
    let addedRanges = expression.matches(
      in: html, range: NSRange(html.startIndex..., in: html)
    ).compactMap { Range($0.range, in: html) }
    let regions = [
      start.lowerBound..<answerEnd.lowerBound,
      prose.lowerBound..<Self.end(ofDivAt: prose.lowerBound, in: html),
    ]
    return html.ranges(of: /<[^>]*>|[^<]+/).filter { piece in
      regions.contains { $0.lowerBound <= piece.lowerBound && piece.upperBound <= $0.upperBound }
        && !addedRanges.contains { $0.overlaps(piece) }
        && !html[piece].allSatisfy(\.isWhitespace)
    }
  }

  private static func end(ofDivAt start: String.Index, in html: String) -> String.Index {
    var depth = 0
    for tag in html[start...].ranges(of: /<\/?div/) {
      depth += html[tag] == "<div" ? 1 : -1
      if depth == 0 {
        return html[tag.upperBound...].firstIndex(of: ">").map { html.index(after: $0) }
          ?? html.endIndex
      }
    }
    return html.endIndex
  }
}

extension String {
  fileprivate func replacing(_ range: Range<Index>, with text: some StringProtocol) -> String {
    String(self[..<range.lowerBound]) + text + self[range.upperBound...]
  }
}
