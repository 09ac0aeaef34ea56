import Authoring
import Content
import Diagnostics
import Foundation
import RandomStories
import Testing
import Verification

/// What an editor asks about a place, which is where 👉 stands.
@Suite struct EditingTests {
  private func file(_ name: String, _ text: String) async -> (file: EditedFile, offset: Int) {
    let (text, position) = marked(text)
    let source = SourceFile(path: "Content/\(name)", text: text)
    let centre = await HelpCentre.load(Fixture.tree()).value
    return (EditedFile(name: name, source: source, in: centre), source.offset(of: position))
  }

  @Test(arguments: [
    ("scenarios/story.yaml", "identity-system: 👉", ["entra-id", "reference"]),
    ("scenarios/story.yaml", "identity-system: ent👉ra", ["entra-id", "reference"]),
    (
      "scenarios/story.yaml", "👉",
      ["title", "identity-system", "mapping", "users", "steps"]
    ),
    (
      "scenarios/story.yaml", "title: x\nusers:\n  ana: {}\nst👉",
      ["identity-system", "mapping", "steps"]
    ),
    (
      "scenarios/story.yaml", "steps:\n  - change: {attribute: x, 👉",
      ["user", "at", "to", "add", "remove"]
    ),
    (
      "scenarios/story.yaml", "steps:\n  - change: {attribute: x, at: 👉}",
      ["identity-system", "target"]
    ),
    ("scenarios/story.yaml", "steps:\n  - change:\n      at: t👉", ["identity-system", "target"]),
    (
      "scenarios/story.yaml", "steps:\n  - change: {attribute: 👉",
      ["department", "title", "mobile"]
    ),
    (
      "scenarios/story.yaml", "steps:\n  - cycle:\n    expect: {synced: [👉", ["ana"]
    ),
    ("scenarios/story.yaml", "steps:\n  - force-sync: 👉", ["ana"]),
    (
      "scenarios/table.yaml", "axes:\n  changed-at: [identity-system, 👉]",
      ["identity-system", "target"]
    ),
    (
      "scenarios/table.yaml", "axes:\n  attribute: {a: {attribute: 👉}}",
      ["department", "title", "mobile"]
    ),
    ("identity-systems/x.yaml", "sync: {absent: 👉}", ["clear", "keep"]),
    ("identity-systems/x.yaml", "sync:\n  absent: 👉\n", ["clear", "keep"]),
    ("identity-systems/x.yaml", "sync: {starts: on-change}\ncycle:\n  👉", ["every", "covers"]),
    (
      "identity-systems/x.yaml", "mapping: [department, {from: x, to: 👉",
      ["department", "title", "mobile"]
    ),
    (
      "identity-systems/x.yaml", "mapping:\n- department\n- {from: x, apply: 👉",
      ["always", "on-create", "if-empty"]
    ),
    ("identity-systems/x.yaml", "sources: [👉", ["page"]),
    ("claims/x.yaml", "- id: a\n  starting: 👉", ["anywhere", "in-agreement", "new"]),
    ("claims/x.yaml", "- id: a\n  for: {cycle: 👉", ["changed-users", "all-users", "none"]),
    ("claims/x.yaml", "- id: a\n  for: [👉", ["entra-id", "reference"]),
    ("site.yaml", "# a comment 👉\nname: x", []),
    ("site.yaml", "name: |\n  a text 👉\n", []),
    ("faq/one.md", "---\ntitle: x\nidentity-systems: [👉\n---\n", ["entra-id", "reference"]),
    ("faq/one.md", "---\ntitle: x\ndraft: 👉\n---\n", ["true", "false"]),
    (
      "faq/one.md", "---\ntitle: x\n---\n[words](outcome:table/👉)",
      [
        "outcome:table/mapped-identity-system", "outcome:table/mapped-target",
        "outcome:table/unmapped-identity-system", "outcome:table/unmapped-target",
      ]
    ),
    (
      "faq/one.md", "---\ntitle: x\n---\nSee [words](sou👉rce:",
      ["claim:", "outcome:", "value:", "source:"]
    ),
    ("faq/one.md", "---\ntitle: x\n---\nSee [words](source:👉 and", ["source:page"]),
    (
      "faq/one.md", "---\ntitle: x\n---\n[w](value:👉",
      ["value:entra-id/", "value:reference/", "value:attributes/"]
    ),
    ("faq/one.md", "---\ntitle: x\n---\n<!-- table: 👉 -->", ["table"]),
    ("faq/one.md", "---\ntitle: x\n---\n<!-- trace: s👉", ["story"]),
    ("faq/one.md", "---\ntitle: x\n---\n<!-- note: s👉", []),
    ("faq/one.md", "---\ntitle: x\n---\nJust a word 👉.", []),
    ("elsewhere.txt", "👉", []),
  ])
  func completes(name: String, text: String, expected: [String]) async {
    let (file, offset) = await file(name, text)
    #expect(file.completions(at: offset).map(\.label) == expected)
  }

