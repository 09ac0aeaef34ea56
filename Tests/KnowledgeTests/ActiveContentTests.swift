import Diagnostics
import Testing

@testable import Content

/// Files beside the pages that a browser would run are refused; pictures are not.
@Suite struct ActiveContentTests {
  private func findings(_ name: String, _ text: String) -> [Finding] {
    ActiveContent.findings(SourceTree(root: "Content", texts: ["faq/\(name)": text]))
  }

  @Test(arguments: [
    "<svg>👉<script>alert(1)</script></svg>", "<svg>👉<SCRIPT/></svg>",
    "<x:svg xmlns:x=\"http://www.w3.org/2000/svg\">👉<x:script/></x:svg>",
    "<svg 👉onload=\"alert(1)\"/>", "<svg><g\n👉onClick = 'x'/></svg>",
    "<svg>👉<foreignObject/></svg>",
    "<svg><a 👉href=\"javascript:alert(1)\"/></svg>",
    "<svg><a 👉xlink:href=' java&#10;script:x'/></svg>",
    "<svg><a 👉href=\"&#106;avascript&#x3a;alert(1)\"/></svg>",
    "<svg><a 👉href=\"data:text/html,x\"/></svg>",
    "<svg><image 👉href=\"https://e.com/x.png\"/></svg>", "<svg><image 👉href=\"x.png\"/></svg>",
    "<svg><use 👉href=\"y.svg#a\"/></svg>", "<svg><use 👉href=\"data:image/svg+xml,x\"/></svg>",
    "👉<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "👉<!ENTITY a 'b'>",
    "👉<?xml-stylesheet href='x'?><svg/>",
    "👉<?xml version='1.0' encoding='utf-7'?><svg/>", "<svg 👉xml:base='https://e.com/'/>",
    "<svg><h:b 👉xmlns:h='http://www.w3.org/1999/xhtml'/></svg>",
    "<svg><set 👉attributeName='href' to='javascript:x'/></svg>",
    "<svg><animate attributeName='x' 👉values='javascript:x'/></svg>",
    "<svg><set 👉attributeName='onclick' to='x'/></svg>",
    "<svg><style>👉@import 'https://e.com/x.css';</style></svg>",
    "<svg><style>👉<![CDATA[ </ */ @import 'x' ]]></style></svg>",
    "<svg><rect 👉style='fill: url(https://e.com/x)'/></svg>",
    "<svg><rect 👉fill='url( \"x.svg#a\")'/></svg>",
    "<svg><rect 👉style='fill: \\75rl(x)'/></svg>", "<svg><g 👉id=x onload='y'/></svg>",
    "<svg><g 👉a/></svg>",
    "<svg>👉< script/></svg>", "<svg>👉<g id='x'",
  ])
  func whatRunsOrFetchesIsRefused(text: String) throws {
    let (text, position) = marked(text)
    let finding = try #require(findings("a.svg", text).first)
    #expect(finding.code == .activeContent && finding.location.start == position, "\(finding)")
    #expect(findings("a.XML", text).first?.message == finding.message)
  }

  @Test(arguments: [
    """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <!-- <script> is only told of -->
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
      xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox='0 0 9 9'>
    <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></rdf:RDF></metadata>
    <style type="text/css"><![CDATA[ .a > .b { fill: url(#g); } ]]></style>
    <defs><linearGradient id="g" xlink:href="#h"/></defs><title>JavaScript: the parts &amp; more</title>
    <a href="https://example.com/?a=b&amp;c"><text>x &lt;script></text></a><use href="#g"/>
    <image href="data:image/png;base64,AAAA"/><rect fill="url(#g)" style="fill:url('#g')"/>
    <animate attributeName="x" values="1;2"/></svg>
    """, "<svg/>", "",
  ])
  func picturesAreGood(text: String) {
    #expect(findings("a.svg", text).isEmpty, "\(findings("a.svg", text))")
  }

  @Test(arguments: [
    "a.html", "a.HTM", "b/a.xhtml", "a.js", "a.mjs", "a.b.svgz", "a.wasm", "a.xsl", "a.swf",
  ])
  func filesThatABrowserRunsAreRefused(name: String) {
    #expect(findings(name, "x").map(\.code) == [.activeContent])
    let tree = SourceTree(root: "Content", texts: [:], attachments: ["faq/\(name)": [1]])
    #expect(ActiveContent.findings(tree).map(\.code) == [.activeContent])
  }

  @Test(arguments: ["a.json", "a.txt", "a.csv", "a.pdf", "a.zip", "html", "js/a.png", "a.css"])
  func othersAreGood(name: String) {
    #expect(findings(name, "<script>").isEmpty)
  }

  /// Time is linear in the size, whatever is in it.
  @Test func nothingIsReadAgainAndAgain() {
    for text in ["<", "<!--", "<a b='", "<style><!--", "<a b='c' ", "&", "<?x", "<a b=\"&#"] {
      _ = findings("a.svg", String(repeating: text, count: 100_000 / text.utf8.count))
    }
  }
}
