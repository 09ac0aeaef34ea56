package import Content
package import Diagnostics
package import Profiles
package import SyncEngine

/// A help centre all of whose statements were found true. Only verification makes one, and only of
/// this can a site be made.
package struct VerifiedHelpCentre: Sendable {
  package let checked: CheckedHelpCentre

  fileprivate init(_ checked: CheckedHelpCentre) { self.checked = checked }
}

/// What verification found.
package struct Verification: Sendable {
  package let findings: [Finding]
  /// What would make the wrong texts right.
  package let corrections: [Correction]
  /// The record as it is today, without its history.
  package let record: Baseline
  package let coverage: Coverage
  /// The verdicts on all claims.
  package let claims: [CheckedClaim]
  /// Whether what hangs on assumptions was computed.
  package let isWeighed: Bool
  /// All that was checked, whatever was found; `nil` if words are missing without which nothing can be
  /// told.
  package let checked: CheckedHelpCentre?
  /// `nil` if there are errors, too, if not all of the content could be loaded, or if what hangs on
  /// assumptions was not computed.
  package let verified: VerifiedHelpCentre?
  /// With what the pages were compared.
  let evidence: PageCheckContext
}

/// Compares every statement of a help centre with what the engine does.
///
/// - Parameters:
///   - stored: The record that was accepted last, if there is one.
///   - today: Decides whether cited sources are out of date.
///   - rules: The engine's; others than the standard ones are mutants.
///   - proved: The verdicts on the claims, if they are known.
///   - weighs: Whether to compute what hangs on assumptions. No finding and no record depends on it, but
///     only then can a site be rendered.
package func verify(
  _ centre: HelpCentre, stored: StoredBaseline?, today: CalendarDate, rules: Rules = Rules(),
  proved: [CheckedClaim]? = nil, computesAssumptions: Bool = true
) async -> Verification {
  var memory = HelpCentreMemory(remembers: false)
  return await verify(
    centre, of: ContentTexts(), stored: stored, today: today, rules: rules, proved: proved,
    computesAssumptions: computesAssumptions, remembering: &memory)
}

/// The same for a help centre that is verified again and again, as it is edited.
///
/// - Parameters:
///   - texts: The content of which the help centre was loaded.
///   - memory: What was found the last time, and then this time.
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
    // Hints look farther than at what a page depends on.
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
    coverage: coverage, claims: results.claims, isWeighed: computesAssumptions,
    checked: checked,
    verified: findings.hasErrors || !centre.broken.isEmpty || !computesAssumptions
      ? nil : checked.map(VerifiedHelpCentre.init),
    evidence: evidence)
}

/// Compares the record with what the engine does today.
///
/// - Parameters:
///   - centre: What the fresh record is of.
///   - path: Where the record is, or should be.
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
