import Content
import Diagnostics
import Testing

/// `evidence:` of a profile covers each setting and each rule, and nothing else.
@Suite struct ProfileEvidenceTests {
  static let file = "identity-systems/entra-id.yaml"

  static func profile(_ evidence: String) -> String {
    (Fixture.files[file] ?? "") + "\n" + evidence + "\n"
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let evidence: String
    let code: FindingCode
    let says: String

    var testDescription: String { "\(code) \(says)" }
  }

  @Test(arguments: [
    "evidence: {sync: page, cycle: [page], mapping: {assumed: nobody says it}, life-cycle: page}",
    "evidence: {sync: page, sync.absent: {assumed: why}, cycle: {defined: why}, mapping.department: page, life-cycle: page}",
  ])
  func coversWhatIsNamedAndWhatIsInANamedGroup(evidence: String) async {
    #expect(await Fixture.findings([Self.file: Self.profile(evidence)]).map(\.message) == [])
  }

  static let rows = [
    Row(
      evidence: "👉evidence: {sync: page, cycle.every: page, life-cycle: page}",
      code: .missingEvidence,
      says: "nothing says from where 'cycle.covers', 'mapping.department' are known"),
    Row(
      evidence: "👉evidence: {cycle: page, mapping: page, life-cycle: page, sync.starts: page}",
      code: .missingEvidence,
      says: "nothing says from where 'sync.notices', 'sync.sends', 'sync.absent', "
        + "'sync.defaults', 'sync.create-only', 'sync.forced' are known"),
    Row(
      evidence:
        "evidence: {sync: page, cycle: page, mapping: page, life-cycle: page, 👉sync.abzent: page}",
      code: .unknownEvidencePath, says: "'entra-id' has no setting or rule 'sync.abzent'"),
    Row(
      evidence:
        "evidence: {sync: page, cycle: page, mapping: page, life-cycle: page, 👉mapping.title: page}",
      code: .unknownEvidencePath, says: "'entra-id' has no setting or rule 'mapping.title'"),
    Row(
      evidence: "evidence: {sync: 👉pgae, cycle: page, mapping: page, life-cycle: page}",
      code: .unknownSource,
      says: "there is no source 'pgae'"),
    Row(
      evidence: "evidence: {sync: 👉{assumed: a, defined: b}}", code: .invalidValue,
      says: "the evidence for 'sync' needs one of the keys 'assumed' and 'defined'"),
    Row(
      evidence: "evidence: {sync: {assumed: 👉\" \"}}", code: .invalidValue,
      says: "the evidence for 'sync' does not say why"),
    Row(
      evidence: "evidence: {sync: {👉asumed: a}}", code: .unknownKey,
      says: "the evidence for 'sync' has no key 'asumed'"),
    Row(
      evidence: "evidence: {sync: 👉[]}", code: .invalidValue,
      says: "the evidence for 'sync' names no source"),
  ]

  @Test(arguments: rows) func findsTheMistakeWhereItStands(row: Row) async throws {
    try await Fixture.expect(row.code, row.says, in: Self.file, Self.profile(row.evidence))
  }

  @Test func namesTheNearestPath() async {
    let findings = await Fixture.findings([
      Self.file: Self.profile(
        "evidence: {sync: page, cycel: page, cycle: page, mapping: page, life-cycle: page}")
    ])
    #expect(findings.first?.hint == "did you mean 'cycle'?")
  }

  @Test func theSettingItselfComesBeforeItsGroup() async throws {
    let tree = Fixture.tree([
      Self.file: Self.profile(
        "evidence: {sync: page, sync.absent: {assumed: why}, cycle: {defined: own}, mapping: page, life-cycle: page}"
      )
    ])
    let system = try #require(await HelpCentre.load(tree).value.identitySystem("entra-id"))
    #expect(system.evidence?.provenance(for: "sync.absent") == .assumed("why"))
    #expect(system.evidence?.provenance(for: "cycle.every") == .defined("own"))
    guard case .sources(let ids) = system.evidence?.provenance(for: "sync.starts") else {
      Issue.record("no sources")
      return
    }
    #expect(ids.map(\.value) == ["page"])
  }
}
