import Content
import Diagnostics
import Testing
import Verification

/// The record must be exactly what `accept` would write, and its differences lead to their causes.
@Suite struct RecordTests {
  static let path = "Output/knowledge.json"

  private func record(_ changed: [String: String?] = [:]) async throws -> String {
    let centre = await HelpCentre.load(Fixture.tree(changed)).value
    let record = await verify(centre, stored: nil, today: Fixture.today).record
    let change = Baseline.Change(date: Fixture.today, reason: "first", outcomes: [])
    return record.with(changes: [change]).text
  }

  /// The findings of a record about a help centre.
  private func findings(_ text: String, _ changed: [String: String?] = [:]) async throws
    -> [Finding]
  {
    let read = StoredBaseline.read(SourceFile(path: Self.path, text: text))
    guard let stored = read.value else { return read.findings }
    let centre = await HelpCentre.load(Fixture.tree(changed)).value
    let fresh = await verify(centre, stored: stored, today: Fixture.today).record
    return compare(stored, with: fresh, of: centre, path: Self.path)
  }

  @Test func anAcceptedRecordIsRight() async throws {
    #expect(try await findings(record()).map(\.message) == [])
  }

  @Test func linesInAnotherOrderAreADifference() async throws {
    var lines = try await record().split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex(of: "  \"outcomes\": {")) + 1
    lines.swapAt(first, first + 1)
    let findings = try await findings(lines.joined(separator: "\n"))
    #expect(findings.map(\.code) == [.changedRecord])
    #expect(findings.first?.location.start == SourcePosition(line: first + 1, column: 5))
  }

  @Test func aForeignSectionIsADifference() async throws {
    let text = try await record().replacing(
      "  \"changes\": {", with: "  \"zzz\": {\n    \"a\": 1\n  },\n  \"changes\": {")
    #expect(try await findings(text).map(\.message) == ["there is no section 'zzz'"])
  }

  @Test func aSectionThatStandsTwiceIsADifference() async throws {
    let text = try await record().replacing(
      "  \"changes\": {", with: "  \"unbound\": {\n  },\n  \"changes\": {")
    #expect(try await findings(text).map(\.code) == [.changedRecord])
  }

  @Test func whatOnlyLooksTheSameIsADifference() async throws {
    let claims = "- {id: a, says: caf\u{E9}, attribute: unmapped, never: it is written}"
    let text = try await record(["claims/a.yaml": claims])
    let other = claims.replacing("\u{E9}", with: "e\u{301}")
    #expect(try await findings(text, ["claims/a.yaml": claims]) == [])
    #expect(try await findings(text, ["claims/a.yaml": other]).map(\.code) == [.changedRecord])
  }

  @Test func changedWordsLeadToThePage() async throws {
    let (page, position) = marked(
      (Fixture.files["faq/one.md"] ?? "").replacing("[they say]", with: "👉[they wrote]"))
    let findings = try await findings(record(), ["faq/one.md": page])
    #expect(findings.map(\.code) == [.changedRecord])
    #expect(findings.first?.related.map(\.location.file) == ["Content/faq/one.md"])
    #expect(findings.first?.related.first?.location.start == position)
  }

  @Test func changedSettingsAreNamed() async throws {
    let (profile, position) = marked(
      "name: Microsoft Entra ID\nsync: {starts: on-schedule, absent: keep}\n"
        + "cycle: {every: 40m, 👉covers: all-users}\nmapping: [department]\n")
    let findings = try await findings(record(), ["identity-systems/entra-id.yaml": profile])
    let outcomes = findings.filter { $0.message.hasPrefix("outcomes 'entra-id/department/target") }
    #expect(!outcomes.isEmpty)
    for finding in findings {
      #expect(finding.related.contains { $0.location.start == position }, "\(finding.message)")
    }
  }

  @Test func aNewEntryStandsAtItsSection() async throws {
    let text = try await record()
    let page = (Fixture.files["faq/one.md"] ?? "") + "[They say more](source:page).\n"
    let finding = try #require(try await findings(text, ["faq/one.md": page]).first)
    let line = try #require(
      text.split(separator: "\n").firstIndex(of: "  \"bindings\": {"))
    #expect(finding.message.contains("is new"))
    #expect(finding.location.start == SourcePosition(line: line + 1, column: 3))
  }
}
