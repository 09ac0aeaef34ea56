/// What an identity system sends about users who leave its scope, and come back.
///
/// The first case of each enumeration is the default of those keys that share it.
public struct LifeCycle: Equatable, Sendable {
  /// What is asked of the target for a user who is not in scope: R18.
  public enum Request: UInt8, CaseIterable, Sendable { case disable, delete, nothing }
  /// Which syncs of a user in scope activate the account: R19.
  public enum Activation: UInt8, CaseIterable, Sendable { case withEverySync, onReturn }
  /// What a sync does whose linked account was deleted at the target: R22.
  public enum Missing: UInt8, CaseIterable, Sendable { case recreate, fail }

  public var unassigned = Request.disable
  public var disabled = Request.disable
  public var softDeleted = Request.disable
  public var deleted = Request.delete
  public var status = Activation.withEverySync
  public var missing = Missing.recreate

  public init() {}
}

/// How cycles slow down while the connection fails: R23.
public struct Quarantine: Equatable, Sendable {
  /// How far apart the cycles that still run are, at least, in minutes.
  public var everyMinutes: Int32
  /// After how many minutes no cycle runs any more; `nil` for never.
  public var stopsAfterMinutes: Int32?

  public init(everyMinutes: Int32, stopsAfterMinutes: Int32? = nil) {
    precondition(everyMinutes >= 1, "an interval is at least one minute")
    self.everyMinutes = everyMinutes
    self.stopsAfterMinutes = stopsAfterMinutes
  }
}
