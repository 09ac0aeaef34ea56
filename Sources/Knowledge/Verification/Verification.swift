public import Diagnostics
public import SyncEngine

/// A help centre all of whose statements were found true. Only ``verify(_:stored:today:)`` makes one,
/// and only from this can a site be rendered.
public struct VerifiedHelpCentre: Sendable {
  public let centre: HelpCentre
  /// What becomes of each attribute under each identity system's own mapping.
  public let outcomes: [Answer]
  /// What becomes of each attribute as if it were mapped, and as if it were not, where the usual
  /// mapping says otherwise.
  public let assumedOutcomes: [Answer]
  public let scenarios: [Simulation]
  public let tables: [CheckedTable]
  public let claims: [CheckedClaim]
  public let pages: [CheckedPage]
  /// What was accepted, and why; the latest change stands last.
  public let history: [KnowledgeRecord.Change]

  /// The day on which the record was accepted last.
  public var asOf: CalendarDate? { history.last?.date }

  fileprivate init(
    centre: HelpCentre, outcomes: [Answer], assumedOutcomes: [Answer], scenarios: [Simulation],
    tables: [CheckedTable], claims: [CheckedClaim], pages: [CheckedPage],
    history: [KnowledgeRecord.Change]
  ) {
    self.centre = centre
    self.outcomes = outcomes
    self.assumedOutcomes = assumedOutcomes
    self.scenarios = scenarios
    self.tables = tables
    self.claims = claims
    self.pages = pages
    self.history = history
  }
}

/// What verification found.
public struct Verification: Sendable {
  public let findings: [Finding]
  /// What would make the wrong texts right.
  public let corrections: [Correction]
  /// The record as it is today, without its history.
  public let record: KnowledgeRecord
  public let coverage: Coverage
  /// Whether what hangs on assumptions was computed.
  public let isWeighed: Bool
  /// `nil` if there are errors, if not all of the content could be loaded, or if what hangs on
  /// assumptions was not computed.
  public let verified: VerifiedHelpCentre?
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
public func verify(
  _ centre: HelpCentre, stored: StoredRecord?, today: CalendarDate, rules: Rules = Rules(),
  proved: [CheckedClaim]? = nil, weighs: Bool = true
) async -> Verification {
  let sensitivity = weighs ? Sensitivity(centre, rules) : nil
  let changes = stored?.changedSettings(of: centre.identitySystems) ?? [:]
  let wording = OutcomeWording(centre)
  func answers(_ probes: [HelpCentre.Probe]) async -> [Checked<Answer?>] {
    await concurrentMap(probes) { probe in
      let answer = wording.answer(probe.probe, at: probe.location)
      guard let sensitivity else { return answer }
      return Checked(answer.value.map(sensitivity.weighed), answer.findings)
    }
  }
  let outcomes = await answers(centre.probes(rules))
  let assumed = await answers(centre.assumedProbes(rules))
  let played = centre.scenarios.compactMap { scenario in
    centre.identitySystem(scenario.identitySystem.value).map { system in
      let played = Simulation.play(scenario, under: system, rules: rules)
      return Checked(
        played.value, played.findings.map { $0.with(related: changes[system.id] ?? []) })
    }
  }
  let rows = await concurrentMap(centre.tables, piece: 4) { table in
    let rows = CheckedTable.answers(table, in: centre, rules)
    guard let sensitivity else { return rows }
    return Checked(rows.value.map { $0.map(sensitivity.weighed) }, rows.findings)
  }
  let tables = zip(centre.tables, rows).compactMap { CheckedTable($0, $1.value, in: centre) }
  let claims = if let proved { proved } else { await centre.prove(rules, sensitivity) }
  let simulations = await concurrentMap(played.compactMap(\.value), piece: 1) {
    sensitivity?.weighed($0) ?? $0
  }
  let told = centre.broken.lacksWords ? [] : simulations
  let traces = told.map { simulation in
    (
      simulation.scenario.id,
      simulation.telling(centre.phrases, target: centre.site.target)(simulation.steps)
    )
  }
  let evidence = Evidence(
    centre: centre, tables: tables,
    answers: Dictionary(
      zip(centre.tables.map(\.id), rows.map(\.value)), uniquingKeysWith: { first, _ in first }),
    claims: claims, traces: Dictionary(traces, uniquingKeysWith: { first, _ in first }),
    assumptions: Dictionary(
      simulations.map { ($0.scenario.id, $0.assumptions) }, uniquingKeysWith: { first, _ in first }),
    today: today, changes: changes)
  let checks = await concurrentMap(centre.pages) { page in
    var check = PageCheck(page, evidence)
    return (page: check.check(), findings: check.findings, corrections: check.corrections)
  }
  var findings = (outcomes + assumed).flatMap(\.findings) + played.flatMap(\.findings)
  findings += claims.flatMap { $0.findings(changes, tell: centre.tell) }
  findings += rows.flatMap(\.findings) + checks.flatMap(\.findings)
  findings += twinPages(checks.map(\.page))
  findings += stored?.risenUnbound(checks.map(\.page).filter { !$0.page.isDraft }) ?? []
  let attributes = centre.recordedAttributes
  let recorded = outcomes.compactMap(\.value).filter { answer in
    attributes[answer.probe.identitySystem.id]?.contains(answer.probe.attribute) == true
  }
  let record = KnowledgeRecord.make(
    site: centre.site, systems: centre.identitySystems,
    outcomes: recorded,
    scenarios: simulations, tables: tables, claims: claims, pages: checks.map(\.page),
    changes: changes)
  let verified = VerifiedHelpCentre(
    centre: centre, outcomes: outcomes.compactMap(\.value),
    assumedOutcomes: assumed.compactMap(\.value), scenarios: simulations,
    tables: tables, claims: claims, pages: checks.map(\.page),
    history: stored?.record.changes ?? [])
  return Verification(
    findings: findings, corrections: checks.flatMap(\.corrections), record: record,
    coverage: Coverage(
      pages: checks.map(\.page), tables: tables, outcomes: recorded,
      claims: claims),
    isWeighed: weighs,
    verified: findings.hasErrors || !centre.broken.isEmpty || !weighs ? nil : verified)
}

/// Compares the record with what the engine does today.
///
/// - Parameter path: Where the record is, or should be.
public func compare(_ stored: StoredRecord?, with fresh: KnowledgeRecord, path: String) -> [Finding]
{
  guard let stored else {
    return [
      Finding(
        .missingRecord, at: Location(file: path), "there is no record of behaviour yet",
        hint: "run 'driftless accept --reason \"the first record\"' and commit it")
    ]
  }
  return stored.differences(from: fresh)
}

extension HelpCentre {
  /// A run in words, one line a step.
  func tell(_ told: ToldRun) -> [String] {
    broken.lacksWords
      ? []
      : identitySystem(told.scenario.identitySystem.value)
        .map { told.lines(phrases, under: $0, target: site.target) } ?? []
  }

