import Diagnostics
import Testing

@testable import Site

@Suite struct TemplateFindingTests {
  private static let usual = "each {{#section}} needs its {{/section}}, each {{ its }}"

  @Test(arguments: [
    ("a\n {{#isOld}}", "2:2", "the section 'isOld' does not end"),
    ("{{#isOld}}{{#note}}{{/isOld}}", "1:11", "the section 'note' does not end"),
    ("é {{/isOld}}", "1:3", "there is no section 'isOld' to end here"),
    ("a\nb {{title", "2:3", "a tag begins and has no '}}'"),
    ("{{{html}}", "1:1", "a tag begins and has no '}}}'"),
    ("{{title {{title}}", "1:1", "a tag begins and has no '}}'"),
    ("{{a b}}", "1:1", "'a b' is no name"), ("{{}}", "1:1", "'' is no name"),
    ("{{a..b}}", "1:1", "'a..b' is no name"), ("{{>}}", "1:1", "'' is no name"),
  ])
  func whatIsBrokenHasItsPlace(template: String, place: String, message: String) {
    let template = CompiledTemplate(template, for: Tree.shape)
    #expect(
      template.messages == ["\(place) this is not a valid template: \(message) (\(Self.usual))"])
    #expect(template.findings.allSatisfy { $0.code == .invalidTemplate })
  }

  @Test(arguments: ["{{=<% %>=}}", "{{< base}}", "{{$ block}}"])
  func whatIsNotSupportedIsSaid(template: String) {
    let messages = CompiledTemplate(template, for: Tree.shape).messages
    #expect(messages.count == 1)
    #expect(messages[0].contains("'\(template)' is not supported here"))
  }

  /// This can only happen in the built-in templates, since they replace whatever a folder lacks.
  @Test func aTemplateThatIsNotThereIsAFinding() {
    let names =
      PageTemplate.allCases.map(\.rawValue) + PartialTemplate.allCases.map(\.rawValue)
    let texts = names.filter { $0 != "claims" }.map { ("\($0).mustache", "") }
    let tree = SourceTree(root: "Templates", texts: Dictionary(uniqueKeysWithValues: texts))
    let library = TemplateLibrary.load(tree, words: [:])
    #expect(library.value == nil)
    #expect(library.findings.map(\.code) == [.missingTemplate])
    #expect(library.findings.map(\.message) == ["there is no template 'claims.mustache'"])
    #expect(library.findings.map(\.location.file) == ["Templates/claims.mustache"])
  }

  /// One run reports all mistakes.
  @Test func readingGoesOnAfterAMistake() {
    let template = CompiledTemplate("{{a b}}{{#isOld}}\n{{tilte}}\n{{> non}}", for: Tree.shape)
    #expect(template.messages.map { String($0.prefix(4)) } == ["1:1 ", "1:8 ", "2:1 ", "3:1 "])
  }

  @Test(arguments: [
    ("{{tilte}}", "nothing here is called 'tilte' (did you mean 'title'?)"),
    ("{{words.mrak}}", "nothing here is called 'words.mrak' (did you mean 'mark'?)"),
    ("{{words.other}}", "nothing here is called 'words.other' (known here: mark)"),
    ("{{leaf.nam}}", "nothing here is called 'leaf.nam' (did you mean 'name'?)"),
    (
      "{{title.long}}",
      "nothing here is called 'title.long' (words for templates stand in phrases.yaml under 'interface')"
    ),
    ("{{> mian}}", "there is no partial 'mian' (did you mean 'main'?)"),
    ("{{.}}", "nothing here is called '.' (it is the text that a section has opened)"),
    ("{{html}}", "'html' is finished HTML (write {{{html}}})"),
    ("{{{title}}}", "'title' is text, to be escaped (write {{title}})"),
    ("{{{words.mark}}}", "'words.mark' is text, to be escaped (write {{words.mark}})"),
    ("{{isOld}}", "'isOld' is no text (open it: {{#isOld}}…{{/isOld}})"),
    ("{{children}}", "'children' is no text (open it: {{#children}}…{{/children}})"),
    ("{{#words}}{{/words}}", "'words' are words (name one: words.KEY)"),
  ])
  func aNameThatStandsForNothingIsAFinding(template: String, message: String) {
    let template = CompiledTemplate(template, for: Tree.shape, words: ["mark": "!"])
    #expect(template.messages == ["1:1 \(message)"])
  }

  @Test func namesEndWithTheirModel() {
    let template = CompiledTemplate("{{#leaf}}{{name}}{{/leaf}}\n{{name}}", for: Tree.shape)
    #expect(template.messages.map { $0.prefix(33) } == ["2:1 nothing here is called 'name'"])
  }

  /// This holds however often the template is used.
  @Test func aFindingIsReportedOnce() {
    let partials = ["p": "{{nothing}}"]
    let template = CompiledTemplate(
      "{{> p}}{{> p}}{{#leaf}}{{> p}}{{/leaf}}", partials: partials, for: Tree.shape)
    #expect(template.messages.count == 1)
  }

  @Test(arguments: [
    "{{> p}}", "{{#isOld}}{{> p}}{{/isOld}}", "{{#leaf}}{{> p}}{{/leaf}}",
    "{{#children}}\n  {{> p}}\n{{/children}}",
  ])
  func aPartialThatWouldNeverEndIsAFinding(template: String) {
    let messages = CompiledTemplate("{{> p}}", partials: ["p": template], for: Tree.shape).messages
    #expect(messages.count == 1)
    #expect(messages[0].contains("the partial 'p' contains itself without end"))
  }

  @Test func sectionsAreNestedNotTooDeep() {
    let open = String(repeating: "{{#isOld}}", count: 10_000)
    let close = String(repeating: "{{/isOld}}", count: 10_000)
    let messages = CompiledTemplate(open + close, for: Tree.shape).messages
    #expect(messages.count == 1)
    #expect(messages[0].contains("nested more than 64 deep"))
  }
}
