public import SyncEngine

/// Decides claims.
public struct ClaimProver: Sendable {
  private let systems: [IdentitySystem]
  private let attributes: AttributeCatalogue?
  private let proofs: ProofTable

  /// Explores what the claims speak of.
  ///
  /// - Parameter variants: The same identity systems with other profiles, of which only verdicts are
  ///   asked.
  public init(
    _ claims: [ClaimStatement], systems: [IdentitySystem], attributes: AttributeCatalogue?,
    rules: Rules = Rules(), variants: [IdentitySystem] = []
  ) async {
    self.systems = systems
    self.attributes = attributes
    var requests: [ProofTable.Request] = []
    for claim in claims {
      for system in systems + variants where claim.systems.contains(system.id) {
        requests.append(ProofTable.Request(claim.law, system.profile))
      }
      for weaker in claim.withoutAssumptions {
        for system in systems where claim.systems.contains(system.id) {
          requests.append(ProofTable.Request(weaker.law, system.profile))
        }
      }
    }
    proofs = await ProofTable(requests, rules: rules)
  }

  /// Decides all claims, in their order.
  public func prove(_ claims: [ClaimStatement]) -> [CheckedClaim] { claims.map(prove) }

  /// The verdict on a claim under one of the identity systems.
  func verdict(of statement: ClaimStatement, under system: IdentitySystem) -> Verdict {
    verdict(statement.law, under: system)
  }

  private func prove(_ statement: ClaimStatement) -> CheckedClaim {
    let results = statement.systems.compactMap { id in
      systems.first { $0.id == id }.map { result(statement, under: $0) }
    }
    var needless: [Claim.Assumption] = []
    // A system that could not be loaded may need what the others do not.
    if !results.isEmpty, !statement.mayLackSystems, results.allSatisfy({ $0.verdict == .proved }) {
      needless = statement.withoutAssumptions.filter { weaker in
        results.allSatisfy { verdict(weaker.law, under: $0.identitySystem) == .proved }
      }.map(\.assumption)
    }
    return CheckedClaim(statement: statement, results: results, needless: needless)
  }

  private func result(
    _ statement: ClaimStatement, under system: IdentitySystem
  ) -> CheckedClaim.Result {
    let found = proofs[statement.law, system.profile]
    let verdict = Verdict(found, of: statement.claim)
    // Of the kinds with a run, the one with the shortest; among equals one that tells the whole story.
    let shown = found.filter { $0.verdict == verdict }
      .compactMap { proof in proof.run.map { (proof, $0) } }
      .min { ($0.1.length, $0.1.isWholeStory ? 0 : 1) < ($1.1.length, $1.1.isWholeStory ? 0 : 1) }
    let told = shown.map { proof, run in
      ToldRun(
        run, of: proof.kind, in: proof.world, under: system, of: statement, attributes: attributes)
    }
    return CheckedClaim.Result(
      identitySystem: system, verdict: verdict, proofs: found, told: told)
  }

  private func verdict(_ law: ProofTable.NamedLaw, under system: IdentitySystem) -> Verdict {
    Verdict(proofs[law, system.profile], of: law.claim)
  }
}

extension Verdict {
  /// The verdict for all kinds together.
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
  fileprivate var law: ProofTable.NamedLaw { ProofTable.NamedLaw(name: id.value, claim: claim) }

  /// The claim with one of its assumptions less, for each.
  fileprivate var withoutAssumptions: [(assumption: Claim.Assumption, law: ProofTable.NamedLaw)] {
    claim.assumptions.map { assumption in
      var weaker = claim
      weaker.assumptions.removeAll { $0 == assumption }
      let name = "\(id.value) without \(assumption.keyword)"
      return (assumption, ProofTable.NamedLaw(name: name, claim: weaker))
    }
  }
}
