/// The result of one event.
package struct Step: Equatable, Sendable {
  package let event: Event
  /// The clock after the event, in minutes since the start.
  package internal(set) var minute: Int32 = 0
  /// The syncs, in order; a user synced twice is listed twice.
  package internal(set) var syncs: [Sync] = []
  /// The effects, in order.
  package internal(set) var effects: [Effect] = []
  /// The syncs and cycles that failed, in order (R22, R23).
  package internal(set) var failures: [Failure] = []
  /// What may still be carried at the end of the cycle or full sync (R15).
  var withheldReferences: [WithheldReference] = []

  init(_ event: Event) { self.event = event }

  /// What a person had set and this step replaced, in order.
  package var overwritten: [Effect] { effects.filter { $0.kind == .overwrote } }
}

/// A value that names a user whom the target did not have when it was to be carried.
struct WithheldReference: Equatable, Sendable {
  /// The number of the sync in its step.
  let sync: Int
  /// The number of the rule in the mapping.
  let rule: Int
  let value: OriginatedValue
}

/// A step and the world after it.
package struct PlayedStep: Equatable, Sendable {
  package let step: Step
  package let after: World

  package init(_ step: Step, after: World) {
    self.step = step
    self.after = after
  }
}

/// A sync that did nothing because it failed; its user stays due.
package struct Failure: Equatable, Sendable {
  /// The user, or `nil` for a cycle as a whole.
  package let user: User?
  package let minute: Int32
  package let why: Sync.Reason
  /// What made it fail: R22 or R23.
  package let rule: RuleID
}

/// One sync of one user.
package struct Sync: Equatable, Sendable {
  /// What started it.
  package enum Reason: UInt8, CaseIterable, Sendable {
    case edit, cycle, forced, fullSync

    /// The rule that makes it start a sync.
    package var rule: RuleID {
      switch self {
      case .edit: .r3
      case .cycle: .r5
      case .forced, .fullSync: .r6
      }
    }
  }

  package let user: User
  package let minute: Int32
  package let why: Reason
  /// Whether it was a full sync or a creation, which carry every rule (R6).
  package let full: Bool
  /// Whether an edit that was noticed (R2) was waiting for it.
  package let carriesEdit: Bool
  /// What became of each rule of the mapping, in the mapping's order.
  package internal(set) var decisions: [Decision] = []

  /// The rules that led to it: R2 if it carries an edit, and the one that started it.
  package var causes: [RuleID] { carriesEdit ? [.r2, why.rule] : [why.rule] }
}

/// Whether a sync carried one rule of the mapping, and which rule of the engine decided it.
package enum Decision: Equatable, Sendable {
  case carried(by: RuleID)
  case withheld(by: RuleID)

  /// The rule that decided it.
  package var rule: RuleID {
    switch self {
    case .carried(let rule), .withheld(let rule): rule
    }
  }
}

/// One thing that the engine did, with the rule that did it.
package struct Effect: Equatable, Sendable {
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// A person set a value (R1, R4).
    case edited
    /// A sync created the user at the target (R11).
    case created
    /// A sync replaced a value (R9).
    case wrote
    /// A sync replaced what a person had set at the target (R9).
    case overwrote
    /// A sync remembered an account that was there already (R21).
    case linked
    /// A sync made the account active, inactive or deleted (R19).
    case activated, deactivated, deleted
    /// A creation brought a deleted account back (R22).
    case restored
    /// The target did not keep a value when the account was deleted (R22).
    case lost
  }

  package let minute: Int32
  package let user: User
  package let place: Place
  package let kind: Kind
  package let rule: RuleID
  /// The attribute, or `nil` where the effect is about the account.
  package let attribute: Attribute?
  package let before: Value?
  package let after: Value?
  /// Where a written value came from; `nil` for edits, creations and removals.
  package let origin: OriginatedValue.Origin?
}
