import Foundation
import Testing

/// Everything that writers put into Markdown is on the page, or is a finding.
@Suite struct MarkdownPageTests {
  /// Returns the starter site with an additional page.
  static func site(_ body: String) throws -> Binary {
    let binary = try Binary.starter()
    try binary.write("Content/faq/first-steps/tried.md", "---\ntitle: Tried\n---\n" + body)
    try binary.write(
      "Content/faq/first-steps/p.svg",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n")
    return binary
  }

  /// What the page shows between the frame's parts.
  static func published(_ body: String) throws -> String {
    let binary = try site(body)
    let accepted = try binary.run(["accept", "--reason", "a page"])
    try #require(accepted.status == 0, "\(accepted.errors)")
    let built = try binary.run(["build"])
    try #require(built.status == 0, "\(built.errors)")
    let page = try binary.read("Output/site/faq/first-steps/tried/index.html")
    let parts = page.components(separatedBy: "<div class=\"prose\">\n")
    try #require(parts.count == 2)
    return try #require(parts[1].components(separatedBy: "\n</div>\n").first)
  }

  @Test func publishesLinksImagesAndAddressesInCells() throws {
    let html = try Self.published(
      """
      | Attribute | What happens |
      |---|---|
      | title | [the directory overwrites it at some point](outcome:attribute-outcomes/mapped-target) |
      | see | [the vendor](https://example.com/), https://example.org/ and *[this `one`](https://example.net/)* |
      | picture | ![a picture](p.svg) |

      """)
    #expect(html.contains("<td><span class=\"bound simulated\">the directory overwrites it"))
    #expect(
      html.contains(
        "<td><a href=\"https://example.com/\">the vendor</a>, "
          + "<a href=\"https://example.org/\">https://example.org/</a> and "
          + "<em><a href=\"https://example.net/\">this <code>one</code></a></em></td>"))
    #expect(
      html.contains(
        #/<td><img src="[^"]*p\.svg" alt="a picture" loading="lazy" decoding="async"></td>/#))
  }

  @Test func publishesTitles() throws {
    let html = try Self.published(
      #"""
      [a](https://example.com/ "b \" <c> & d") [e](https://example.com/ '') [f][g]
      ![h](p.svg "i 'j'") [k](#l (m))

      ## L

      [g]: <https://example.com/> 'n

      """# + "o'\n")
    #expect(
      html.contains("<a href=\"https://example.com/\" title=\"b &quot; &lt;c&gt; &amp; d\">a</a>"))
    #expect(html.contains("<a href=\"https://example.com/\">e</a>"))
    #expect(html.contains("<a href=\"https://example.com/\" title=\"n\no\">f</a>"))
    #expect(html.contains(" alt=\"h\" title=\"i &#39;j&#39;\""))
    #expect(html.contains("<a href=\"#l\" title=\"m\">k</a>"))
  }

  @Test func encodesWhatNoAddressMayHold() throws {
    let html = try Self.published(
      #"""
      [a](<https://example.com/\\`[]^{|}"<>é b&c?d='e'#%41%>) <https://example.com/[\]>

      """#.replacing("<>é", with: "\\<\\>é"))
    #expect(
      html.contains(
        "<a href=\"https://example.com/%5C%60%5B%5D%5E%7B%7C%7D%22%3C%3E%C3%A9%20b&amp;c?d=&#x27;e&#x27;#%41%\">"
      ))
    #expect(html.contains("<a href=\"https://example.com/%5B%5C%5D\">https://example.com/[\\]</a>"))
  }

  @Test func takesSchemesInCapitals() throws {
    let html = try Self.published(
      "[a](HTTPS://example.com/) [b](Http://example.com/) [c](MAILTO:d@example.com) HTTPS://example.org/\n"
    )
    #expect(html.contains("<a href=\"HTTPS://example.com/\">a</a>"))
    #expect(html.contains("<a href=\"Http://example.com/\">b</a>"))
    #expect(html.contains("<a href=\"MAILTO:d@example.com\">c</a>"))
    #expect(html.contains("<a href=\"HTTPS://example.org/\">HTTPS://example.org/</a>"))
  }

  @Test(arguments: [
    ("[a](javascript:alert\\(1\\))", "D404"), ("[a](JavaScript:alert)", "D404"),
    ("[a](&#106;avascript:alert)", "D404"), ("[a](java&#10;script:alert)", "D404"),
    ("[a](<&#32;javascript:alert>)", "D404"), ("[a](java&Tab;script:alert)", "D404"),
    ("[a](javascript&colon;alert)", "D404"), ("[a](data:text/html,b)", "D404"),
    ("[a](vbscript:b)", "D404"), ("[a](//example.com/)", "D408"), ("[a](:b)", "D408"),
    ("<javascript:alert>", "D404"), ("[a]\n\n[a]: DATA:b", "D404"),
    ("![a](data:image/png;base64,b)", "D405"), ("![a](https://example.com/p.svg)", "D405"),
    ("| a |\n|---|\n| [b](javascript:c) |", "D404"),
    (
      "[the directory overwrites it at some point](outcome:attribute-outcomes/mapped-target \"b\")",
      "D426"
    ),
  ])
  func refusesAddressesAndTitlesThatCannotBePublished(body: String, code: String) throws {
    let result = try Self.site(body).run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[\(code)]"), "\(result.errors)")
    #expect(result.errors.contains("tried.md:"))
  }

  /// The marks of links and blocks were once written so, and could be forged.
  @Test(arguments: [
    ("a &#1;e0&#2; b", ["4:3", "4:9"]),
    ("[a](https://example.com/ \"b&#x7;\")", ["4:28"]),
    ("c\n\n[a](https://example.com/&#x1B;)", ["6:25"]),
    ("![a&#8;](p.svg)", ["4:4"]), ("``` a&#x7F;\n```", ["4:1"]),
    ("# a&#13;b", ["4:3"]), ("| a |\n|---|\n| b&#x9b;c |", ["6:4"]),
  ])
  func refusesControlCharacters(body: String, places: [String]) throws {
    let result = try Self.site(body).run(["check"])
    #expect(result.status == 1)
    let found = result.errors.matches(of: #/tried\.md:(\d+:\d+): error\[D005\]/#)
    #expect(found.map { String($0.1) } == places, "\(result.errors)")
  }

  @Test func publishesTheCodeOfControlCharacters() throws {
    let html = try Self.published("`&#1;` \\&#1; &#0; a&#9;b&#10;c\n\n    &#1;\n")
    #expect(
      html
        == "<p><code>&amp;#1;</code> &amp;#1; \u{FFFD} a\tb\nc</p>\n<pre><code>&amp;#1;\n</code></pre>\n"
    )
  }
}
