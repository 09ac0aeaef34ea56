import ModelChecker
import SyncEngine

/// Proofs by all that decides about them, but for the engine's rules: it is of use only to those who ask
/// the same engine again.
struct ProofMemory: Sendable {
  /// A law in a universe.
  struct Question: Hashable, Sendable {
    let place: ProofTable.Place
    let law: [UInt8]
  }

  /// What is known of a proof, but for its run.
  struct Fact: Equatable, Sendable {
    let verdict: Verdict
    let states: Int
    let transitions: Int
    let depth: Int
    let hasRun: Bool
  }

  /// More are not kept.
  private static let factsMax = 200_000

  private var proofs: [Question: Proof] = [:]
  private(set) var facts: [Question: Fact] = [:]

  init() {}

  init(facts: [Question: Fact]) { self.facts = facts }

  /// - Parameters:
  ///   - kind: That of the question's place.
  ///   - profile: That of the question's place, or one that cannot be told apart there.
  ///   - needsRun: Whether a verdict alone is not enough.
  func proof(
    _ question: Question, of kind: AttributeKind, under profile: Profile, needsRun: Bool
  ) -> Proof? {
    if let proof = proofs[question], !needsRun || proof.run != nil || !proof.hasRun {
      return proof
    }
    guard let fact = facts[question], !needsRun || !fact.hasRun else { return nil }
    return Proof(
      rememberedOf: kind, under: profile, stage: question.place.stage, verdict: fact.verdict,
      states: fact.states, transitions: fact.transitions, depth: fact.depth, hasRun: fact.hasRun)
  }

  /// Keeps these proofs, and of all others what they found.
  mutating func keep(_ proofs: [Question: Proof]) {
    self.proofs = proofs
    if facts.count + proofs.count > Self.factsMax { facts = [:] }
    for (question, proof) in proofs { facts[question] = Fact(proof) }
  }
}

extension ProofMemory.Fact {
  fileprivate init(_ proof: Proof) {
    self.init(
      verdict: proof.verdict, states: proof.states, transitions: proof.transitions,
      depth: proof.depth, hasRun: proof.hasRun)
  }
}

extension Claim {
  /// The law, from where on and under which assumptions, whatever it is about: other bytes for each.
  var lawKey: [UInt8] {
    var key = [starting.rawValue, UInt8(assumptions.count)]
    key += Claim.Assumption.allCases.filter(assumptions.contains).map(\.rawValue)
    key += [law.pattern.rawValue, law.limit?.rawValue ?? .max]
    for proposition in [law.p, law.q, law.r] { proposition.write(to: &key) }
    return key
  }
}

extension Optional<Proposition> {
  /// In prefix notation, with the number of members.
  fileprivate func write(to key: inout [UInt8]) {
    switch self {
    case nil: key.append(0)
    case .atom(let phrase): key += [1, phrase.rawValue]
    case .not(let negated):
      key.append(2)
      Optional(negated).write(to: &key)
    case .all(let members), .either(let members):
      if case .all = self { key.append(3) } else { key.append(4) }
      withUnsafeBytes(of: UInt32(members.count).littleEndian) { key += $0 }
      for member in members { Optional(member).write(to: &key) }
    }
  }
}