  /// Decides all claims.
  func prove(_ rules: Rules, _ sensitivity: Sensitivity?) async -> [CheckedClaim] {
    let prover = await ClaimProver(
      claims, systems: identitySystems, attributes: attributes, rules: rules,
      variants: sensitivity?.otherProfiles ?? [])
    let proved = prover.prove(claims)
    return sensitivity?.weighed(proved, prover) ?? proved
  }

  /// An experiment, and the place that asks for it.
  fileprivate struct Probe: Sendable {
    let probe: AttributeProbe
    let location: Location
  }

  /// What becomes of each attribute of the catalogue or of a mapping under each identity system,
  /// edited at both places in both ways.
  fileprivate func probes(_ rules: Rules) -> [Probe] {
    probes(rules) { system, _ in [system.mapping] }
  }

  /// The same as if the attribute were mapped, and as if it were not, without what is as usual.
  fileprivate func assumedProbes(_ rules: Rules) -> [Probe] {
    probes(rules) { system, attribute in
      AssumedMapping.allCases
        .filter { ($0 == .mapped) != system.mapping.contains { $0.to.value == attribute.value } }
        .map { $0.applied(to: system.mapping, for: attribute) }
        + (system.sendsWithoutSource(attribute.value)
          ? [AssumedMapping.mapped.applied(to: system.mapping, for: attribute)] : [])
    }
  }

  private func probes(
    _ rules: Rules, under mappings: (IdentitySystem, Located<Word>) -> [[MappingEntry]]
  ) -> [Probe] {
    identitySystems.flatMap { system in
      attributes(of: system).flatMap { attribute in
        mappings(system, attribute).flatMap { mapping in
          Place.allCases.flatMap { place in
            Outcome.Edit.allCases.map { edit in
              Probe(
                probe: AttributeProbe(
                  of: attribute.value, editedAt: place, by: edit, under: system,
                  mapping: mapping, rules: rules),
                location: attribute.location)
            }
          }
        }
      }
    }
  }

  private func attributes(of system: IdentitySystem) -> [Located<Word>] {
    let mapped = system.mapping.map(\.to)
    let known = Set(mapped.map(\.value))
    let others =
      attributes?.entries.map(\.id)
      ?? [Word("unmapped")] + identitySystems.flatMap { $0.mapping.map(\.to.value) }.distinct
    return mapped
      + others.filter { !known.contains($0) }
      .map { Located($0, at: system.location(of: "mapping")) }
  }

  /// The attributes that the record holds of each identity system: each rule's, and one that is
  /// unmapped.
  fileprivate var recordedAttributes: [String: Set<Word>] {
    let recorded = identitySystems.map { system in
      let rules = Set(system.mapping.map(\.to.value))
      let mapped = rules.union(system.mapping.compactMap(\.from))
      let unmapped = attributes(of: system).first { !mapped.contains($0.value) }
      return (system.id, rules.union(unmapped.map { [$0.value] } ?? []))
    }
    return Dictionary(recorded, uniquingKeysWith: { first, _ in first })
  }
}

extension Finding {
  fileprivate func with(related more: [Related]) -> Finding {
    Finding(code, at: location, message, hint: hint, related: related + more)
  }
}

extension IdentitySystem {
  /// Whether a rule goes to the attribute that no attribute feeds.
  fileprivate func sendsWithoutSource(_ attribute: Word) -> Bool {
    mapping.contains { $0.to.value == attribute && $0.from == nil }
  }
}

extension [Word] {
  /// Each word once, where it stands first.
  fileprivate var distinct: [Word] {
    var seen = Set<Word>()
    return filter { seen.insert($0).inserted }
  }
}
