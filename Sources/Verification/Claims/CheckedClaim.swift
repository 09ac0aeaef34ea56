package import Content
package import ModelChecker
package import Profiles
package import Traces

/// A claim and what exploration found out about it.
package struct CheckedClaim: Sendable {
  package let statement: ClaimStatement
  /// One for each identity system that the claim is about.
  package private(set) var results: [Result]
  /// The assumptions without which it is proved just as well.
  package let needless: [Claim.Assumption]

  /// For one identity system, all kinds of attributes together.
  package struct Result: Sendable {
    package let identitySystem: IdentitySystem
    package let verdict: Verdict
    /// One for each kind of attribute that the claim is about.
    package let proofs: [Proof]
    /// The counterexample of a refuted law, or the witness of a possibility.
    package let told: CounterexampleScenario?
    /// What nobody documents and on which a proof hangs.
    package internal(set) var assumptions: [Assumption] = []

    package var states: Int { proofs.reduce(0) { $0 + $1.states } }
    package var transitions: Int { proofs.reduce(0) { $0 + $1.transitions } }
    package var depth: Int { proofs.map(\.depth).max() ?? 0 }
  }

  package var isProved: Bool { results.allSatisfy { $0.verdict == .proved } && !results.isEmpty }
  package var states: Int { results.reduce(0) { $0 + $1.states } }
  package var transitions: Int { results.reduce(0) { $0 + $1.transitions } }

  /// The evidence for one identity system alone. What is needless is still so for all that the claim
  /// names.
  func narrowed(to system: String) -> CheckedClaim {
    var claim = self
    claim.results = results.filter { $0.identitySystem.id == system }
    return claim
  }

  /// The same with the assumptions behind the proofs, by identity system.
  func weighed(_ assumptions: [String: [Assumption]]) -> CheckedClaim {
    var claim = self
    for index in claim.results.indices {
      claim.results[index].assumptions = assumptions[results[index].identitySystem.id] ?? []
    }
    return claim
  }

  /// What nobody documents and on which some proof hangs.
  package var assumptions: [Assumption] { results.flatMap(\.assumptions).distinct }

  package func result(for system: String) -> Result? {
    results.first { $0.identitySystem.id == system }
  }
}
