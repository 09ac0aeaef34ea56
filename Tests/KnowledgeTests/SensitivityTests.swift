import Content
import Diagnostics
import Testing
import Verification

/// What depends on an assumption is computed: with another value the result is another.
@Suite struct SensitivityTests {
  static let system = "identity-systems/reference.yaml"
  static let entra = "identity-systems/entra-id.yaml"

  /// The reference with these settings, and what is assumed of them; all else is given.
  static func reference(_ settings: String, assumed paths: [String], mapping: String) -> String {
    "name: the identity system\n\(settings)\nmapping: \(mapping)\n"
      + "evidence:\n  sync: page\n  mapping: page\n  life-cycle: page\n"
      + (settings.contains("cycle:") ? "  cycle: page\n" : "")
      + paths.map { "  \($0): {assumed: nobody says it}\n" }.joined()
  }

  static func verified(_ changed: [String: String?]) async throws -> CheckedHelpCentre {
    let loaded = await HelpCentre.load(Fixture.tree(changed))
    let verification = await verify(loaded.value, stored: nil, today: Fixture.today)
    return try #require(
      loaded.findings.isEmpty ? verification.verified?.checked : nil,
      "\((loaded.findings + verification.findings).map(\.message))")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var settings = ""
    var mapping = "[department, title]"
    let assumed: String
    /// The rows of the fixture's table that depend on it.
    let hanging: [String]

    var testDescription: String { "\(assumed) \(settings)" }
  }

  static let rows = [
    // A mapped attribute that is set is sent whatever is done with missing values.
    Row(assumed: "sync.absent", hanging: []),
    Row(assumed: "sync.forced", hanging: []),
    // Without a schedule nothing else can start a sync.
    Row(assumed: "sync.starts", hanging: []),
    Row(
      settings: "cycle: {every: 1h}", assumed: "sync.starts", hanging: ["mapped-identity-system"]),
    // With every change noticed, an edit of an unmapped attribute syncs its user.
    Row(assumed: "sync.notices", hanging: ["unmapped-identity-system"]),
    // What only changed attributes carry leaves an edit at the target until the full sync.
    Row(assumed: "sync.sends", hanging: ["mapped-target"]),
    Row(
      assumed: "mapping.department", hanging: ["mapped-identity-system", "mapped-target"]),
    Row(assumed: "mapping.title", hanging: []),
  ]

  @Test(arguments: rows) func findsTheOutcomesThatHangOnIt(row: Row) async throws {
    let verified = try await Self.verified([
      Self.system: Self.reference(row.settings, assumed: [row.assumed], mapping: row.mapping)
    ])
    let table = try #require(verified.tables.first)
    let hanging = zip(table.table.rows, table.answers).filter { !$1.assumptions.isEmpty }
    #expect(hanging.map(\.0.id) == row.hanging)
    for assumption in hanging.flatMap(\.1.assumptions) {
      #expect(assumption.identitySystem == "reference")
      #expect(assumption.path == row.assumed)
      #expect(assumption.why == "nobody says it")
    }
    #expect(hanging.allSatisfy { $0.1.assumptions.count == 1 })
  }

  @Test func aMappingOfATablesOwnHangsOnNoRuleOfTheProfile() async throws {
    let verified = try await Self.verified([
      Self.system: Self.reference(
        "", assumed: ["mapping.department"], mapping: "[department, title]"),
      "scenarios/table.yaml": Fixture.files["scenarios/table.yaml"]?
        .replacing("axes:", with: "mapping: [department, title]\naxes:"),
    ])
    #expect(try #require(verified.tables.first).answers.allSatisfy { $0.assumptions.isEmpty })
  }

  @Test func theStatementsOfAPageAreAssumed() async throws {
    let verified = try await Self.verified([
      Self.system: Self.reference(
        "", assumed: ["sync.notices", "sync.sends"], mapping: "[department, title]")
    ])
    let page = try #require(verified.pages.first)
    // The row of the answer does not depend on it; two rows of the table do.
    #expect(
      page.statements.map(\.strength) == [
        .simulated, .simulated, .simulated, .assumed, .assumed, .simulated,
      ])
    let count = StatementCount(page.statements)
    #expect(count.assumed == 2 && count.simulated == 4 && count.checked == 4)
  }

  @Test func wordsBoundToAnAssumedValueAreAssumed() async throws {
    func strength(_ evidence: String) async throws -> Strength? {
      let text = (Fixture.files[Self.entra] ?? "") + "\nevidence: \(evidence)\n"
      let verified = try await Self.verified([Self.entra: text])
      return verified.pages.first?.bindings.first {
        $0.evidence.text == "value:entra-id/cycle.every"
      }?
      .strength
    }
    #expect(
      try await strength("{sync: page, cycle: {assumed: why}, mapping: page, life-cycle: page}")
        == .assumed)
    #expect(
      try await strength("{sync: page, cycle: page, mapping: {assumed: why}, life-cycle: page}")
        == .simulated)
    #expect(
      try await strength("{sync: page, cycle: {defined: why}, mapping: page, life-cycle: page}")
        == .simulated)
  }

  @Test(arguments: [
    (assumed: "sync.forced", hangs: false), (assumed: "sync.absent", hangs: false),
    (assumed: "mapping.department", hangs: true), (assumed: "mapping.title", hangs: false),
    // An edit at the target is no news for the identity system, however changes are noticed.
    (assumed: "sync.notices", hangs: false),
  ])
  func aTraceHangsOnWhatChangesAStep(assumed: String, hangs: Bool) async throws {
    let verified = try await Self.verified([
      Self.system: Self.reference("", assumed: [assumed], mapping: "[department, title]")
    ])
    #expect(verified.scenarios.map { !$0.assumptions.isEmpty } == [hangs])
  }

  @Test(arguments: [
    (assumed: "sync.forced", hanging: ["forced"]), (assumed: "sync.create-only", hanging: []),
    (assumed: "sync", hanging: ["forced", "waits"]), (assumed: "mapping", hanging: []),
  ])
  func aClaimHangsOnWhatWouldRefuteIt(assumed: String, hanging: [String]) async throws {
    let verified = try await Self.verified([
      Self.system: Self.reference("", assumed: [], mapping: "[department, title]")
        .replacing("  \(assumed): page\n", with: "")
        + "  \(assumed): {assumed: nobody says it}\n",
      "claims/laws.yaml": """
      - {id: kept, says: X, attribute: unmapped, never: it is written}
      - {id: forced, says: X, for: reference, when: a sync is forced, then: the user is synced}
      - {id: waits, says: X, for: reference, attribute: unmapped, when: it is edited at the identity system, then: {not: the user is synced}}
      """,
      "faq/two.md": "---\ntitle: T\nidentity-systems: [reference]\n---\nA [b](claim:forced), "
        + "c [d](claim:kept).\n\nThis [e](claim:kept) stays.\n",
    ])
    #expect(
      verified.claims.filter { !$0.assumptions.isEmpty }.map(\.statement.id.value) == hanging)
    let page = try #require(verified.pages.first { $0.page.name == "faq/two.md" })
    let first: Strength = hanging.contains("forced") ? .assumed : .proved
    #expect(page.bindings.map(\.strength) == [first, .proved, .proved])
    #expect(page.statements.map(\.strength) == [first, .proved])
  }

  @Test func withoutEvidenceNothingIsAssumed() async throws {
    let verified = try await Self.verified([:])
    #expect(verified.pages.flatMap(\.bindings).allSatisfy { $0.strength != .assumed })
  }
}
