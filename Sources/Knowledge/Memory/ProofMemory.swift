import SyncEngine

/// Proofs by all that decides about them, but for the engine's rules: it is of use only to those who ask
/// the same engine again.
struct ProofMemory: Sendable {
  /// A law in a universe.
  struct Question: Hashable, Sendable {
    let place: ProofTable.Place
    let law: [UInt8]
  }

  private var proofs: [Question: Proof] = [:]

  /// - Parameter needsRun: Whether a verdict alone is not enough.
  func proof(_ question: Question, needsRun: Bool) -> Proof? {
    guard let proof = proofs[question], !needsRun || proof.run != nil || !proof.hasRun else {
      return nil
    }
    return proof
  }

  /// Keeps these proofs and forgets all others.
  mutating func keep(_ proofs: [Question: Proof]) { self.proofs = proofs }
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
    case .phrase(let phrase): key += [1, phrase.rawValue]
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
