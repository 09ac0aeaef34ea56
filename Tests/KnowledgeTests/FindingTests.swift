import Diagnostics
import Testing

/// Each mistake gives its finding, at its place.
@Suite struct ContentFindingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let code: FindingCode
    let says: String

    var testDescription: String { "\(code) \(says)" }
  }

  static let system = "identity-systems/reference.yaml"
  static let story = "scenarios/story.yaml"
  static let table = "scenarios/table.yaml"
  static let page = "faq/one.md"

  static func step(_ step: String) -> String {
    "identity-system: reference\nusers: {ana: {identity-system: {}, target: {}}, bo: {}}\nsteps:\n  - \(step)\n"
  }

  static let rows: [Row] = [
    Row(
      file: "site.yaml", text: "👉name: Help\n", code: .missingKey,
      says: "the site needs the key 'target'"),
    Row(
      file: "site.yaml", text: "name: Help\ntarget: G\n👉tarfet: G", code: .unknownKey,
      says: "the site has no key 'tarfet'"),
    Row(
      file: "site.yaml", text: "name: 👉[Help]\ntarget: G", code: .wrongType,
      says: "'name' must be a text, not a list"),
    Row(
      file: "site.yaml", text: "name: Help\ntarget: \"G\n👉", code: .invalidYAML,
      says: "this is not valid YAML"),
    Row(
      file: "site.yaml", text: "name: 👉&a Help\ntarget: *a", code: .invalidYAML,
      says: "anchors and aliases are not supported"),
    Row(
      file: "attributes.yaml",
      text:
        "- {id: department, name: D}\n- {id: title, name: T}\n- {id: mobile, name: M}\n- {id: 👉title, name: U}",
      code: .duplicateID, says: "the id 'title' is used twice"),
    Row(
      file: "sources.yaml",
      text: "- {id: page, title: P, url: \"https://x\", checked: 👉2026-02-30, good-for: 30d}",
      code: .invalidValue, says: "'2026-02-30' is no date"),
    Row(
      file: system, text: "mapping: [department, {from: x, to: 👉department}]",
      code: .conflictingRules, says: "two rules go to the target's attribute 'department'"),
    Row(
      file: system, text: "mapping: [{👉from: x, constant: y, to: title}]", code: .invalidRule,
      says: "a rule has 'from' or 'constant', not both"),
    Row(
      file: system, text: "mapping: [{to: title, 👉default: y}]", code: .invalidRule,
      says: "'default' needs 'from'"),
    Row(
      file: system, text: "mapping: [{to: title, constant: 👉~}]", code: .wrongType,
      says: "'constant' must be a text, not nothing"),
    Row(
      file: system, text: "mapping: [👉departmnet]", code: .unknownAttribute,
      says: "the target has no attribute 'departmnet'"),
    Row(
      file: system, text: "sync: {👉starts: on-schedule}", code: .missingSchedule,
      says: "'starts: on-schedule' needs a 'cycle'"),
    Row(
      file: system, text: "sync: {absent: 👉clean}", code: .unknownWord,
      says: "'clean' is no value of 'absent'"),
    Row(
      file: system, text: "sync: {absent: keep, 👉absent: clear}", code: .duplicateKey,
      says: "the key 'absent' stands twice"),
    Row(
      file: system, text: "cycle: {every: 👉0m}", code: .invalidDuration,
      says: "'0m' is no duration for 'every'"),
    Row(
      file: system, text: "cycle: {every: 👉30m1h}", code: .invalidDuration,
      says: "'30m1h' is no duration for 'every'"),
    Row(
      file: system, text: "sources: [👉pgae]", code: .unknownSource,
      says: "there is no source 'pgae'"),
    Row(file: story, text: step("👉cylce:"), code: .unknownKey, says: "a step has no key 'cylce'"),
    Row(
      file: story, text: step("👉force-sync:"), code: .missingKey,
      says: "this step must name its user"),
    Row(
      file: story, text: step("force-sync: 👉anna"), code: .unknownUser,
      says: "the scenario has no user 'anna'"),
    Row(
      file: story, text: step("change: {user: ana, attribute: 👉salary, at: target, to: x}"),
      code: .unknownAttribute, says: "the target has no attribute 'salary'"),
    Row(
      file: story, text: step("change: {user: ana, attribute: x, at: 👉targt, to: x}"),
      code: .unknownWord, says: "'targt' is no value of 'at'"),
    Row(
      file: story, text: step("👉change: {user: bo, attribute: title, at: target, to: x}"),
      code: .unplayableStep, says: "'bo' has no record at the target"),
    Row(
      file: story, text: step("👉cycle:"), code: .missingSchedule,
      says: "'reference' has no schedule of cycles"),
    Row(
      file: story, text: step("wait: 👉4000000000d"), code: .invalidDuration,
      says: "'4000000000d' is no duration for 'wait'"),
    Row(
      file: story, text: step("{full-sync: , expect: {👉target: {title: x}}}"), code: .invalidValue,
      says: "with several users, 'target' must say of whom"),
    Row(
      file: story, text: "identity-system: 👉refernce\nusers: {a: {}}\nsteps: []",
      code: .unknownIdentitySystem, says: "there is no identity system 'refernce'"),
    Row(
      file: story, text: "identity-system: reference\nusers: {👉synced: {}}\nsteps: []",
      code: .invalidValue, says: "a user may not be named 'synced'"),
    Row(
      file: story, text: files(story, "synced: [ana]", "synced: 👉[]"), code: .failedExpectation,
      says: "synced is [ana], not []"),
    Row(
      file: story,
      text: files(story, "target: {department: Support}", "target: {department: 👉Sales}"),
      code: .failedExpectation, says: "'department' at the target is 'Support', not 'Sales'"),
    Row(
      file: story, text: files(story, "overwritten: [department]", "overwritten: 👉[]"),
      code: .failedExpectation, says: "overwritten is [department], not []"),
    Row(
      file: table, text: files(table, "[identity-system, target]", "[identity-system, 👉targte]"),
      code: .unknownWord, says: "'targte' is no value of 'changed-at'"),
    Row(
      file: table, text: files(table, "columns: {attribute: Attribute, ", "columns: 👉{"),
      code: .missingKey, says: "the table needs a column for 'attribute'"),
    Row(
      file: table, text: files(table, "[identity-system, target]", "[target, 👉target]"),
      code: .duplicateID, says: "the id 'mapped-target' is used twice"),
    Row(
      file: "outcomes.yaml",
      text: "- {id: a, when: {}, says: \"{👉who} does\"}".replacing("{👉who}", with: "{who}")
        .replacing("says: ", with: "says: 👉"), code: .unknownPlaceholder,
      says: "nothing stands for '{who}' here"),
    Row(
      file: "outcomes.yaml", text: "- {id: a, when: {replaced-at: 👉soon}, says: x}",
      code: .unknownWord, says: "'soon' is no value of 'replaced-at'"),
    Row(
      file: page, text: "👉no front matter", code: .missingKey, says: "the page has no front matter"),
    Row(
      file: page, text: files(page, "Every [40 minutes]", "Every 👉[50 minutes]"), code: .wrongWords,
      says: "'50 minutes' is not what happens"),
    Row(
      file: page,
      text: files(page, "It is [nothing overwrites it.]", "It is 👉[it is overwritten.]"),
      code: .wrongWords, says: "'it is overwritten.' is not what happens"),
    Row(
      file: page, text: files(page, "as [they say](source:page)", "as 👉[they say](source:pagge)"),
      code: .unknownSource, says: "there is no source 'pagge'"),
    Row(
      file: page, text: files(page, "as [they say](source:page)", "as 👉[they say](claim:one)"),
      code: .unknownBinding, says: "there is no claim 'one'"),
    Row(
      file: page, text: files(page, "as [they say](source:page)", "as 👉[they say](two.md)"),
      code: .deadLink, says: "'two.md' leads to no page"),
    Row(
      file: page, text: files(page, "as [they say](source:page)", "as 👉[they say](#nowhere)"),
      code: .deadLink, says: "'faq/one.md' has no heading '#nowhere'"),
    Row(
      file: page,
      text: files(page, "as [they say](source:page)", "as 👉[they say](../../secret.md)"),
      code: .deadLink, says: "'../../secret.md' leads to no page"),
    Row(
      file: page,
      text: files(
        page, "| Mapped | Genesys Cloud | At some point it is replaced. |",
        "| Mapped | Genesys Cloud | 👉Never. |"), code: .wrongTable,
      says: "the cell says 'Never.', but it is 'At some point it is replaced.'"),
    Row(
      file: page,
      text: files(page, "| Unmapped | Genesys Cloud | Nothing overwrites it. |\n", "").replacing(
        "| Unmapped", with: "| 👉Unmapped"), code: .wrongTable,
      says: "the row for 'Unmapped', 'Genesys Cloud' is missing after this one"),
    Row(
      file: page,
      text: files(page, "|---|---|---|\n", "").replacing("| Attribute", with: "👉| Attribute"),
      code: .wrongTable, says: "a part of the table is left, but it is broken"),
    Row(
      file: story, text: userWithoutRecord("{target: 👉{}}"), code: .failedExpectation,
      says: "the user 'noa' has no record at the target, not even an empty one"),
    Row(
      file: story, text: userWithoutRecord("{target: 👉{title: x}}"), code: .failedExpectation,
      says: "the user 'noa' has no record at the target"),
    Row(
      file: story, text: files(story, "target: {department: Support}", "target: 👉~"),
      code: .failedExpectation, says: "the user 'ana' has a record at the target"),
    Row(
      file: page, text: files(page, "<!-- table: table -->", "👉<!-- tabel: table -->"),
      code: .unknownBinding, says: "nothing is known of 'tabel:'"),
    Row(
      file: page, text: files(page, "<!-- table: table -->", "👉<!-- table: table -->\nWords.\n"),
      code: .missingBlock, says: "the table is missing under this comment"),
    Row(
      file: page,
      text: files(
        page, "<!-- table: table -->", "👉<!-- trace: nothing -->\n1. x\n\n<!-- table: table -->"),
      code: .unknownBinding, says: "there is no scenario 'nothing'"),
    Row(
      file: page,
      text: files(
        page, "<!-- table: table -->",
        "<!-- trace: story -->\n1. 👉x\n2. In full.\n\n<!-- table: table -->"), code: .wrongTrace,
      says: "the step says 'x'"),
    Row(
      file: page, text: files(page, "Every ", "Every 👉<b>x</b> "), code: .rawHTML,
      says: "raw HTML is not published"),
  ]

  static func userWithoutRecord(_ expectation: String) -> String {
    "identity-system: reference\nusers: {noa: {identity-system: {}}}\nsteps:\n"
      + "  - wait: 0m\n    expect: \(expectation)"
  }

  /// The fixture's file with one stretch changed.
  static func files(_ name: String, _ old: String, _ new: String) -> String {
    (Fixture.files[name] ?? "").replacing(old.replacing("👉", with: ""), with: new)
  }

  @Test(arguments: rows) func findsTheMistakeWhereItStands(row: Row) async throws {
    let (text, position) = marked(row.text)
    let findings = await Fixture.findings([row.file: text])
    let finding = try #require(
      findings.first { $0.code == row.code && $0.message.hasPrefix(row.says) },
      "found: \(findings.map { "\($0.code) \($0.message)" })")
    #expect(finding.location.file == "Content/\(row.file)")
    #expect(finding.location.start == position)
  }

  @Test func theFixtureIsRight() async { #expect(await Fixture.findings().map(\.message) == []) }

  @Test func tellsAllMistakesInOneRun() async {
    let findings = await Fixture.findings([
      "scenarios/story.yaml": nil,
      "identity-systems/entra-id.yaml": "sync: {absent: x, sends: y}\nzz: 1",
      "faq/one.md": "---\ntitle: T\nx: 1\n---\n[a](b.md) [c](foo:d)\n",
    ])
    #expect(
      findings.map(\.code) == [
        .unknownKey, .deadLink, .unknownBinding, .unknownWord, .unknownWord, .unknownKey,
      ])
  }

  @Test func suggestsTheNearestKnownWord() async throws {
    let findings = await Fixture.findings([Self.system: "sync: {start: on-change}"])
    #expect(findings.first?.hint == "did you mean 'starts'?")
  }

  @Test func aStaleSourceIsAWarning() async throws {
    let old = Fixture.files["sources.yaml"]?.replacing("2026-11-01", with: "2026-09-01")
    let findings = await Fixture.findings(["sources.yaml": old])
    #expect(findings.map(\.code) == [.staleSource])
    #expect(!findings.hasErrors)
  }

  @Test func eachOutcomeNeedsExactlyOnePhrase() async {
    let missing = await Fixture.findings([
      "outcomes.yaml": "- {id: a, when: {replaced-at: [at-once, next-cycle, next-sync]}, says: x}",
      "faq/one.md": nil,
    ])
    #expect(missing.contains { $0.code == .missingPhrase })
    let two =
      (Fixture.files["outcomes.yaml"] ?? "")
      + "\n- {id: again, when: {replaced-at: never}, says: x}"
    let ambiguous = await Fixture.findings(["outcomes.yaml": two, "faq/one.md": nil])
    #expect(ambiguous.contains { $0.code == .ambiguousPhrase && $0.related.count == 2 })
  }

  @Test func tooManyStatesAreAFinding() async {
    let users = (0..<1_001).map { "u\($0): {}" }.joined(separator: ", ")
    let findings = await Fixture.findings([
      Self.story: "identity-system: reference\nusers: {\(users)}\nsteps:\n"
        + String(repeating: "  - full-sync\n", count: 1_000)
    ])
    #expect(findings.map(\.code) == [.fileTooLarge])
  }

  @Test(arguments: [
    String(repeating: ">", count: 50_000) + "a", String(repeating: "- ", count: 600) + "a",
  ])
  func deepMarkdownIsAFinding(text: String) async {
    for page in [
      "---\ntitle: T\n---\n👉\(text)\n", "---\ntitle: T\nanswer: \"👉\(text)\"\n---\nHi\n",
    ] {
      let (page, position) = marked(page)
      let findings = await Fixture.findings(["faq/two.md": page])
      #expect(findings.map(\.code) == [.deepNesting])
      #expect(findings.map(\.location.start) == [position])
    }
  }

  @Test func deepNestingIsAFinding() async {
    for text in [
      String(repeating: "[", count: 5_000), String(repeating: "- ", count: 5_000) + "x",
      String(repeating: "{a: ", count: 60),
    ] {
      let findings = await Fixture.findings(["site.yaml": text])
      #expect(findings.contains { $0.code == .deepNesting || $0.code == .invalidYAML })
    }
  }
}
