import Diagnostics
import Testing

@testable import Markup

@Suite struct TableFormattingTests {
  private func formatted(_ text: String) -> String {
    formattingTables(SourceFile(path: "page.md", text: text), 0..<text.utf8.count)
  }

  @Test func alignsCells() {
    #expect(
      formatted(
        """
        Before |  it.

        | A | Longer|wide 日本|
        |:-|--:|:-:|---|
        | x |1|`a \\| b`|
        |é|22|c|

        a|b|c
        :--|--:|:-:
        |  x | 1 | `a \\| b` |
        |é|22|日本|
        | only one

        - | in | list |
          |--|--|
        """)
          == """
          Before |  it.

          | A | Longer|wide 日本|
          |:-|--:|:-:|---|
          | x |1|`a \\| b`|
          |é|22|c|

          | a        |   b |    c     |
          | :------- | --: | :------: |
          | x        |   1 | `a \\| b` |
          | é        |  22 |   日本   |
          | only one |

          - | in | list |
            |--|--|
          """)
  }

  @Test func keepsLineEnds() {
    #expect(
      formatted("|a|b|\r\n|-|-|\r\n|c|d") == "| a   | b   |\r\n| --- | --- |\r\n| c   | d   |")
  }

  @Test func countsWhatIsSeen() {
    #expect(displayWidth("e\u{301}") == 1)
    #expect(displayWidth("日本") == 4)
    #expect(displayWidth("👩‍👩‍👧") == 2)
    #expect(displayWidth("“Agent”") == 7)
  }

  /// Texts made at random of what tables and their neighbours are made of.
  @Test(arguments: 0..<40)
  func rendersAsBeforeAndIsStable(seed: UInt64) {
    var generator = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    for _ in 0..<25 {
      let text = Self.text(&generator)
      let once = formatted(text)
      #expect(formatted(once) == once, "seed \(seed): \(text.debugDescription)")
      let before = parseMarkdown(SourceFile(path: "page.md", text: text))
      let after = parseMarkdown(SourceFile(path: "page.md", text: once))
      #expect(after.isRendered(like: before), "seed \(seed): \(text.debugDescription)")
      // What is no blank, bar or dash is never touched.
      let kept: (String) -> String = { $0.filter { !" \t|-".contains($0) } }
      #expect(kept(once) == kept(text), "seed \(seed): \(text.debugDescription)")
    }
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let cells = [
    "a", "", "Longer words", "`x \\| y`", "\\\\", "日本", "e\u{301}", "**b**", "👩‍👩‍👧", "[w](claim:x)",
    "\\", "<b>", "~~s~~", ":-", "-", "a `|` b", "\u{A0}", "1.", "# h", "> q",
  ]
  private static let delimiters = ["-", ":-", "--:", ":-:", "---", "", "x", "- -"]
  private static let others = [
    "", "text | with bar", "<!-- table: t -->", "- item", "> quoted", "```", "    code", "# head",
  ]

  private static func text(_ generator: inout Generator) -> String {
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      if Bool.random(using: &generator) {
        lines.append(others.randomElement(using: &generator) ?? "")
      }
      let columns = Int.random(in: 1...4, using: &generator)
      let lead = ["", "", "", "", " ", "- ", "> ", "\t"].randomElement(using: &generator) ?? ""
      for number in 0..<Int.random(in: 1...5, using: &generator) {
        let count = Int.random(in: 0...9, using: &generator) == 0 ? columns + 1 : columns
        let words = number == 1 ? delimiters : cells
        let row = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
        let bars = Bool.random(using: &generator)
        let space = Bool.random(using: &generator) ? " " : ""
        lines.append(
          lead + (bars ? "|" : "") + row.joined(separator: "\(space)|\(space)") + (bars ? "|" : ""))
      }
    }
    let end = Bool.random(using: &generator) ? "\n" : "\r\n"
    return lines.joined(separator: end) + (Bool.random(using: &generator) ? end : "")
  }
}
