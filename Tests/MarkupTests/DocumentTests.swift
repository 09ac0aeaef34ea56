import Diagnostics
import Foundation
import Markup
import Testing

@Suite struct DocumentTests {
  static func parse(_ text: String, from offset: Int = 0) -> Document {
    parseMarkdown(
      SourceFile(path: "p.md", text: text), offset..<text.utf8.count,
      blockDirectives: ["table", "trace"])
  }

  static func html(_ document: Document) -> String {
    document.fragments.map { fragment in
      switch fragment {
      case .html(let html): html
      case .linkStart(let number): "[\(number):"
      case .linkEnd(let number): ":\(number)]"
      case .block(let number): "{block \(number)}"
      case .image(let number): "{image \(number)}"
      }
    }.joined()
  }

  /// Links stand where cmark's own columns are wrong: on indented lines, over lines, in tables, after
  /// characters of several bytes.
  @Test(arguments: [
    ("One [words](outcome:a/b) two.", 1, 5, "words"),
    ("Line one\n   and [more words](outcome:a/b).", 2, 8, "more words"),
    ("Ein é [two\nlines](outcome:a/b)", 1, 7, "two lines"),
    ("- item\n  - nested é **[bold *x*](outcome:a/b)**", 2, 16, "bold x"),
    ("| a | b |\n|---|---|\n| é | x [cell](outcome:a/b) |", 3, 9, "cell"),
    ("> quote\n> [in quote](outcome:a/b)", 2, 3, "in quote"),
    ("`[code](outcome:a/b)` and\n[real](outcome:a/b)", 2, 1, "real"),
    ("[br[ack]et](outcome:a/b)", 1, 1, "br[ack]et"),
  ])
  func findsLinksWhereTheyStand(text: String, line: Int, column: Int, words: String) throws {
    let document = Self.parse(text)
    let link = try #require(document.links.first)
    #expect(document.links.count == 1)
    #expect(link.destination == "outcome:a/b")
    #expect(link.words == words)
    #expect(link.location.start == SourcePosition(line: line, column: column))
    let range = try #require(link.wordsRange)
    let source = Array(text.utf8)[range]
    #expect(text.utf8.dropFirst(range.lowerBound - 1).first == UInt8(ascii: "["))
    #expect(Array(text.utf8)[range.upperBound] == UInt8(ascii: "]"))
    #expect(!source.isEmpty)
  }

  @Test func tellsSameLinksOfOneLineApart() {
    let columns = Self.parse("[a](x:1) and [a](x:1)").links.map(\.location.start.column)
    #expect(columns == [1, 14])
  }

  @Test func leavesSlotsForLinksAndBlocks() {
    let document = Self.parse("A [*b*](x:1).\n\n<!-- table: t -->\n| h |\n|---|\n| c |\n\nEnd")
    #expect(Self.html(document) == "<p>A [0:<em>b</em>:0].</p>\n{block 0}\n<p>End</p>\n")
  }

