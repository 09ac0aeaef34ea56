/// **R23 failure**: while the connection fails every sync does, does nothing, and its user stays due.
/// With a quarantine, the first cycle that fails begins it; from then on only those cycles run that
/// come long enough after the last one that ran, and after some time none.
package enum R23 {
  static func fails(_ world: World) -> Bool { !world.isConnected }

  /// Whether the cycle of this minute runs.
  static func runs(_ profile: Profile, _ world: World) -> Bool {
    guard let quarantine = profile.quarantine, let state = world.quarantine else { return true }
    if let stopsAfter = quarantine.stopsAfterMinutes, world.minute - state.since >= stopsAfter {
      return false
    }
    return world.minute - state.lastRun >= quarantine.everyMinutes
  }

  /// What a cycle that runs makes of the quarantine.
  static func noted(_ profile: Profile, _ world: World, failed: Bool) -> QuarantineState? {
    guard failed, profile.quarantine != nil else { return nil }
    return QuarantineState(since: world.quarantine?.since ?? world.minute, lastRun: world.minute)
  }
}
