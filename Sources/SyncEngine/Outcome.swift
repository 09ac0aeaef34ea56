/// What finally becomes of one edited attribute.
package struct Outcome: Equatable, Sendable {
  /// The stages of the probe, in order; `never` is what remains.
  package enum Stage: UInt8, CaseIterable, Sendable {
    case atOnce, nextCycle, nextSync, fullSync, never
  }

  /// Where a written value came from.
  package enum Becomes: UInt8, CaseIterable, Sendable { case source, `default`, constant, absent }

  /// How the attribute is edited.
  package enum Edit: UInt8, CaseIterable, Sendable { case set, clear }

  /// Whether a rule goes to the attribute.
  package internal(set) var mapped: Bool
  /// The first stage, up to the next cycle, at which the user was synced.
  package internal(set) var syncedAt = Stage.never
  /// The stage at which a sync wrote the attribute.
  package internal(set) var replacedAt = Stage.never
  /// Where the value written came from, or `nil` if none was.
  package internal(set) var becomes: Becomes?
  /// Whether what a person had set at the target was lost there.
  package internal(set) var overwrites = false
  /// Whether the identity system's record holds anything else than what was set there by hand.
  package internal(set) var identitySystemChanges = false
}
