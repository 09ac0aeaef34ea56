public import SyncEngine

/// A claim and what exploration found out about it.
public struct CheckedClaim: Sendable {
  public let statement: ClaimStatement
  /// One for each identity system that the claim is about.
  public private(set) var results: [Result]
  /// The assumptions without which it is proved just as well.
  public let needless: [Claim.Assumption]

  /// For one identity system, all kinds of attributes together.
  public struct Result: Sendable {
    public let identitySystem: IdentitySystem
    public let verdict: Verdict
    /// One for each kind of attribute that the claim is about.
    public let proofs: [Proof]
    /// The counterexample of a refuted law, or the witness of a possibility.
    public let told: ToldRun?
    /// What nobody documents and on which a proof hangs.
    public internal(set) var assumptions: [Assumption] = []

    public var states: Int { proofs.reduce(0) { $0 + $1.states } }
    public var transitions: Int { proofs.reduce(0) { $0 + $1.transitions } }
    public var depth: Int { proofs.map(\.depth).max() ?? 0 }
  }

  public var isProved: Bool { results.allSatisfy { $0.verdict == .proved } && !results.isEmpty }
  public var states: Int { results.reduce(0) { $0 + $1.states } }
  public var transitions: Int { results.reduce(0) { $0 + $1.transitions } }

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
  public var assumptions: [Assumption] { results.flatMap(\.assumptions).distinct }

  public func result(for system: String) -> Result? {
    results.first { $0.identitySystem.id == system }
  }
}
