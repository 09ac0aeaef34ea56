/// What an identity system sends about users who leave its scope, and come back.
///
/// The first case of each enumeration is the default of those keys that share it.
package struct LifeCycle: Equatable, Sendable {
  /// What is asked of the target for a user who is not in scope: R18.
  package enum Request: UInt8, CaseIterable, Sendable { case disable, delete, nothing }
  /// Which syncs of a user in scope activate the account: R19.
  package enum Activation: UInt8, CaseIterable, Sendable { case withEverySync, onReturn }
  /// What a sync does whose linked account was deleted at the target: R22.
  package enum Missing: UInt8, CaseIterable, Sendable { case recreate, fail }

  package var unassigned = Request.disable
  package var disabled = Request.disable
  package var softDeleted = Request.disable
  package var deleted = Request.delete
  package var status = Activation.withEverySync
  package var missing = Missing.recreate

  package init() {}
}

/// How cycles slow down while the connection fails: R23.
package struct Quarantine: Equatable, Sendable {
  /// How far apart the cycles that still run are, at least, in minutes.
  package var everyMinutes: Int32
  /// After how many minutes no cycle runs any more; `nil` for never.
  package var stopsAfterMinutes: Int32?

  package init(everyMinutes: Int32, stopsAfterMinutes: Int32? = nil) {
    precondition(everyMinutes >= 1, "an interval is at least one minute")
    self.everyMinutes = everyMinutes
    self.stopsAfterMinutes = stopsAfterMinutes
  }
}