  @Test func readsTheBlockUnderADirective() throws {
    let text =
      "Hi\n\n<!-- table: t -->\n\n| h é | k |\n|---|---|\n| c **d** | |\n\n<!-- trace: s -->\n1. one\n2. two\n   more\n\nEnd"
    let document = Self.parse(text)
    #expect(document.directives.map(\.argument) == ["t", "s"])
    let table = try #require(document.directives[0].block)
    guard case .table(let rows) = table.content else {
      Issue.record("no table")
      return
    }
    #expect(rows.map { $0.map(\.text) } == [["h é", "k"], ["c d", ""]])
    #expect(rows[1][0].location.start == SourcePosition(line: 7, column: 3))
    #expect(String(decoding: Array(text.utf8)[table.range], as: UTF8.self).hasPrefix("| h é"))
    let trace = try #require(document.directives[1].block)
    guard case .list(let items) = trace.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.text) == ["one", "two more"])
    #expect(
      String(decoding: Array(text.utf8)[trace.range], as: UTF8.self) == "1. one\n2. two\n   more\n")
  }

  @Test func givesHeadingsUniqueAnchors() {
    let document = Self.parse("## What now?\n\n## What now?\n\n### Übung \"x\"\n\n## ???")
    #expect(document.headings.map(\.anchor) == ["what-now", "what-now-2", "übung-x", "section"])
    #expect(Self.html(document).contains("<h2 id=\"what-now-2\">"))
  }

  @Test func reportsRawHTMLAndDropsIt() {
    let document = Self.parse("A <b>c</b>.\n\n<script>x</script>\n\n<!-- a comment -->")
    #expect(document.rawHTML.map(\.start.line) == [1, 1, 3])
    #expect(!Self.html(document).contains("<script"))
    #expect(!Self.html(document).contains("<!--"))
  }

  @Test func keepsPositionsOfAPart() throws {
    let text = "---\ntitle: x\n---\nHi [a](x:1)"
    let link = try #require(Self.parse(text, from: 17).links.first)
    #expect(link.location.start == SourcePosition(line: 4, column: 4))
  }

  @Test(arguments: [
    String(repeating: ">", count: 101) + "a", String(repeating: ">", count: 50_000) + "a",
    String(repeating: "- ", count: 30_000) + "a", String(repeating: "1. ", count: 600) + "a",
    String(repeating: "*", count: 300) + "a" + String(repeating: "*", count: 300),
    String(repeating: "![", count: 200) + "a" + String(repeating: "](x)", count: 200),
    (0..<200).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
  ])
  func refusesDeepNesting(text: String) {
    let document = Self.parse("Hi.\n\n" + text)
    #expect(document.refusals.map(\.code) == [.deepNesting])
    #expect(document.fragments.isEmpty)
  }

  @Test func readsWhatIsNestedLess() {
    let document = Self.parse(
      String(repeating: ">", count: 90) + "a\n\n" + String(repeating: "- ", count: 40) + "b\n")
    #expect(document.refusals.isEmpty)
    #expect(document.sentences.map(\.text) == ["a", "b"])
  }

  @Test func refusesTablesThatAreTooLarge() {
    func table(columns: Int, rows: Int) -> String {
      String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns)
        + "|\n" + String(repeating: "|b\n", count: rows)
    }
    for (columns, rows, isRefused) in [
      (200, 10, false), (201, 1, true), (100, 1_001, true), (10, 900, false),
    ] {
      let document = Self.parse(table(columns: columns, rows: rows))
      #expect(document.refusals.map(\.code) == (isRefused ? [.fileTooLarge] : []))
    }
  }

  /// Each link has its own place, however many are on the line.
  @Test(.timeLimit(.minutes(3))) func findsTheLinksOfALongLine() {
    let count = 20_000
    let links = Self.parse(
      String(repeating: "[é](x:1) [é](x:12) [r][r] ", count: count)
        + "\n\n[r]: y:1\n"
    ).links
    #expect(links.count == 3 * count)
    let first = links.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    #expect(first.map(\.location.start.column) == (0..<count).map { 1 + 26 * $0 })
    #expect(first.allSatisfy { $0.wordsRange?.count == 2 })
  }

  /// The marks are where sentences begin and end.
  @Test(arguments: [
    "👉Tom &amp; Jerry&eacute; go.👉 👉Two \\*stars\\* end.👉",
    "👉A `code & more\nover` lines.👉\n  👉Next *em* **bold.👉**",
    "> 👉[a link\n> | over](x:1) lines, as [b](y) is.👉 👉It.👉",
    "- 👉[on-schedule Unmapped (mobile) | G. |\n| Okta | It. |\n| Unma](v:s), a cycle covers\n  [cc](v:c).👉",
    "👉&unknown; it & \\\\ is.👉 👉www.example.com it.👉",
    "👉<https://example.com/> is.👉",
  ])
  func findsSentencesWhereTheyStand(text: String) {
    let parts = text.components(separatedBy: "👉")
    let file = SourceFile(path: "p.md", text: parts.joined())
    var offsets: [Int] = []
    for part in parts.dropLast() { offsets.append((offsets.last ?? 0) + part.utf8.count) }
    let expected = stride(from: 0, to: offsets.count - 1, by: 2)
      .map { file.location(offsets[$0]..<offsets[$0 + 1]) }
    #expect(Self.parse(file.text).sentences.map(\.location) == expected)
  }

  /// A sentence of brackets was looked at from its end for each of its scalars.
  @Test(.timeLimit(.minutes(3))) func readsALongSentence() {
    let text =
      String(repeating: "[", count: 200_000) + "a." + String(repeating: "]", count: 200_000)
    #expect(Self.parse(text).sentences.count == 1)
  }

  /// libcmark-gfm's extensions share a table between threads while they parse.
  @Test func parsesAlikeOnOneThreadAndOnMany() async {
    let texts = (0..<400).map { "~~struck \($0)~~ www.example.com/\($0) and _em_ ~x~ [l](x:\($0))" }
    let alone = texts.map { Self.html(Self.parse($0)) }
    let together = await withTaskGroup(of: (Int, String).self) { group in
      for (index, text) in texts.enumerated() {
        group.addTask { (index, Self.html(Self.parse(text))) }
      }
      var results = [String](repeating: "", count: texts.count)
      for await (index, html) in group { results[index] = html }
      return results
    }
    #expect(alone == together)
    #expect(alone[0].contains("<del>"))
  }
}
