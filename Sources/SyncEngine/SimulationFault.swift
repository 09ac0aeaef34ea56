/// Why an event cannot be played in this world.
package enum SimulationFault: Error, Equatable, Sendable {
  /// A cycle was asked for, and the profile has no schedule.
  case noSchedule
  /// An edit at the target of a user who has no record there.
  case notProvisioned(User)
  /// An edit of an attribute of an account that is deleted at the target.
  case accountDeleted(User)
  /// The clock would pass ``Simulator/lastMinute``.
  case clockEnds
  /// One wait would run more than ``Simulator/cyclesMaxPerWait`` cycles.
  case tooManyCycles
}
