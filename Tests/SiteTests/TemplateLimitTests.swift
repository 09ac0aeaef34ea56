import Diagnostics
import Testing

@testable import Site

/// Templates can require any amount of work: by their size, by what they contain, by what they repeat.
@Suite struct TemplateLimitTests {
  private static func library(
    _ changed: [String: String], page: String = "{{title}}"
  ) -> Checked<TemplateLibrary?> {
    var texts: [String: String] = [:]
    for name in PageTemplate.allCases.map(\.rawValue) + PartialTemplate.allCases.map(\.rawValue) {
      texts["\(name).mustache"] = ""
    }
    texts["not-found.mustache"] = page
    for (name, text) in changed { texts["\(name).mustache"] = text }
    return TemplateLibrary.load(SourceTree(root: "Templates", texts: texts), words: [:])
  }

  @Test(arguments: ["{", "{{", "{{{", "{{a", "}}", "{{#a}}", "{{/a}}", "\n{{", "{{!", "{{^a}}\n"])
  func twoMillionBracesAreAFinding(braces: String) {
    let text = String(repeating: braces, count: 2_000_000 / braces.utf8.count + 1)
    let findings = Self.library(["partials/x": text]).findings
    #expect(findings.map(\.code) == [.fileTooLarge])
    #expect(findings.map(\.location.file) == ["Templates/partials/x.mustache"])
  }

  /// A template just below the limit is read in one pass.
  @Test(arguments: [
    "{", "{{", "{{{", "{{a", "{{#a}}", "{{/a}}", "\n{{", "{{!", "{{^a}}\n", "{{> a}}",
  ])
  func manyMistakesAreCounted(braces: String) {
    let text = String(repeating: braces, count: 200_000 / braces.utf8.count)
    let loaded = Self.library([:], page: text)
    #expect(loaded.value == nil)
    #expect(loaded.findings.report().count <= 200)
    #expect(loaded.findings.hasErrors)
  }

  @Test func sectionsThatAreNestedDeepAreAFinding() {
    let loaded = Self.library(
      [:],
      page: String(repeating: "{{#title}}", count: 10_000)
        + String(repeating: "{{/title}}", count: 10_000))
    #expect(loaded.findings.count == 1)
    #expect(loaded.findings.first?.message.contains("more than 64 deep") == true)
  }

  @Test func partialsThatAreNestedDeepAreAFinding() {
    let partials = (0..<5_000).map { ("p\($0)", "{{> p\($0 + 1)}}") } + [("p5000", "x")]
    let loaded = Self.library(
      Dictionary(partials, uniquingKeysWith: { first, _ in first }), page: "{{> p0}}")
    #expect(loaded.findings.count == 1)
    #expect(loaded.findings.first?.message.contains("more than 128 deep") == true)
  }

  /// Each level doubles the output of the one below it.
  @Test(arguments: ["x", "", "{{title}}", "{{#title}}{{/title}}"])
  func partialsThatDoubleAreAFinding(content: String) {
    let partials =
      (0..<60).map { ("p\($0)", "{{> p\($0 + 1)}}{{> p\($0 + 1)}}") } + [("p60", content)]
    let loaded = Self.library(
      Dictionary(partials, uniquingKeysWith: { first, _ in first }), page: "{{> p0}}")
    #expect(loaded.findings.count == 1)
    #expect(loaded.findings.first?.message.contains("with all their partials") == true)
  }

  /// A list within itself repeats its elements once for each of them.
  @Test(arguments: ["x", ""])
  func listsThatMultiplyGiveThePageUp(content: String) throws {
    let depth = 40
    let page =
      String(repeating: "{{#levels}}", count: depth) + content
      + String(repeating: "{{/levels}}", count: depth)
    let template = CompiledTemplate(page, for: Level.shape)
    #expect(template.findings.isEmpty)
    let renderer = template.rendered(Level())
    #expect(renderer.isExhausted)
    #expect(renderer.bytes.count <= TemplateLimits.pageBytesMax + 1)
  }
}

private struct Level: TemplateModel {
  static let fields: TemplateFields<Self> = [
    "levels": .list { _ in Array(repeating: Level(), count: 10) }
  ]
}
