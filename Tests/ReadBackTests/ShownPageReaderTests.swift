import Testing

@testable import Markup
@testable import ReadBack

@Suite struct ShownPageReaderTests {
  /// Returns what is read from a text in the region of the body.
  private static func read(_ html: String) throws(UnreadablePage) -> Outline? {
    let page = Array("<!doctype html><div class=\"prose\">\(html)</div>".utf8)
    return try page.withUnsafeBufferPointer { bytes throws(UnreadablePage) in
      var reader = ShownPageReader(bytes)
      return try reader.read().body
    }
  }

  @Test(arguments: [
    "<p>a<p>b</p>", "<p>a</em></p>", "<p><em>a</p></em>", "<p>a", "</p>", "<p>a & b</p>",
    "<p>a &bogus; b</p>", "<p>a < b</p>", "<p class=x>a</p>", "<a>a</a>", "<img src=\"a\">",
    "<a href=\"a\" href=\"b\">a</a>", "<a href=\"a>a</a>", "<p>&#xD800;</p>", "<!-- a",
    "<h2 id=\"a\">A</h2><h2 id=\"a\">B</h2>", "<p id=\"a\"></p><h2 id=\"a\">B</h2>",
    "<span class=\"bound\">a</span>", "<a class=\"mark\">a</a>",
    "<span class=\"bound\">a<a class=\"mark\" href=\"b\"></a><a class=\"mark\" href=\"b\"></a></span>",
    "<pre>a</pre>", "<pre><code>a<b>c</b></code></pre>", "<svg class=\"x\"><g></svg></g>",
  ])
  func refusesWhatIsNoRegion(_ html: String) {
    #expect(throws: UnreadablePage.self) { try Self.read(html) }
  }

  @Test func refusesDeepNesting() {
    let (open, close) = (
      String(repeating: "<div>", count: 1_000), String(repeating: "</div>", count: 1_000)
    )
    #expect(throws: UnreadablePage.self) { try Self.read(open + close) }
  }

  @Test(arguments: [
    ("<p>a&amp;b &#60;&#x3e;&quot;</p>", "<p>a&#38;b\n  &lt;&gt;&#34;</p>"),
    ("<p>a <!-- b -->c</p>", "<p>a c</p>"),
    ("<p class=\"x\">a</p><p>b</p>", "<p>b</p>"),
    ("<div><p>a</p></div>", "\n<section><p> a </p>\n</section>"),
    ("<p>a<br>b</p>", "<p>a<br />\nb</p>"),
    ("<a href=\"a%5Bb\">c</a>", "<a href='a[b'>c</a>"),
    ("<ol><li>a</li></ol>", "<OL start=\"1\">\n<LI>a\n</LI></OL>"),
  ])
  func readsWhatIsTheSame(_ left: String, _ right: String) throws {
    #expect(try Self.read(left) == Self.read(right))
  }

  @Test(arguments: [
    ("<p>a</p>", "<p>b</p>"), ("<p>a b</p>", "<p>ab</p>"), ("<p>a</p>", "a"),
    ("<p>a</p><p>b</p>", "<p>ab</p>"), ("<p>&lt;</p>", "<p>&amp;lt;</p>"),
    ("<h2 id=\"a\">A</h2>", "<h3 id=\"a\">A</h3>"), ("<h2 id=\"a\">A</h2>", "<h2 id=\"b\">A</h2>"),
    ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>"), ("<ol></ol>", "<ol start=\"2\"></ol>"),
    ("<pre><code>a b</code></pre>", "<pre><code>a  b</code></pre>"),
    ("<pre><code class=\"language-a\"></code></pre>", "<pre><code></code></pre>"),
    ("<a href=\"a\">c</a>", "<a href=\"b\">c</a>"), ("<a href=\"a\">c</a>", "c"),
    ("<img src=\"a\" alt=\"b\">", "<img src=\"a\" alt=\"c\">"), ("<td>a</td>", "<th>a</th>"),
    ("<td align=\"left\">a</td>", "<td>a</td>"),
  ])
  func tellsWhatDiffers(_ left: String, _ right: String) throws {
    #expect(try Self.read(left) != Self.read(right))
  }

  /// Reads rows of an outcome table in which one cell spans two rows.
  @Test func readsCellsThatSpanRows() throws {
    func row(_ cells: String) -> String { "<tr>\(cells)</tr>" }
    let spanned = row("<th rowspan=\"2\">a</th><th>b</th><td>c</td>") + row("<th>d</th><td>e</td>")
    let full = row("<th>a</th><th>b</th><td>c</td>") + row("<th>a</th><th>d</th><td>e</td>")
    let other = row("<th>a</th><th>b</th><td>c</td>") + row("<th>x</th><th>d</th><td>e</td>")
    func table(_ rows: String) -> String { "<table class=\"outcomes\">\(rows)</table>" }
    #expect(try Self.read(table(spanned)) == Self.read(table(full)))
    #expect(try Self.read(table(spanned)) != Self.read(table(other)))
  }
}
