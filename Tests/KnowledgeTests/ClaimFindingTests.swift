import Content
import Diagnostics
import ModelChecker
import Profiles
import Testing

@testable import Verification

/// Each mistake in a claim gives its finding, at its place.
@Suite struct ClaimFindingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let code: FindingCode
    let says: String

    var testDescription: String { text }
  }

  /// The law of a claim about the reference profile.
  static func row(_ law: String, _ code: FindingCode, _ says: String) -> Row {
    Row(text: "- {id: x, says: X, \(law)}", code: code, says: says)
  }

  /// A claim that is read well, and is wrong.
  static func wrong(_ law: String, _ code: FindingCode, _ says: String) -> Row {
    Row(text: "- {id: 👉x, says: X, \(law)}", code: code, says: says)
  }

  static let rows: [Row] = [
    row("never: 👉it is overwriten", .unknownPhrase, "no phrase is 'it is overwriten'"),
    row("never: [it agrees, not: 👉it hops]", .unknownPhrase, "no phrase is 'it hops'"),
    row("never: {👉eiter: [it agrees]}", .invalidClaim, "a proposition is"),
    row("never: 👉~", .wrongType, "'never' must be a phrase, a list or a map, not nothing"),
    row("never: [it agrees, 👉~]", .wrongType, "'never' must be a phrase, a list or a map"),
    row("never: {either: 👉it agrees}", .wrongType, "'either' must be a list"),
    row("never: 👉[]", .invalidClaim, "'never' must not be an empty list"),
    row("never: it agrees, 👉always: it agrees", .invalidClaim, "a claim has one law"),
    row("when: it agrees, 👉after: it agrees, then: it agrees", .invalidClaim, "'when' takes no"),
    row("👉when: it agrees", .invalidClaim, "'then' or 'eventually' is missing"),
    row("👉then: it agrees", .invalidClaim, "a claim needs a law"),
    row("never: it agrees, 👉by: a cycle runs", .invalidClaim, "without 'when' there is no 'by'"),
    row(
      "never: it agrees, before: a cycle runs, 👉until: a cycle runs", .invalidClaim,
      "a scope ends once"),
    row(
      "when: it agrees, eventually: it agrees, 👉by: a cycle runs", .invalidClaim,
      "'eventually' has no limit"),
    row("never: it agrees, 👉assuming: cycles continue", .invalidClaim, "only a law with"),
    row("eventually: it agrees, assuming: 👉cycles come", .unknownWord, "'cycles come' is no value"),
    row("never: it agrees, attribute: [unmapped, 👉with-default]", .invalidClaim, "no attribute is"),
    row("never: it agrees, attribute: 👉fedd", .unknownWord, "'fedd' is no value of 'attribute'"),
    row("never: it agrees, for: [👉referense]", .unknownIdentitySystem, "there is no identity"),
    row("never: it agrees, 👉for: {sends: changed-only}", .invalidClaim, "no identity system fits"),
    row("never: it agrees, for: {👉start: on-change}", .unknownKey, "'for' has no key 'start'"),
    row("never: it agrees, starting: 👉fresh", .unknownWord, "'fresh' is no value of 'starting'"),
    row("never: it agrees, 👉scope: x", .unknownKey, "a claim has no key 'scope'"),
    wrong("never: it is overwritten", .refutedClaim, "'x' is false under 'reference'"),
    wrong("for: {cycle: none}, may: a cycle runs", .refutedClaim, "'x' never happens"),
    wrong(
      "for: {cycle: none}, when: a cycle runs, then: it agrees", .vacuousClaim, "'x' says nothing"),
    row(
      "attribute: [fed, always], for: reference, when: it is edited at the target, "
        + "eventually: it agrees, assuming: [the user is edited again, 👉full syncs come]",
      .needlessAssumption, "'x' is proved without assuming 'full syncs come'"),
  ]

  @Test(arguments: rows) func findsTheMistakeWhereItStands(row: Row) async throws {
    let (text, position) = marked(row.text)
    let findings = await Fixture.findings(["claims/laws.yaml": text])
    let finding = try #require(
      findings.first { $0.code == row.code && $0.message.hasPrefix(row.says) },
      "found: \(findings.map { "\($0.code) \($0.message)" })")
    #expect(finding.location.file == "Content/claims/laws.yaml")
    #expect(finding.location.start == position)
  }

  /// No claim about one attribute reaches the limit; what is told of one that did stands here.
  @Test func tellsOfAClaimThatWasGivenUp() async throws {
    let text = "- {id: x, says: X, for: reference, never: it is overwritten}"
    let centre = await HelpCentre.load(Fixture.tree(["claims/laws.yaml": text])).value
    let statement = try #require(centre.claims.first)
    let system = try #require(centre.identitySystems.first { $0.id == "reference" })
    let claim = CheckedClaim(
      statement: statement,
      results: [
        CheckedClaim.Result(
          identitySystem: system, verdict: .notProved, proofs: [], counterexample: nil)
      ], needless: [])
    let findings = claim.findings([:]) { _ in [] }
    #expect(findings.map(\.code) == [.unprovedClaim])
    #expect(
      findings.map(\.message)
        == ["'x' is not proved under 'reference': more than \(Universe.statesMax) states"])
    #expect(findings.map(\.location) == [statement.location])
  }

  @Test func idsAreUniqueAcrossFiles() async {
    let claim = "- {id: x, says: X, never: [it is overwritten, not: it was a person's]}"
    let findings = await Fixture.findings(["claims/a.yaml": claim, "claims/b.yaml": claim])
    #expect(findings.map(\.code) == [.duplicateID])
  }

  @Test func anIdIsUsedTwiceAlsoIfTheFirstClaimIsMalformed() async {
    let findings = await Fixture.findings([
      "claims/a.yaml": """
      - {id: x, says: X, nevver: it is written}
      - {id: x, says: X, never: [it is overwritten, not: it was a person's]}
      """
    ])
    #expect(findings.map(\.code).contains(.duplicateID))
  }

  @Test func suggestsTheKeyThatWasMeant() async {
    let findings = await Fixture.findings([
      "claims/a.yaml": "- {id: x, says: X, never: {eiter: [it agrees]}}"
    ])
    #expect(findings.map(\.hint) == ["did you mean 'either'?"])
  }

  /// What a reader copies into a shell is one word, whatever the id is.
  @Test func quotesIdsForAShell() async throws {
    let findings = await Fixture.findings([
      "claims/laws.yaml":
        "- {id: B 33, says: X, for: reference, attribute: mapped, never: it is overwritten}"
    ])
    let hint = try #require(findings.first?.hint)
    #expect(hint.contains("driftless new scenario --from 'B 33' --identity-system reference"))
  }

  @Test func tellsTheShortestCounterexampleAndANarrowerLaw() async throws {
    let findings = await Fixture.findings([
      "claims/laws.yaml":
        "- {id: x, says: X, for: reference, attribute: mapped, never: it is overwritten}"
    ])
    let hint = try #require(findings.first?.hint)
    #expect(hint.contains("  1. ") && hint.contains("  2. ") && !hint.contains("  3. "))
    #expect(hint.contains("attribute: [mapped, on-create]"))
    #expect(hint.contains("driftless new scenario --from x --identity-system reference"))
  }
}

