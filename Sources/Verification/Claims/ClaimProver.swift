package import Content
import ModelChecker
package import Profiles
package import SyncEngine

/// Decides claims.
package struct ClaimProver: Sendable {
  private let systems: [IdentitySystem]
  private let attributes: AttributeCatalogue?
  private let proofs: ProofTable

  /// Explores the universes that the claims are about.
  package init(
    _ claims: [ClaimStatement], systems: [IdentitySystem], attributes: AttributeCatalogue?,
    rules: Rules = Rules()
  ) async {
    var memory = ProofMemory()
    await self.init(
      claims, systems: systems, attributes: attributes, rules: rules, variants: [],
      remembering: &memory)
  }

  /// - Parameters:
  ///   - variants: The same identity systems with other profiles, for which only verdicts are needed.
  ///   - memory: The proofs that are known for the same rules.
  init(
    _ claims: [ClaimStatement], systems: [IdentitySystem], attributes: AttributeCatalogue?,
    rules: Rules, variants: [IdentitySystem], remembering memory: inout ProofMemory
  ) async {
    self.systems = systems
    self.attributes = attributes
    var requests: [ProofTable.Request] = []
    func ask(_ claim: Claim, of asked: [IdentitySystem], needsRun: Bool, as named: [String]) {
      for system in asked where named.contains(system.id) {
        requests.append(
          ProofTable.Request(claim: claim, profile: system.profile, needsRun: needsRun))
      }
    }
    for claim in claims {
      ask(claim.claim, of: systems, needsRun: true, as: claim.systems)
      ask(claim.claim, of: variants, needsRun: false, as: claim.systems)
      for weaker in claim.withoutAssumptions {
        ask(weaker.claim, of: systems, needsRun: false, as: claim.systems)
      }
    }
    proofs = await ProofTable(requests, rules: rules, remembering: &memory)
  }

  /// Decides all claims, in their order.
  package func prove(_ claims: [ClaimStatement]) -> [CheckedClaim] { claims.map(prove) }

  /// Returns the verdict on a claim under one of the identity systems.
  func verdict(of statement: ClaimStatement, under system: IdentitySystem) -> Verdict {
    verdict(statement.claim, under: system)
  }

  /// Decides one of the claims.
  package func prove(_ statement: ClaimStatement) -> CheckedClaim {
    let results = statement.systems.compactMap { id in
      systems.first { $0.id == id }.map { result(statement, under: $0) }
    }
    var needless: [Claim.Assumption] = []
    // A system that could not be loaded may need assumptions that the others do not need.
    if !results.isEmpty, !statement.mayLackSystems, results.allSatisfy({ $0.verdict == .proved }) {
      needless = statement.withoutAssumptions.filter { weaker in
        results.allSatisfy { verdict(weaker.claim, under: $0.identitySystem) == .proved }
      }.map(\.assumption)
    }
    return CheckedClaim(statement: statement, results: results, needless: needless)
  }

  private func result(
    _ statement: ClaimStatement, under system: IdentitySystem
  ) -> CheckedClaim.Result {
    let found = proofs[statement.claim, system.profile]
    let verdict = Verdict(found, of: statement.claim)
    // The kind with the shortest run; among equals, one whose run the scenario describes completely.
    let shown = found.filter { $0.verdict == verdict }
      .compactMap { proof in proof.run.map { (proof, $0) } }
      .min { ($0.1.length, $0.1.isWholeStory ? 0 : 1) < ($1.1.length, $1.1.isWholeStory ? 0 : 1) }
    let counterexample = shown.map { proof, run in
      CounterexampleScenario(
        run, of: proof.kind, in: proof.world, under: system, of: statement, attributes: attributes)
    }
    return CheckedClaim.Result(
      identitySystem: system, verdict: verdict, proofs: found, counterexample: counterexample)
  }

  private func verdict(_ claim: Claim, under system: IdentitySystem) -> Verdict {
    Verdict(proofs[claim, system.profile], of: claim)
  }
}

extension Verdict {
  /// The combined verdict for all kinds.
  fileprivate init(_ proofs: [Proof], of claim: Claim) {
    let verdicts = proofs.map(\.verdict)
    if verdicts.contains(.notProved) {
      self = .notProved
    } else if claim.law.pattern == .possibility {
      self = verdicts.contains(.proved) ? .proved : .refuted
    } else if verdicts.contains(.refuted) {
      self = .refuted
    } else {
      self = verdicts.allSatisfy { $0 == .vacuous } ? .vacuous : .proved
    }
  }
}

extension ClaimStatement {
  /// The variants of the claim with one of its assumptions removed.
  fileprivate var withoutAssumptions: [(assumption: Claim.Assumption, claim: Claim)] {
    claim.assumptions.map { assumption in
      var weaker = claim
      weaker.assumptions.removeAll { $0 == assumption }
      return (assumption, weaker)
    }
  }
}
