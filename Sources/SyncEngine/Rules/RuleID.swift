/// The engine's rules. Ids are stable: traces, evidence and pages cite them.
public enum RuleID: UInt8, CaseIterable, Sendable {
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
}
