/// What goes on in a universe besides edits and syncs: only what a law speaks of.
public struct UniverseStage: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Users stay in scope, active and linked, and syncs never fail.
  public static let plain: UniverseStage = []
  /// Users leave the scope and come back, and accounts are changed at the target.
  public static let lifeCycle = UniverseStage(rawValue: 1)
  /// Syncs begin to fail, and cease to.
  public static let connection = UniverseStage(rawValue: 2)
}
