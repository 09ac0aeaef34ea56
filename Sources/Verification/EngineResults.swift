package import Content
import Diagnostics
import Profiles
package import SyncEngine
import Traces

/// The engine's results for a help centre, independent of its pages.
struct EngineResults: Sendable {
  /// The outcomes of each attribute under each identity system's own mapping.
  let outcomes: [Answer]
  /// The outcomes as if the attribute were mapped and as if it were unmapped, where the usual mapping
  /// says otherwise.
  let assumedOutcomes: [Answer]
  let simulations: [Simulation]
  let tables: [CheckedTable]
  /// The answers of each table of the content, row by row; `nil` for a row without an answer.
  let answers: [String: [Answer?]]
  let claims: [CheckedClaim]
  private let findings: [Finding]
  private let scenarioFindings: [(system: String, finding: Finding)]
  private let describe: @Sendable (CounterexampleScenario) -> [String]

  /// - Parameters:
  ///   - proved: The verdicts on the claims, if they are known.
  ///   - computesAssumptions: Whether to compute the assumptions that results depend on.
  init(
    _ centre: HelpCentre, of texts: ContentTexts, rules: Rules, proved: [CheckedClaim]?,
    computesAssumptions: Bool, remembering memory: inout HelpCentreMemory
  ) async {
    let sensitivity = computesAssumptions ? Sensitivity(centre, rules) : nil
    let mode = [computesAssumptions ? "weighed" : ""]
    let wording = OutcomeWording(centre)
    let answer = { @Sendable (probe: HelpCentre.Probe) -> Checked<Answer?> in
      let answer = wording.answer(probe.probe, at: probe.location)
      guard let sensitivity else { return answer }
      return Checked(answer.value.map(sensitivity.addingAssumptions), answer.findings)
    }
    let behind = { (system: IdentitySystem) in
      mode + texts.outcomes(of: system, hasCatalogue: centre.attributes != nil)
    }
    let outcomes = await memory.outcomes.values(
      of: centre.identitySystems, name: \.id, inputs: behind
    ) { centre.probes(of: $0, rules).map(answer) }.flatMap(\.self)
    let assumed = await memory.assumedOutcomes.values(
      of: centre.identitySystems, name: \.id, inputs: behind
    ) { centre.assumedProbes(of: $0, rules).map(answer) }.flatMap(\.self)
    let stories = centre.scenarios.compactMap { scenario in
      centre.identitySystem(scenario.identitySystem.value).map { (scenario: scenario, system: $0) }
    }
    let played = await memory.scenarios.values(
      of: stories, name: \.scenario.id, inputs: { mode + texts.scenario($0.scenario) }
    ) { story in
      let played = Simulation.play(story.scenario, under: story.system, rules: rules)
      return Checked(
        played.value.map { sensitivity?.addingAssumptions(to: $0) ?? $0 }, played.findings)
    }
    let needed = centre.tables
    let rows = await memory.tables.values(
      of: needed, name: \.id, inputs: { mode + texts.table($0) }
    ) { table in
      let rows = CheckedTable.answers(table, in: centre, rules)
      guard let sensitivity else { return rows }
      return Checked(rows.value.map { $0.map(sensitivity.addingAssumptions) }, rows.findings)
    }
    claims =
      if let proved { proved } else {
        await memory.claims(mode + texts.claims) { proofs in
          await centre.prove(rules, sensitivity, remembering: &proofs)
        }
      }
    self.outcomes = outcomes.compactMap(\.value)
    assumedOutcomes = assumed.compactMap(\.value)
    simulations = played.compactMap(\.value)
    tables = zip(needed, rows).compactMap { CheckedTable($0, $1.value, in: centre) }
    answers = Dictionary(first: zip(needed.map(\.id), rows.map(\.value)))
    findings = (outcomes + assumed).flatMap(\.findings) + rows.flatMap(\.findings)
    scenarioFindings = zip(stories, played).flatMap { story, played in
      played.findings.map { (story.system.id, $0) }
    }
    describe = centre.describe
  }

  /// Returns the findings that are not about pages.
  ///
  /// - Parameter changes: The settings that differ from the record, by identity system.
  func findings(_ changes: [String: [Finding.Related]]) -> [Finding] {
    findings + scenarioFindings.map { $0.finding.with(related: changes[$0.system] ?? []) }
      + claims.flatMap { $0.findings(changes, describe: describe) }
  }
}

extension HelpCentre {
  /// Describes a run in words, one line for each step.
  package func describe(_ counterexample: CounterexampleScenario) -> [String] {
    broken.lacksWords
      ? []
      : identitySystem(counterexample.scenario.identitySystem.value)
        .map { counterexample.lines(strings, under: $0, target: site.target) } ?? []
  }

  /// Decides all claims.
  package func prove(_ rules: Rules, _ sensitivity: Sensitivity?) async -> [CheckedClaim] {
    var memory = ProofMemory()
    return await prove(rules, sensitivity, remembering: &memory)
  }

  fileprivate func prove(
    _ rules: Rules, _ sensitivity: Sensitivity?, remembering memory: inout ProofMemory
  ) async -> [CheckedClaim] {
    let prover = await ClaimProver(
      claims, systems: identitySystems, attributes: attributes, rules: rules,
      variants: sensitivity?.otherProfiles ?? [], remembering: &memory)
    let proved = prover.prove(claims)
    return sensitivity?.addingAssumptions(to: proved, prover) ?? proved
  }
}
