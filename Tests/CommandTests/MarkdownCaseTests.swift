import Foundation
import Testing

/// What CommonMark and its GitHub extensions say of Markdown, in cases of our own: what cmark-gfm writes for
/// them stands on the pages. Headings have anchors, and pictures their sizes.
@Suite struct MarkdownCaseTests {
  struct Case {
    let number: Int
    let section: String
    let source: String
    let html: String

    /// The name of its page.
    var name: String {
      let digits = String(number)
      return "c" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
  }

  @Test func publishesWhatMarkdownMeans() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 500)
    #expect(Set(cases.map(\.section)).count >= 25)
    let binary = try Binary.starter()
    for item in cases {
      try binary.write(
        "Content/faq/cases/\(item.name).md", "---\ntitle: Case \(item.number)\n---\n\(item.source)")
    }
    let picture = try #require(Data(base64Encoded: Self.picture))
    try picture.write(to: binary.folder.appending(path: "Content/faq/cases/p.png"))
    let accepted = try binary.run(["accept", "--reason", "the cases"])
    try #require(accepted.status == 0, "\(accepted.errors)")
    let built = try binary.run(["build"])
    try #require(built.status == 0, "\(built.errors)")
    for item in cases {
      let shown = try Self.text(
        of: binary.read("Output/site/faq/cases/\(item.name)/index.html"))
      #expect(
        shown == item.html,
        "\(item.section), case \(item.number), of \(item.source.debugDescription)")
    }
  }

  /// Returns the text of the page; empty if the page has none.
  private static func text(of page: String) throws -> String {
    let parts = page.components(separatedBy: "<div class=\"prose\">\n")
    guard parts.count > 1 else { return "" }
    try #require(parts.count == 2)
    let text = try #require(parts[1].components(separatedBy: "\n</div>").first)
    return text.trimmingCharacters(in: .newlines)
  }

  /// The cases of the file: `@@ <section>`, then `@@ source` and `@@ html` for each case.
  private static func cases() throws -> [Case] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Markdown/cases.txt")
    var section = ""
    var source: [String] = []
    var html: [String] = []
    var isInSource = false
    var cases: [Case] = []
    func endCase() {
      guard !source.isEmpty else { return }
      cases.append(
        Case(
          number: cases.count + 1, section: section,
          source: source.joined(separator: "\n") + "\n", html: html.joined(separator: "\n")))
      source = []
      html = []
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    for line in text.components(separatedBy: "\n").dropLast() {
      switch line {
      case "@@ source":
        endCase()
        isInSource = true
      case "@@ html": isInSource = false
      case _ where line.hasPrefix("@@ "):
        endCase()
        section = String(line.dropFirst("@@ ".count))
      case _ where isInSource: source.append(withBlanks(line))
      default: html.append(withBlanks(line))
      }
    }
    endCase()
    return cases
  }

  /// Returns the line with its blanks. The file writes tabs, no-break spaces and spaces at line ends as
  /// visible characters, which no editor removes.
  private static func withBlanks(_ line: String) -> String {
    line.replacing("⇥", with: "\t").replacing("␣", with: " ").replacing("⍽", with: "\u{A0}")
  }

  /// One pixel.
  private static let picture =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
}
