/// What goes on in a universe besides edits and syncs: only what a law speaks of.
package struct UniverseStage: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Users stay in scope, active and linked, and syncs never fail.
  package static let plain: UniverseStage = []
  /// Users leave the scope and come back, and accounts are changed at the target.
  package static let lifeCycle = UniverseStage(rawValue: 1)
  /// Syncs begin to fail, and cease to.
  package static let connection = UniverseStage(rawValue: 2)
}