  @Test func completionSaysWhatHappens() async {
    let (file, offset) = await file("faq/one.md", "---\ntitle: x\n---\n[words](outcome:table/👉)")
    #expect(
      file.completions(at: offset).map(\.detail) == [
        "The identity system overwrites it.", "At some point it is replaced.",
        "Nothing overwrites it.", "Nothing overwrites it.",
      ])
  }

  @Test(arguments: [
    ("faq/one.md", "[Nothing](outcome:table/unmapped-👉target)", "Nothing overwrites it."),
    ("faq/one.md", "[40 min👉utes](value:entra-id/cycle.every)", "40 minutes"),
    ("faq/one.md", "„Ä😀“ [they say](source:👉page)", "checked 2026-11-01, good for 30 days"),
    ("faq/one.md", "[x](value:attributes/title.👉path)", "title"),
    ("faq/one.md", "<!-- trace: st👉ory -->", "1. In Genesys Cloud, department of ana is set to"),
    ("faq/one.md", "<!-- table: ta👉ble -->", "A table: 4 rows"),
    ("identity-systems/entra-id.yaml", "sync: {absent: ke👉ep}", "is not sent"),
    ("identity-systems/entra-id.yaml", "sync: {abs👉ent: keep}", "without a value does"),
    ("scenarios/story.yaml", "identity-system: ref👉erence", "the identity system"),
    ("scenarios/story.yaml", "steps:\n  - change: {}\n  - full-👉sync:", "**Step 2**"),
  ])
  func tells(name: String, text: String, expected: String) async throws {
    let (file, offset) = await file(name, text)
    let hover = try #require(await file.hover(at: offset))
    #expect(hover.text.contains(expected), "\(hover.text)")
    #expect(hover.range.contains(offset))
  }

  /// What is known of a claim is shown as it is, and is what would be found out otherwise.
  @Test func hoversShowWhatIsKnownOfAClaim() async throws {
    func claims(_ law: String) async -> (HelpCentre, [CheckedClaim]) {
      let tree = Fixture.tree([
        "claims/one.yaml": """
        - id: changes
          says: It may change.
          for: [entra-id, reference]
          may: \(law)
        """
      ])
      let centre = await HelpCentre.load(tree).value
      return await (centre, verify(centre, stored: nil, today: Fixture.today).claims)
    }
    let (centre, known) = await claims("it is overwritten")
    #expect(known.count == 1)
    let (text, position) = marked("---\ntitle: x\n---\n[Words](claim:chan👉ges)")
    let source = SourceFile(path: "Content/faq/one.md", text: text)
    let offset = source.offset(of: position)
    func hover(_ claims: [CheckedClaim]) async -> String? {
      await EditedFile(name: "faq/one.md", source: source, in: centre, claims: claims)
        .hover(at: offset)?.text
    }
    let found = try #require(await hover([]))
    #expect(await hover(known) == found)
    let others = await claims("[it agrees, not: it agrees]").1
    #expect(await hover(others) != found)
  }

  @Test(arguments: [
    ("faq/one.md", "[x](outcome:table/unmapped-👉target)", "scenarios/table.yaml"),
    ("faq/one.md", "[x](value:entra-id/cycle.👉every)", "identity-systems/entra-id.yaml"),
    ("faq/one.md", "[x](value:attributes/👉title.path)", "attributes.yaml"),
    ("faq/one.md", "[x](source:👉page)", "sources.yaml"),
    ("faq/two.md", "[x](o👉ne.md#there)", "faq/one.md"),
    ("faq/one.md", "<!-- trace: st👉ory -->", "scenarios/story.yaml"),
    ("scenarios/story.yaml", "identity-system: entra👉-id", "identity-systems/entra-id.yaml"),
    ("scenarios/story.yaml", "steps: [{change: {attribute: 👉title}}]", "attributes.yaml"),
    ("identity-systems/x.yaml", "sources: 👉page", "sources.yaml"),
  ])
  func finds(name: String, text: String, expected: String) async {
    let (file, offset) = await file(name, text)
    #expect(file.definition(at: offset)?.file == "Content/\(expected)")
  }

  @Test func mendsWhatItCan() async throws {
    let page = Fixture.files["faq/one.md"]?
      .replacingOccurrences(of: "40 minutes", with: "50 minutes")
      .replacingOccurrences(of: "source:page", with: "source:pages")
      .replacingOccurrences(of: "| At some point it is replaced. |", with: "| Never. |")
    let tree = Fixture.tree(["faq/one.md": page])
    let loaded = await HelpCentre.load(tree)
    let verification = await verify(loaded.value, stored: nil, today: Fixture.today)
    let source = try #require(tree["faq/one.md"])
    let fixes = source.quickFixes(
      verification.findings.report().filter { $0.location.file == source.path },
      verification.corrections.filter { $0.file == "faq/one.md" })
    #expect(
      fixes.map(\.title) == [
        "Write what the engine says: 40 minutes", "Write 'page' for 'pages'",
        "Write the table that the engine gives",
      ])
    var bytes = Array(source.text.utf8)
    for fix in fixes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(fix.range, with: fix.text.utf8)
    }
    let findings = await Fixture.findings(["faq/one.md": String(decoding: bytes, as: UTF8.self)])
    #expect(findings.isEmpty, "\(findings)")
  }

  /// At each place of what ships, and of texts that are cut off or broken.
  @Test func nothingTraps() async throws {
    let centre = await HelpCentre.load(Fixture.tree()).value
    var generator = SeededGenerator(seed: 11)
    let texts = [
      Fixture.files["scenarios/story.yaml"], Fixture.files["scenarios/table.yaml"],
      "mapping: [{from: 'it''s', \"to\": \"a\\\"b\"}, x]\nmore: >-\n  text\n   deeper\nlast: [a, # c\n b]",
      "- - a: b\n  - c\n-\n-   x: {y: [z\n", "Ä: „😀“\r\nb: c\r\n",
    ].compactMap(\.self)
    let names = ["scenarios/story.yaml", "identity-systems/x.yaml", "claims/x.yaml", "faq/one.md"]
    for text in texts {
      for offset in 0...text.utf8.count {
        for name in names {
          var bytes = Array(text.utf8)
          if Bool.random(using: &generator) { bytes.removeLast(bytes.count - offset) }
          if let index = bytes.indices.randomElement(using: &generator),
            Bool.random(using: &generator)
          {
            bytes[index] = Array("{}[],:#'\"-|> \n".utf8).randomElement(using: &generator) ?? 0
          }
          let source = SourceFile(
            path: "Content/\(name)", text: String(decoding: bytes, as: UTF8.self))
          let file = EditedFile(name: name, source: source, in: centre)
          for completion in file.completions(at: offset) {
            #expect(completion.range.upperBound <= source.text.utf8.count)
          }
          _ = file.definition(at: offset)
        }
      }
    }
  }
}
