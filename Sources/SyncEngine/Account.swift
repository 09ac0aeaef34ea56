/// What a user's account is at the identity system (R17).
package enum Account: UInt8, CaseIterable, Sendable { case enabled, disabled, softDeleted, deleted }

/// What a life-cycle event at the identity system sets (R17).
package enum AccountChange: UInt8, CaseIterable, Sendable {
  case assigned, unassigned, enabled, disabled, softDeleted, deleted
}

/// What a user's account is at the target (R19, R20).
package enum Status: UInt8, CaseIterable, Sendable { case active, inactive, deleted }
