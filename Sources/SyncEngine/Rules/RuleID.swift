/// The engine's rules. Ids are stable: traces, evidence and pages cite them.
package enum RuleID: UInt8, CaseIterable, Sendable {
  /// Edit at the identity system.
  case r1 = 1
  /// Notice.
  case r2
  /// Start at once.
  case r3
  /// Edit at the target.
  case r4
  /// Cycle.
  case r5
  /// Payload.
  case r6
  /// Value.
  case r7
  /// On-create.
  case r8
  /// Write.
  case r9
  /// Done.
  case r10
  /// Create.
  case r11
  /// Mutability.
  case r12
  /// Many values.
  case r13
  /// If empty.
  case r14
  /// Reference.
  case r15
  /// Expression.
  case r16
  /// Account at the identity system.
  case r17
  /// Request.
  case r18
  /// Status.
  case r19
  /// Account at the target.
  case r20
  /// Match.
  case r21
  /// What is kept.
  case r22
  /// Failure.
  case r23
}
