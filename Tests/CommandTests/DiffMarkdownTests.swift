import Foundation
import Testing

/// `diff --format markdown`: the text of a comment, in which nothing from the content has any effect.
@Suite struct DiffMarkdownTests {
  private func changes(_ change: (Binary) throws -> Void) throws -> String {
    let binary = try Binary.starter()
    try binary.write("before.json", binary.read("Output/knowledge.json"))
    try change(binary)
    let result = try binary.run(["diff", "before.json", "--format", "markdown"])
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  @Test func changesAreListedBySection() throws {
    let text = try changes { binary in
      try binary.write(
        "Content/claims/more.yaml",
        "- {id: more, says: It stays., attribute: unmapped, never: it is written}\n")
      #expect(try binary.run(["accept", "--reason", "one *more*"]).status == 0)
    }
    #expect(
      text.hasPrefix(
        "<!-- driftless diff -->\n### What the help centre says differently\n\n**Claims**\n\n- "),
      "\(text)")
    #expect(text.contains("\n- new claim more: It stays."))
    #expect(text.hasSuffix("\n**Why**\n\n- one \\*more\\*\n"))
  }

  @Test func nothingIsSaidSo() throws {
    #expect(
      try changes { _ in } == "<!-- driftless diff -->\nThe help centre says the same as before.\n")
  }

  @Test func textsOfTheContentDoNothing() throws {
    let text = try changes { binary in
      try binary.write(
        "Content/claims/more.yaml",
        """
        - id: more
          says: "@team <img src=x> [a](b) &lt; `c` <!-- d"
          attribute: unmapped
          never: it is written

        """)
      #expect(try binary.run(["accept", "--reason", "r"]).status == 0)
    }
    #expect(
      text.contains("@\u{200B}team \\<img src=x\\> \\[a\\](b) \\&lt; \\`c\\` \\<!-- d"), "\(text)"
    )
  }

  @Test func aCommentIsNotTooLong() throws {
    let laws = (1...600).map {
      "- {id: law-\($0), says: \"\(String(repeating: "word ", count: 30))\", attribute: unmapped, "
        + "never: it is written}\n"
    }
    let text = try changes { binary in
      try binary.write("Content/claims/more.yaml", laws.joined())
      #expect(try binary.run(["accept", "--reason", "many"]).status == 0)
    }
    #expect(text.unicodeScalars.count < 65_536)
    #expect(try #/\nAnd \d+ more, which `driftless diff` lists\.\n$/#.firstMatch(in: text) != nil)
  }
}
