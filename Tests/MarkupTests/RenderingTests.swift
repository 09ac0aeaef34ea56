import CMarkGFM
import Diagnostics
import Foundation
import Testing

@testable import Markup

/// The renderer against cmark's own. These differences are wanted: headings have anchors, raw HTML is left
/// out, and white space in alternative texts is folded.
@Suite struct RenderingTests {
  /// The HTML as cmark writes it for a tree without raw HTML.
  private static func ofCMark(_ text: String, showsPlaces: Bool) -> String {
    withTree(of: Substring(text).utf8) { root in
      var rawHTML: [Node] = []
      root.forEachDescendant { node in
        switch node.kind {
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: rawHTML.append(node)
        default: break
        }
      }
      for node in rawHTML { cmark_node_unlink(node.pointer) }
      let options = CMARK_OPT_UNSAFE | (showsPlaces ? CMARK_OPT_SOURCEPOS : 0)
      let html = cmark_render_html_with_mem(root.pointer, options, nil, TreeMemory.allocator)
      return foldingAlternatives(html.map { String(cString: $0) } ?? "")
    }
  }

  /// The HTML as we write it, with links and images as cmark writes them.
  private static func ofOurs(_ text: String, showsPlaces: Bool) -> String {
    let file = SourceFile(path: "p.md", text: text)
    let document = withTree(of: Substring(text).utf8) { root in
      var reader = DocumentReader(
        file: file, range: 0..<text.utf8.count, blockDirectives: [], names: .none,
        showsPlaces: showsPlaces)
      reader.read(root)
      root.forEachDescendant { if $0.kind == CMARK_NODE_HEADING { $0.number = nil } }
      return reader.document(rendering: root, children: nil)
    }
    func title(_ text: String?) -> String { text.map { " title=\"\(escaped($0))\"" } ?? "" }
    let html = document.fragments.map { fragment in
      switch fragment {
      case .html(let html): html
      case .linkStart(let number):
        "<a href=\"\(addressEscapes(document.links[number].destination))\""
          + "\(title(document.links[number].title))>"
      case .linkEnd: "</a>"
      case .image(let number):
        "<img src=\"\(addressEscapes(document.images[number].destination))\""
          + " alt=\"\(escaped(document.images[number].alternative))\""
          + "\(title(document.images[number].title)) />"
      case .block: "no directive is known here"
      }
    }
    return foldingAlternatives(html.joined())
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    contentEscapes.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func foldingAlternatives(_ html: String) -> String {
    let parts = html.components(separatedBy: " alt=\"")
    return parts[0]
      + parts.dropFirst().map { part in
        let end = part.firstIndex(of: "\"") ?? part.endIndex
        return " alt=\"" + foldingWhiteSpace(String(part[..<end])) + part[end...]
      }.joined()
  }

  private static func expectEqual(_ text: String) {
    for showsPlaces in [false, true] {
      let (ours, theirs) = (
        ofOurs(text, showsPlaces: showsPlaces), ofCMark(text, showsPlaces: showsPlaces)
      )
      #expect(ours == theirs, "of \(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "", "a\nb  \nc\\\nd", "# a *b*\n\nc\n===\n\n###### d ######", "- a\n- b\n\n  c\n",
    "- a\n- b\n  1. c\n  2. d",
    "3) a\n4) b", "0. a", "- \n- a", "> a\n>\n> - b\n>   > c\n", "```\n<a> & \"b\"\n```",
    "``` swift x&y\na\n```",
    "~~~ &quot;\na", "    a\n\n      b", "***\n---\n", "`a <b>` *a* **b** ~~c~~ ~d~ ***e***",
    "<https://a.example/?a=b&c='d'> <m@a.example> www.a.example https://a.example m@a.example",
    "[a](b 'c \"d\" <e>') [*f* `g`](<h i> (j)) ![k *l* `m`](n \"o\") [![p](q)](r)",
    "[a]: /b\\[\\]`|{}^\u{e9} \"c&d\"\n\n[a] [e][a] ![f][a]",
    "a <b>c</b> <!-- d -->\n\n<div>\n\n- e\n  <i>\n",
    "| a | b | c | d |\n|---|:--|:-:|--:|\n| *e* | [f](g) | ![h](i) | `j\\|k` |\n| www.l.example | m\n",
    "| a |\n|---|\n\n| a |\n|---|\n| b |\n| c |\n> d", "- | a |\n  |---|\n  | b |\n",
    "&amp;&lt;&quot;&#39;' \" < > & \u{1F600}",
  ])
  func writesWhatCMarkWrites(text: String) {
    Self.expectEqual(text)
  }

  /// Texts of pieces that mean something to Markdown, one after another at random.
  @Test(arguments: 0..<40) func writesWhatCMarkWritesOfRandomTexts(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<100 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
      Self.expectEqual(text)
    }
  }

  private static let pieces: [String] = [
    "a", "b c", " ", "  ", "    ", "\n", "\n\n", "  \n", "\\\n", "\t", "*", "**", "_", "__", "~",
    "~~", "`", "``",
    "[", "]", "(", ")", "](x)", "](y \"t\")", "![", "[r]", "[r]: /z 'u'\n", "<", ">", "> ", "- ",
    "* ", "+ ", "1. ",
    "7) ", "# ", "## ", " #", "\n---\n", "\n===\n", "***\n", "```\n", "~~~ i j\n", "&amp;", "&#65;",
    "&", "\"", "'",
    "|", " | ", "\n|---|:-:|\n", "\n| a | b |\n|--:|:--|\n", "<b>", "</b>", "<!-- c -->", "<div>\n",
    "<https://e.example/>",
    "www.e.example", "https://e.example/(a)", "m@e.example", "\\", "\\*", "\\|", "é", "\u{1F600}",
    "\u{A0}", "!", ".", ":",
  ]

  /// What a renderer would write that drops, doubles or swaps nodes differs from what is right.
  @Test func canBeBrokenForTests() {
    let file = SourceFile(path: "p.md", text: "a *b* [c](d)\n\n| e | f |\n|---|---|\n| g | h |\n")
    func html(_ children: HTMLRenderer.Children?) -> String {
      DocumentTests.html(
        parseMarkdown(file, nil, blockDirectives: [], showsPlaces: false, children: children))
    }
    let right = html(nil)
    #expect(html { $0.children } == right)
    #expect(
      html { $0.children.filter { $0.kind != CMARK_NODE_EMPH } }
        == right.replacing("<em>b</em>", with: ""))
    #expect(
      html { $0.typeName == "table_row" ? $0.children.reversed() : $0.children }.contains(
        "<td>h</td>\n<td>g</td>"))
    #expect(
      html { $0.kind == CMARK_NODE_PARAGRAPH ? $0.children + $0.children : $0.children } != right)
  }
}

/// The generator of Steele, Lea and Flood, which makes the same texts from a seed everywhere.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
