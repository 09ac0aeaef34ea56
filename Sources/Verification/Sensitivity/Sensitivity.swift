import Content
import Diagnostics
import Profiles
import SyncEngine
import Traces

/// Finds the assumptions that a result depends on. It computes the result again with each assumed
/// setting at each other legal value, one at a time, and checks whether the result stays the same.
package struct Sensitivity: Sendable {
  private let centre: HelpCentre
  private let rules: Rules
  /// The variants by identity system.
  private let variants: [String: [AssumedVariant]]
  private let wording: OutcomeWording

  init(_ centre: HelpCentre, _ rules: Rules) {
    self.centre = centre
    self.rules = rules
    wording = OutcomeWording(centre)
    variants = Dictionary(first: centre.identitySystems.map { ($0.id, $0.assumedVariants) })
  }

  /// Returns the answer with its assumptions: those without which the outcome or its sentence would
  /// differ.
  func addingAssumptions(to answer: Answer) -> Answer {
    let probe = answer.probe
    var result = answer
    result.assumptions = assumptions(of: probe.identitySystem) { variant in
      let other = AttributeProbe(
        of: probe.attribute, editedAt: probe.place, by: probe.edit, under: variant.system,
        mapping: variant.mapping(probe.mapping), rules: rules)
      guard other.outcome == probe.outcome else { return true }
      return !OutcomeWording.mustSayTheSame(other, probe)
        && wording.answer(other, at: variant.system.location).value?.says != answer.says
    }
    return result
  }

  /// Returns the simulation with its assumptions: those without which a step would differ or an
  /// expectation would fail.
  func addingAssumptions(to simulation: Simulation) -> Simulation {
    var result = simulation
    lazy var steps = simulation.recordedSteps
    lazy var lines = self.lines(of: simulation)
    result.assumptions = assumptions(of: simulation.identitySystem) { variant in
      let other = Simulation.play(simulation.scenario, under: variant.system, rules: rules)
      guard let played = other.value, other.findings.isEmpty else { return true }
      return steps != played.recordedSteps || lines != self.lines(of: played)
    }
    return result
  }

  private func lines(of simulation: Simulation) -> [String] {
    guard !centre.broken.lacksWords else { return [] }
    let narrator = simulation.narrator(centre.strings, target: centre.site.target)
    return narrator(simulation.steps).steps.map(\.line)
  }

  /// The identity systems with changed profiles. Mappings stay the same, because a law is about an
  /// attribute of each kind, whatever the usual mapping is.
  var otherProfiles: [IdentitySystem] { profileVariants.map(\.system) }

  private var profileVariants: [AssumedVariant] {
    centre.identitySystems.flatMap { variants[$0.id] ?? [] }
      .filter { $0.changesProfile(of: centre) }
  }

  /// Returns the claims with the assumptions behind each proof: those without which the law would not
  /// be proved.
  ///
  /// - Parameter prover: A prover that knows the claims under ``otherProfiles``.
  func addingAssumptions(to claims: [CheckedClaim], _ prover: ClaimProver) -> [CheckedClaim] {
    claims.map { claim in
      var found: [String: [Assumption]] = [:]
      for variant in profileVariants {
        let system = variant.system.id
        guard claim.result(for: system)?.verdict == .proved,
          prover.verdict(of: claim.statement, under: variant.system) != .proved
        else { continue }
        found[system, default: []].append(variant.assumption)
      }
      return claim.withAssumptions(found.mapValues(\.distinct))
    }
  }

  private func assumptions(
    of system: IdentitySystem, where differs: (AssumedVariant) -> Bool
  ) -> [Assumption] {
    var found: [Assumption] = []
    for variant in variants[system.id] ?? [] where !found.contains(variant.assumption) {
      if differs(variant) { found.append(variant.assumption) }
    }
    return found
  }
}

extension AssumedVariant {
  fileprivate func changesProfile(of centre: HelpCentre) -> Bool {
    centre.identitySystem(system.id).map { $0.profile != system.profile } ?? false
  }
}
