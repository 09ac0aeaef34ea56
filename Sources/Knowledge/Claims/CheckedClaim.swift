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

/// Decides claims: explores each universe once, and looks each claim up in it.
public struct ClaimProver: Sendable {
  private let systems: [IdentitySystem]
  private let attributes: AttributeCatalogue?
  /// Those that the claims are about, by identity system.
  private let universes: [String: [Universe]]

  /// Explores the universes that the claims speak of.
  public init(
    _ claims: [ClaimStatement], systems: [IdentitySystem], attributes: AttributeCatalogue?,
    rules: Rules = Rules()
  ) async {
    self.systems = systems
    self.attributes = attributes
    let wanted = systems.flatMap { system in
      let stages = Dictionary(
        grouping: claims.filter { $0.systems.contains(system.id) }, by: \.claim.law.stage)
      return stages.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { stage, claims in
        AttributeKind.allCases
          .filter { kind in claims.contains { $0.claim.kinds.contains(kind) } }
          .map { (system: system, kind: $0, stage: stage) }
      }
    }
    let explored = await concurrentMap(wanted, piece: 1) { wanted in
      (
        wanted.system.id,
        Universe(
          of: wanted.kind, under: wanted.system.profile, rules: rules, stage: wanted.stage)
      )
    }
    universes = Dictionary(grouping: explored, by: \.0).mapValues { $0.map(\.1) }
  }

  /// Decides all claims, in their order.
  public func prove(_ claims: [ClaimStatement]) async -> [CheckedClaim] {
    await concurrentMap(claims, piece: 1) { prove($0) }
  }

  /// The verdict on a claim under one of the identity systems.
  func verdict(of statement: ClaimStatement, under system: IdentitySystem) -> Verdict {
    verdict(proofs(statement.claim, system), statement.claim)
  }

  private func prove(_ statement: ClaimStatement) -> CheckedClaim {
    let results = statement.systems.compactMap { id in
      systems.first { $0.id == id }.map { result(statement, under: $0) }
    }
    var needless: [Claim.Assumption] = []
    // A system that could not be loaded may need what the others do not.
    if !results.isEmpty, !statement.mayLackSystems, results.allSatisfy({ $0.verdict == .proved }) {
      needless = statement.claim.assumptions.filter { assumption in
        var claim = statement.claim
        claim.assumptions.removeAll { $0 == assumption }
        return results.allSatisfy { verdict(proofs(claim, $0.identitySystem), claim) == .proved }
      }
    }
    return CheckedClaim(statement: statement, results: results, needless: needless)
  }

  private func result(
    _ statement: ClaimStatement, under system: IdentitySystem
  ) -> CheckedClaim.Result {
    let proofs = proofs(statement.claim, system)
    let verdict = verdict(proofs, statement.claim)
    // Of the kinds with a run, the one with the shortest; among equals one that tells the whole story.
    let shown = proofs.filter { $0.verdict == verdict }
      .compactMap { proof in proof.run.map { (proof, $0) } }
      .min { ($0.1.length, $0.1.isWholeStory ? 0 : 1) < ($1.1.length, $1.1.isWholeStory ? 0 : 1) }
    let told = shown.flatMap { proof, run -> ToldRun? in
      guard let universe = universe(proof.kind, statement.claim, system) else { return nil }
      return ToldRun(
        run, of: proof.kind, in: universe.world, under: system, of: statement,
        attributes: attributes)
    }
    return CheckedClaim.Result(
      identitySystem: system, verdict: verdict, proofs: proofs, told: told)
  }

  private func universe(
    _ kind: AttributeKind, _ claim: Claim, _ system: IdentitySystem
  ) -> Universe? {
    universes[system.id]?.first { $0.kind == kind && $0.world.stage == claim.law.stage }
  }

  private func proofs(_ claim: Claim, _ system: IdentitySystem) -> [Proof] {
    claim.kinds.compactMap { universe($0, claim, system) }.map { Prover($0).prove(claim) }
  }

  /// The verdict for all kinds together.
  private func verdict(_ proofs: [Proof], _ claim: Claim) -> Verdict {
    let verdicts = proofs.map(\.verdict)
    if verdicts.contains(.notProved) { return .notProved }
    if claim.law.pattern == .possibility {
      return verdicts.contains(.proved) ? .proved : .refuted
    }
    if verdicts.contains(.refuted) { return .refuted }
    return verdicts.allSatisfy { $0 == .vacuous } ? .vacuous : .proved
  }
}
