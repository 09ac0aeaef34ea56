import SyncEngine

/// A law about one attribute of one user, over every run and under every mapping.
package struct Claim: Equatable, Sendable {
  /// Which beginnings count.
  package enum Starting: UInt8, CaseIterable, Sendable {
    /// Any values, nothing due, no person's value, provisioned or not.
    case anywhere
    /// Provisioned and agreeing.
    case inAgreement
    /// Not provisioned.
    case new
  }

  /// Fairness of an event: if it can happen again and again, it does.
  package enum Assumption: UInt8, CaseIterable, Sendable {
    case cyclesContinue
    case fullSyncsCome
    case forcedSyncsCome
    /// A mapped attribute of the user, it or another, is edited at the identity system.
    case userIsEditedAgain
    /// It is edited at the identity system.
    case itIsEditedAgain
  }

  package var law: Law
  /// Which attributes `it` stands for.
  package var kinds: [AttributeKind]
  package var starting: Starting
  /// Restrict the runs considered; only where the law is `eventually`.
  package var assumptions: [Assumption]

  package init(
    _ law: Law, kinds: [AttributeKind] = AttributeKind.plain, starting: Starting = .anywhere,
    assumptions: [Assumption] = []
  ) {
    self.law = law
    self.kinds = kinds
    self.starting = starting
    self.assumptions = assumptions
  }
}

extension Claim.Assumption {
  /// The phrases of which one must hold again and again, or `nil` where it can never: there the
  /// assumption asks nothing.
  func events(for kind: AttributeKind, _ profile: Profile) -> AtomSet? {
    switch self {
    case .cyclesContinue: profile.cycle == nil ? nil : AtomSet([.cycleRuns])
    case .fullSyncsCome: AtomSet([.fullSyncComes])
    case .forcedSyncsCome: AtomSet([.syncIsForced])
    case .userIsEditedAgain:
      AtomSet(
        [.anotherMappedIsEditedAtIdentitySystem]
          + (kind.isFed ? [.itIsEditedAtIdentitySystem] : []))
    case .itIsEditedAgain: kind.hasSource ? AtomSet([.itIsEditedAtIdentitySystem]) : nil
    }
  }
}
