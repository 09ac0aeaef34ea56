/// The closed vocabulary in which laws speak of one step, of one attribute (`it`) of one user.
///
/// Their meanings come from the record and the mapping's text alone, never from the engine's own
/// rules: otherwise a broken rule would hide itself. ``Subject`` computes them.
package enum Atom: UInt8, CaseIterable, Sendable {
  // The event. An edit counts only if it changed the value.
  case itIsEditedAtIdentitySystem
  case itIsEditedAtTarget
  case anotherMappedIsEditedAtIdentitySystem
  case anotherUnmappedIsEditedAtIdentitySystem
  case anotherIsEditedAtTarget
  case userIsEditedAtIdentitySystem
  case userIsEditedAtTarget
  case cycleRuns
  case syncIsForced
  case fullSyncComes
  case userIsAssigned
  case userIsUnassigned
  case userIsEnabled
  case userIsDisabled
  case userIsSoftDeleted
  case userIsDeletedAtIdentitySystem
  case userIsActivatedAtTarget
  case userIsDeactivatedAtTarget
  case userIsDeletedAtTarget
  case connectionFails
  case connectionWorks

  // The effects.
  case userIsSynced
  case userIsCreated
  case itIsWritten
  case itIsOverwritten
  case itChangesAtIdentitySystem
  case itChangesAtTarget
  case userIsLinked
  case userIsActivated
  case userIsDeactivated
  case userIsDeleted
  case userIsRestored
  case cycleFails

  // The state after the step.
  case itAgrees
  case itIsEmptyAtIdentitySystem
  case itIsEmptyAtTarget
  case itIsAPersons
  case itHasItsDefault
  case itHasItsFirstValue
  case itIsDue
  case userIsDue
  case userIsProvisioned
  case userIsInScope
  case accountIsActive
  case accountIsInactive
  case accountIsDeleted

  // The state before the step, in the same order.
  case itAgreed
  case itWasEmptyAtIdentitySystem
  case itWasEmptyAtTarget
  case itWasAPersons
  case itHadItsDefault
  case itHadItsFirstValue
  case itWasDue
  case userWasDue
  case userWasProvisioned
  case userWasInScope
  case accountWasActive
  case accountWasInactive
  case accountWasDeleted

  /// Whether it speaks of the event or of the state before the step: of what a step starts from.
  package var isPremise: Bool {
    self < .userIsSynced || self >= .itAgreed
  }

  /// Whether it speaks of the attribute, and not of the user alone.
  package var isAboutIt: Bool {
    switch self {
    case .itIsEditedAtIdentitySystem ... .anotherIsEditedAtTarget,
      .itIsWritten ... .itChangesAtTarget, .itAgrees ... .itIsDue, .itAgreed ... .itWasDue:
      true
    default: false
    }
  }

  /// What must go on in the universe for the phrase to mean something.
  package var stage: UniverseStage {
    switch self {
    case .connectionFails, .connectionWorks, .cycleFails: .connection
    case .userIsAssigned ... .userIsDeletedAtTarget, .userIsLinked ... .userIsRestored,
      .userIsInScope ... .accountIsDeleted, .userWasInScope ... .accountWasDeleted:
      .lifeCycle
    default: .plain
    }
  }

  /// From a phrase about the state after a step to the one about the state before it.
  static let pastTenseOffset = Self.itAgreed.rawValue - Self.itAgrees.rawValue
}

extension Atom: Comparable {
  package static func < (left: Atom, right: Atom) -> Bool { left.rawValue < right.rawValue }
}

/// The phrases that hold in one step.
package struct AtomSet: Equatable, Sendable {
  private(set) var bits: UInt64 = 0

  package init() {}

  package init(_ atoms: [Atom]) {
    for atom in atoms { insert(atom) }
  }

  package func contains(_ atom: Atom) -> Bool { bits & (1 << UInt64(atom.rawValue)) != 0 }

  package mutating func insert(_ atom: Atom, if holds: Bool = true) {
    if holds { bits |= 1 << UInt64(atom.rawValue) }
  }

  package func intersects(_ other: AtomSet) -> Bool { bits & other.bits != 0 }

  package func union(_ other: AtomSet) -> AtomSet {
    var union = self
    union.bits |= other.bits
    return union
  }

  /// What holds after a step, said of the step that follows it.
  var inThePast: AtomSet {
    var past = AtomSet()
    past.bits = bits << UInt64(Atom.pastTenseOffset)
    return past
  }
}
