package import Content
package import Diagnostics
package import Profiles
package import SyncEngine

/// A help centre whose statements were all found true. Only verification creates one, and a site can
/// only be made from one.
package struct VerifiedHelpCentre: Sendable {
  package let checked: CheckedHelpCentre

  fileprivate init(_ checked: CheckedHelpCentre) { self.checked = checked }
}

/// The result of verification.
package struct Verification: Sendable {
  package let findings: [Finding]
  /// The changes that would correct the wrong texts.
  package let corrections: [Correction]
  /// The record as it is today, without its history.
  package let record: Baseline
  package let coverage: Coverage
  /// The verdicts on all claims.
  package let claims: [CheckedClaim]
  /// Whether the assumptions that results depend on were computed.
  package let includesAssumptions: Bool
  /// Everything that was checked, whatever the findings; `nil` if words are missing that all texts
  /// need.
  package let checked: CheckedHelpCentre?
  /// The verified help centre; `nil` if there are errors, if some content could not be loaded, or if
  /// assumptions were not computed.
  package let verified: VerifiedHelpCentre?
  /// The data that the pages were compared with.
  let evidence: PageCheckContext
}

/// Compares every statement of a help centre with what the engine does.
///
/// - Parameters:
///   - stored: The last accepted record, if there is one.
///   - today: The date that decides whether cited sources are out of date.
///   - rules: The rules of the engine; mutants use others than the standard ones.
///   - proved: The verdicts on the claims, if they are known.
///   - computesAssumptions: Whether to compute the assumptions that results depend on. No finding and
///     no record depends on them, but they are required to render a site.
package func verify(
  _ centre: HelpCentre, stored: StoredBaseline?, today: CalendarDate, rules: Rules = Rules(),
  proved: [CheckedClaim]? = nil, computesAssumptions: Bool = true
) async -> Verification {
  var memory = HelpCentreMemory(remembers: false)
  return await verify(
    centre, of: ContentTexts(), stored: stored, today: today, rules: rules, proved: proved,
    computesAssumptions: computesAssumptions, remembering: &memory)
}

/// Verifies a help centre that is verified repeatedly while it is edited.
///
/// - Parameters:
///   - texts: The content that the help centre was loaded from.
///   - memory: The results of the last verification; updated with those of this one.
package func verify(
  _ centre: HelpCentre, of texts: ContentTexts, stored: StoredBaseline?, today: CalendarDate,
  computesAssumptions: Bool = true, remembering memory: inout HelpCentreMemory
) async -> Verification {
  await verify(
    centre, of: texts, stored: stored, today: today, rules: Rules(), proved: nil,
    computesAssumptions: computesAssumptions,
    remembering: &memory)
}

private func verify(
  _ centre: HelpCentre, of texts: ContentTexts, stored: StoredBaseline?, today: CalendarDate,
  rules: Rules, proved: [CheckedClaim]?, computesAssumptions: Bool,
  remembering memory: inout HelpCentreMemory
) async -> Verification {
  let changes = stored?.changedSettings(of: centre.identitySystems) ?? [:]
  let results = await EngineResults(
    centre, of: texts, rules: rules, proved: proved, computesAssumptions: computesAssumptions,
    remembering: &memory)
  let evidence = PageCheckContext(centre: centre, results: results, today: today, changes: changes)
  let dependencies =
    memory.remembers
    ? PageDependencies(
      centre, texts, context: evidence.context(computesAssumptions: computesAssumptions)) : nil
  let checks = await memory.checks.values(
    of: centre.pages, name: \.name, inputs: { dependencies?.texts(of: $0) ?? [] }, piece: 64
  ) { page in
    var check = PageCheck(page, evidence)
    return PageResult(
      page: check.check(), findings: check.findings, corrections: check.corrections)
  } keeping: { result in
    // Hints depend on more than the page itself.
    result.findings.isEmpty
  }
  let pages = checks.map(\.page)
  let attributes = centre.recordedAttributes
  let recorded = results.outcomes.filter { answer in
    attributes[answer.probe.identitySystem.id]?.contains(answer.probe.attribute) == true
  }
  async let twins = centre.duplicateEvidence()
  async let record = Baseline.make(
    site: centre.site, systems: centre.identitySystems, outcomes: recorded,
    scenarios: results.simulations, tables: results.tables, claims: results.claims, pages: pages,
    changes: changes)
  async let coverage = Coverage(
    pages: pages, tables: results.tables, outcomes: recorded, claims: results.claims)
  var findings = results.findings(changes)
  findings += checks.flatMap(\.findings)
  findings += await twins
  findings +=
    stored?.risenUnbound(pages.filter { !$0.page.isDraft }) ?? []
  let checked =
    centre.broken.lacksWords
    ? nil
    : CheckedHelpCentre(
      centre: centre, outcomes: results.outcomes, assumedOutcomes: results.assumedOutcomes,
      scenarios: results.simulations, tables: results.tables, claims: results.claims, pages: pages,
      history: stored?.record.changes ?? [])
  return await Verification(
    findings: findings,
    corrections: checks.flatMap(\.corrections), record: record,
    coverage: coverage, claims: results.claims, includesAssumptions: computesAssumptions,
    checked: checked,
    verified: findings.hasErrors || !centre.broken.isEmpty || !computesAssumptions
      ? nil : checked.map(VerifiedHelpCentre.init),
    evidence: evidence)
}

/// Compares the record with what the engine does today.
///
/// - Parameters:
///   - centre: The help centre that the fresh record describes.
///   - path: The path of the record, existing or not.
package func compare(
  _ stored: StoredBaseline?, with fresh: Baseline, of centre: HelpCentre, path: String
) -> [Finding] {
  guard let stored else {
    return [
      Finding(
        .missingRecord, at: Location(file: path), "there is no record of behaviour yet",
        hint: "run 'driftless accept --reason \"the first record\"' and commit it")
    ]
  }
  return stored.differences(from: fresh, of: centre)
}
