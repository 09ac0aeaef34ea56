import Diagnostics
import Testing

/// A finding that is only the consequence of another one is not reported; all others are, in one run.
@Suite struct CascadeTests {
  /// Claims and a page that lean on everything, and one mistake that leans on nothing.
  static let others: [String: String?] = [
    "claims/laws.yaml": """
    - {id: slow, says: X, for: {starts: on-schedule}, attribute: unmapped, never: it is written}
    - {id: own, says: X, for: entra-id, attribute: unmapped, never: it is written}
    - {id: all, says: X, attribute: unmapped, never: it is written}
    """,
    "faq/two.md": """
    ---
    title: Two
    ---
    It [stays](claim:slow@entra-id) and [stays](claim:own@entra-id) and [stays](claim:all).
    It is as [they say](source:page); see [one](one.md).

    <!-- trace: story -->
    1. {{first}}
    2. {{second}}

    The [mistake](nowhere.md).
    """,
    "site.yaml": "name: Help\ntarget: Genesys Cloud\nvocabulary: [stays, as, it]\n",
  ]

  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String?
    /// Of the cause.
    let code: FindingCode

    var testDescription: String { "\(file) \(text ?? "is missing")" }
  }

  static let rows: [Row] = [
    Row(
      file: "identity-systems/entra-id.yaml",
      text: "sync: {starts: on-schedule, force: full}\ncycle: {every: 40m}\nmapping: [department]",
      code: .unknownKey),
    Row(file: "identity-systems/entra-id.yaml", text: "a: [", code: .invalidYAML),
    Row(file: "identity-systems/reference.yaml", text: "mapping: {a: b}", code: .wrongType),
    Row(file: "outcomes.yaml", text: nil, code: .missingFile),
    Row(file: "outcomes.yaml", text: "- {id: a, when: {replaced-at: never}}", code: .missingKey),
    Row(file: "phrases.yaml", text: nil, code: .missingFile),
    Row(file: "site.yaml", text: "name: Help", code: .missingKey),
    Row(file: "scenarios/story.yaml", text: "steps: [", code: .invalidYAML),
    Row(file: "scenarios/table.yaml", text: "axes: [", code: .invalidYAML),
    Row(
      file: "scenarios/table.yaml",
      text: ContentFindingTests.files("scenarios/table.yaml", "A table", "A table\nzz: 1"),
      code: .unknownKey),
    Row(file: "attributes.yaml", text: "- [", code: .invalidYAML),
    Row(
      file: "attributes.yaml", text: "- {id: title, name: T}\n- {name: D}\n", code: .missingKey),
    Row(file: "sources.yaml", text: "- {id: page}", code: .missingKey),
    Row(file: "sources.yaml", text: "- {id: page", code: .invalidYAML),
    Row(file: "claims/laws.yaml", text: "- {id: slow", code: .invalidYAML),
    Row(file: "faq/one.md", text: "no front matter", code: .missingKey),
  ]

  @Test(arguments: rows) func tellsTheCauseAndWhatIsIndependentOfIt(row: Row) async throws {
    var changed = Self.others
    changed[row.file] = row.text
    if row.text == nil { changed.updateValue(nil, forKey: row.file) }
    let findings = await Fixture.findings(changed).filter {
      // What the trace says is not known here; it is right where it can be told.
      $0.code != .wrongTrace
    }
    let cause = findings.filter { $0.location.file == "Content/\(row.file)" }
    #expect(!cause.isEmpty && cause.allSatisfy { $0.code == row.code })
    let rest = findings.filter { $0.location.file != "Content/\(row.file)" }
    #expect(
      rest.map { "\($0.code) \($0.message)" } == ["deadLink 'nowhere.md' leads to no page"])
  }

  /// Whether a table's row under another system is said rightly does not depend on the broken one.
  @Test func rowsOfSystemsWithoutMistakesAreStillCompared() async {
    let table = ContentFindingTests.files(
      "scenarios/table.yaml", "identity-system: reference\n", ""
    )
    .replacing("axes:\n", with: "axes:\n  identity-system: [reference, entra-id]\n")
    .replacing("columns: {", with: "columns: {identity-system: System, ")
    let page = """
      ---
      title: One
      ---
      It [goes](outcome:table/reference-unmapped-target) and \
      [goes](outcome:table/entra-id-unmapped-target).
      """
    let findings = await Fixture.findings([
      "scenarios/table.yaml": table, "faq/one.md": page,
      "identity-systems/entra-id.yaml": "sync: {force: full}",
    ])
    #expect(findings.map(\.code) == [.wrongWords, .unknownKey])
  }

  @Test func aWrongBindingIsNotAlsoUnbound() async {
    let findings = await Fixture.findings([
      "site.yaml": "name: Help\ntarget: Genesys Cloud\nvocabulary: [stays]\n",
      "faq/two.md": "---\ntitle: T\n---\nIt [stays](outcom:a/b). It stays.\n",
    ])
    #expect(findings.map(\.code) == [.unknownBinding, .unboundStatement])
  }

  /// Those who name a profile that is not there are told; whom a claim without a name speaks of then
  /// is not known.
  @Test func aMissingProfileIsToldWhereItIsNamed() async {
    var changed = Self.others
    changed.updateValue(nil, forKey: "identity-systems/entra-id.yaml")
    changed["faq/one.md"] = "---\ntitle: T\nidentity-systems: [entra-id]\n---\nWords.\n"
    changed["faq/two.md"] = "---\ntitle: T\n---\nWords.\n"
    let findings = await Fixture.findings(changed)
    #expect(findings.map(\.code) == [.unknownIdentitySystem, .unknownIdentitySystem])
  }
}
