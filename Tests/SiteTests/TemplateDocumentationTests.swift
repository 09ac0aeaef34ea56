import Foundation
import Testing

@testable import Site

/// `Documentation/templates.md` lists the data of each template. `ACCEPT=1 swift test --filter
/// TemplateDocumentationTests` rewrites it from the models.
@Suite struct TemplateDocumentationTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Documentation/templates.md")

  static let introduction = """
    # What templates get

    Every page comes from a mustache template in `Templates/`; copy one there and change it. An unknown
    name is a finding with its line. This page is made from the code by a test.

    `{{name}}` writes a text, escaped. Names in *italics* are finished HTML, for `{{{name}}}`. A name
    with **?** is a flag for `{{#name}}` and `{{^name}}`. A name with names below it is a model, or with
    **…** a list of them: inside `{{#name}}` those names can be used too. `interface.KEY` is the text
    under `interface` in `phrases.yaml`: add your own there. Addresses of pages start at the site's
    root: write `{{root}}{{address}}`. An optional text is left out by `{{#name}}…{{/name}}`.

    Of [mustache](https://mustache.github.io/mustache.5.html) there are values, sections, inverted
    sections, `{{.}}` for the text that a section has opened, names with dots, partials, comments, and
    `{{% CONTENT_TYPE: TEXT}}` for a template in which nothing is escaped. A line with but one tag which
    writes nothing by itself is no line, and a partial that stands alone in a line is indented as that
    line is. There are no other delimiters, lambdas, blocks, or partials whose names are values. Each name
    is looked up once, when the templates are read: it means what the innermost model around it has
    under it, even if that is empty there. Two braces around HTML, three around a text, and braces
    around what is no text are findings.

    What is written is compared with the pages' sources, and nothing is written if it differs. On
    `page.mustache` the title stands in an `h1`, the short answer in an element with the class `answer`,
    the body in one with the class `prose`. `partials/bound.mustache` has the class `bound`, with the words
    and a link to the evidence, which has the class `mark`, and that of the strength. A
    table in the text has the class `outcomes`, with the outcome in the last cell of a row, and a `mark`. A
    trace is a list with the class `trace`; in each of its items the event has the class `event`, what is
    said if nothing was synced `quiet`, and the list of what followed `followed`. In all of these each
    element is closed and each attribute quoted, and what a template says itself has a class.

    """

  @Test func documentsEveryName() throws {
    let shell = Set(NotFoundPage.shape.names().keys)
    var text = Self.introduction
    text += "\n## Every page\n\n" + Self.lines(NotFoundPage.shape, only: { shell.contains($0) })
    for page in PageTemplate.allCases where page != .notFound {
      let names = page.shape.names()
      let hasShell = shell.isSubset(of: names.keys)
      text += "\n## `\(page.rawValue).mustache`\n\n"
      text += Self.lines(page.shape, only: { !hasShell || !shell.contains($0) })
    }
    for partial in PartialTemplate.allCases {
      text += "\n## `\(partial.rawValue).mustache`\n\n" + Self.lines(partial.shape)
    }
    if ProcessInfo.processInfo.environment["ACCEPT"] != nil {
      try Data(text.utf8).write(to: Self.file)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
  }

  private static func lines(
    _ shape: TemplateShape, depth: Int = 0, only wanted: (String) -> Bool = { _ in true }
  ) -> String {
    shape.names().filter { wanted($0.key) }.sorted { $0.key < $1.key }.map { name, meaning in
      let start = String(repeating: "  ", count: depth) + "- "
      return switch meaning.kind {
      case .text: start + "`\(name)`\n"
      case .html: start + "*`\(name)`*\n"
      case .flag: start + "`\(name)` **?**\n"
      case .words: start + "`\(name).KEY`\n"
      case .model(let inner): start + "`\(name)`\n" + lines(inner(), depth: depth + 1)
      case .list(let inner): start + "`\(name)` **…**\n" + lines(inner(), depth: depth + 1)
      }
    }.joined()
  }
}
