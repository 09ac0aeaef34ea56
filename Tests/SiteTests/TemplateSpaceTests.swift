import Testing

@testable import Site

/// White space according to the specification of mustache.
@Suite struct TemplateSpaceTests {
  @Test(arguments: [
    ("a\n  {{#isOld}}  \nb\n {{/isOld}}\nc\n", "a\nb\nc\n"),
    ("a\r\n{{#isOld}}\r\nb\r\n{{/isOld}}\r\nc", "a\r\nb\r\nc"),
    ("{{#isOld}} a\n{{/isOld}}\nb", " a\nb"), ("{{#isOld}}{{/isOld}}\n", "\n"),
    ("{{#isOld}}\n{{^isOld}}\nx\n{{/isOld}}\n\n{{/isOld}}\n.", "\n."),
    ("a {{#isOld}}\nb\n{{/isOld}} c", "a \nb\n c"),
    ("  {{! one\n  two }}  \nx", "x"), ("  {{title}}\n", "  tree\n"),
    ("{{% CONTENT_TYPE: HTML}}\nx", "x"), ("x\n  {{#isOld}}{{/isOld}}", "x\n  "),
  ])
  func aLineWithOneTagIsNoLine(template: String, expected: String) {
    let template = CompiledTemplate(template, for: Tree.shape)
    #expect(template.messages == [])
    #expect(template.text(Tree(isOld: true)) == expected)
  }

  @Test(arguments: [
    ("a\n  {{> p}}\nb", "1\n2\n", "a\n  1\n  2\nb"),
    ("  {{> p}}\nb", "{{#isOld}}\n1\n{{/isOld}}\n 2{{#isOld}}3{{/isOld}}\n", "  1\n   23\nb"),
    ("[{{> p}}]", "1\n2", "[1\n2]"), ("  [{{> p}}]", "1\n2", "  [1\n2]"),
    (" {{> p}}\n", "{{> q}}\n", "  q\n  q\n"), ("{{> p}}\n\nx", "1", "1\nx"),
    // A value is written unchanged, even with several lines.
    (" {{> p}}", "{{note}}\n", " l\nm\n"),
  ])
  func aPartialIsIndentedAsItsLine(template: String, partial: String, expected: String) {
    let template = CompiledTemplate(
      template, partials: ["p": partial.replacing("{{> q}}", with: " {{> q}}"), "q": "q\nq\n"],
      for: Tree.shape)
    #expect(template.messages == [])
    #expect(template.text(Tree(note: "l\nm", isOld: true)) == expected)
  }
}
