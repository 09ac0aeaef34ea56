package import Content
package import ModelChecker
package import Profiles
package import Traces

/// A claim with the results of exploration.
package struct CheckedClaim: Sendable {
  package let statement: ClaimStatement
  /// One result for each identity system that the claim is about.
  package private(set) var results: [Result]
  /// The assumptions that the proof does not need.
  package let needless: [Claim.Assumption]

  /// The result for one identity system, over all kinds of attributes.
  package struct Result: Sendable {
    package let identitySystem: IdentitySystem
    package let verdict: Verdict
    /// One proof for each kind of attribute that the claim is about.
    package let proofs: [Proof]
    /// The counterexample of a refuted law, or the witness of a possibility.
    package let counterexample: CounterexampleScenario?
    /// The undocumented assumptions that a proof depends on.
    package internal(set) var assumptions: [Assumption] = []

    package var states: Int { proofs.reduce(0) { $0 + $1.states } }
    package var transitions: Int { proofs.reduce(0) { $0 + $1.transitions } }
    package var depth: Int { proofs.map(\.depth).max() ?? 0 }
  }

  package var isProved: Bool { results.allSatisfy { $0.verdict == .proved } && !results.isEmpty }
  package var states: Int { results.reduce(0) { $0 + $1.states } }
  package var transitions: Int { results.reduce(0) { $0 + $1.transitions } }

  /// Returns the evidence for one identity system alone. Needless assumptions stay those that all
  /// identity systems of the claim do not need.
  func narrowed(to system: String) -> CheckedClaim {
    var claim = self
    claim.results = results.filter { $0.identitySystem.id == system }
    return claim
  }

  /// Returns the claim with the assumptions behind its proofs, by identity system.
  func withAssumptions(_ assumptions: [String: [Assumption]]) -> CheckedClaim {
    var claim = self
    for index in claim.results.indices {
      claim.results[index].assumptions = assumptions[results[index].identitySystem.id] ?? []
    }
    return claim
  }

  /// The undocumented assumptions that at least one proof depends on.
  package var assumptions: [Assumption] { results.flatMap(\.assumptions).distinct }

  package func result(for system: String) -> Result? {
    results.first { $0.identitySystem.id == system }
  }
}
