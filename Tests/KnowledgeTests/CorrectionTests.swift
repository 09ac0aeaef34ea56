import Content
import Diagnostics
import Foundation
import Testing
import Verification

/// What makes wrong texts right.
@Suite struct CorrectionTests {
  /// A help centre's texts with all corrections made.
  private func corrected(_ changed: [String: String?]) async throws -> SourceTree {
    let tree = Fixture.tree(changed)
    let centre = await HelpCentre.load(tree).value
    let verification = await verify(centre, stored: nil, today: Fixture.today)
    var texts: [String: String] = [:]
    for (file, corrections) in Dictionary(grouping: verification.corrections, by: \.file) {
      var bytes = Array(try #require(tree[file]).text.utf8)
      for correction in corrections.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(correction.range, with: correction.text.utf8)
      }
      texts[file] = String(decoding: bytes, as: UTF8.self)
    }
    return tree.replacing(texts)
  }

  private func findings(_ tree: SourceTree) async throws -> [Finding] {
    let loaded = await HelpCentre.load(tree)
    let centre = loaded.value
    return loaded.findings + (await verify(centre, stored: nil, today: Fixture.today)).findings
  }

  private static let link =
    "[the identity system overwrites it](outcome:table/mapped-identity-system)"
  private static let outcomes = """
    - {id: replaced, when: {replaced-at: [at-once, next-cycle]}, says: "{identity-system} overwrites it."
    , also: ["{identity-system} overwrites it"]}
    - {id: later, when: {replaced-at: [next-sync, full-sync]}, says: "At some point it is replaced.", also: [it goes later]}
    - {id: never, when: {replaced-at: never}, says: "Nothing overwrites it."}
    """

  /// How an answer may be written in YAML, and what must then be in the corrected page if the
  /// system's name is `O's "X": #1\*`.
  struct Style: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String

    var testDescription: String { before }
  }

  static let styles = [
    Style(before: "Well, \(link). # note", after: #""Well, [O's \"X\": #1\\\\\\* overwrites it]"#),
    Style(
      before: "'It''s so: \(link)' # 'x'", after: #"'It''s so: [O''s "X": #1\\\* overwrites it]"#),
    Style(
      before: #""A \"b\" \u00e9: \#(link)""#,
      after: #"\u00e9: [O's \"X\": #1\\\\\\* overwrites it]"#),
    Style(before: ">-\n  Well,\n  \(link)", after: #"  [O's "X": #1\\\* overwrites it]"#),
    Style(
      before: "|\n      Well,\n      \(link)", after: #"      [O's "X": #1\\\* overwrites it]"#),
    Style(before: "\"Well,\n  \(link)\"", after: #"  [O's \"X\": #1\\\\\\* overwrites it]"#),
  ]

  @Test(arguments: styles) func isWrittenInTheStyleOfTheAnswer(style: Style) async throws {
    let page = "---\ntitle: T\nanswer: \(style.before)\ntags: [a]\n---\nText.\n"
    let files = ["outcomes.yaml": Self.outcomes, "faq/one.md": nil, "faq/two.md": page]
    #expect(try await findings(Fixture.tree(files)).map(\.message) == [])
    let name = #"name: 'O''s "X": #1\*'"#
    let tree = try await corrected(
      files.merging(["identity-systems/reference.yaml": "\(name)\nmapping: [department, title]\n"])
      {
        _, new in new
      })
    #expect(try await findings(tree).map(\.message) == [])
    #expect(try #require(tree["faq/two.md"]).text.contains(style.after))
  }

  @Test func placesInAnAnswerAreThoseOfThePage() async throws {
    let (text, position) = marked(
      "---\ntitle: T\nanswer: 'It''s so,\n  isn''t it? 👉[Never](outcome:table/unmapped-target)'\n---\n"
    )
    let findings = try await findings(Fixture.tree(["faq/two.md": text]))
    #expect(findings.map(\.code) == [.wrongWords])
    #expect(findings.first?.location.start == position)
  }

  @Test func whatIsLeftOfABrokenBlockIsReplaced() async throws {
    let page = try #require(Fixture.files["faq/one.md"])
    let trace = """
      1. In Genesys Cloud, department of ana is set to “Support”. Nothing is synced.
      2. Somebody starts a full sync. This syncs ana in full. In Genesys Cloud, department is overwritten: “Support”, set by hand, becomes “Sales”.

      """
    let whole = page + "<!-- trace: story -->\n" + trace
    let aligned = try #require(
      await Fixture.tree(["faq/one.md": whole]).formattedPages().first?.text)
    for (broken, right) in [
      (whole.replacing("\n1. In Gen", with: "\nIn Gen"), whole),
      (whole.replacing("|---|---|---|\n", with: ""), aligned),
    ] {
      #expect(try await findings(Fixture.tree(["faq/one.md": right])).map(\.message) == [])
      let tree = try await corrected(["faq/one.md": broken])
      #expect(try #require(tree["faq/one.md"]).text == right)
    }
  }

  /// The wordings of one outcome, each of which may be bound.
  static let wordings = """
    - {id: replaced, when: {replaced-at: [at-once, next-cycle]}, says: "{identity-system} overwrites it."}
    - {id: later, when: {replaced-at: [next-sync, full-sync]}, says: "At some point it is replaced."}
    - id: never
      when: {replaced-at: never}
      says: "The change stays in {target}: {identity-system} neither takes it over nor overwrites it."
      also: ["The change stays in {target}", "{identity-system} neither takes it over nor overwrites it"]
    """

  @Test(arguments: [
    ("Old neither takes it over nor overwrites it", "New neither takes it over nor overwrites it"),
    ("the change stays in Genesys", "The change stays in Genesys Cloud"),
    (
      "The change stays in Genesys: Old neither takes it over nor overwrites it.",
      "The change stays in Genesys Cloud: New neither takes it over nor overwrites it."
    ),
    ("Old overwrites it at some point", "New neither takes it over nor overwrites it"),
    ("the change is gone", "The change stays in Genesys Cloud"),
  ])
  func aRenamingKeepsTheWording(written: String, right: String) async throws {
    let findings = try await findings(
      Fixture.tree([
        "outcomes.yaml": Self.wordings, "identity-systems/reference.yaml": "name: New\n",
        "faq/one.md": "---\ntitle: T\n---\n[\(written)](outcome:table/unmapped-target)\n",
      ]))
    #expect(findings.first { $0.code == .wrongWords }?.hint == "write: \(right)")
  }
}