/// Words bound to a claim.
@Suite struct ClaimBindingTests {
  static let claims = """
    - {id: kept, says: X, attribute: unmapped, never: it is written}
    - {id: slow, says: X, for: entra-id, attribute: unmapped, never: it is written}
    - {id: false, says: X, never: it is overwritten}
    """

  static func page(_ target: String, systems: String = "[reference, entra-id]") -> String {
    "---\ntitle: T\nidentity-systems: \(systems)\n---\nIt [stays](\(target)).\n"
  }

  private func codes(_ target: String, systems: String = "[reference, entra-id]") async
    -> [FindingCode]
  {
    await Fixture.findings([
      "claims/laws.yaml": Self.claims, "faq/two.md": Self.page(target, systems: systems),
    ])
    .filter { $0.location.file == "Content/faq/two.md" }.map(\.code)
  }

  @Test func aProvedClaimIsFine() async { #expect(await codes("claim:kept") == []) }

  @Test func aClaimThatLeavesASystemOutIsNot() async {
    #expect(await codes("claim:slow") == [.unprovedStatement])
    #expect(await codes("claim:slow@entra-id") == [])
    #expect(await codes("claim:slow", systems: "[entra-id]") == [])
    #expect(await codes("claim:slow@reference") == [.unknownBinding])
  }

  @Test func aRefutedClaimIsNot() async {
    #expect(await codes("claim:false") == [.unprovedStatement, .unprovedStatement])
    #expect(await codes("claim:false@reference") == [.unprovedStatement])
  }

  @Test func anUnknownClaimIsNot() async { #expect(await codes("claim:kebt") == [.unknownBinding]) }
}
