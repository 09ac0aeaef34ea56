/// How one identity system syncs. Its name, description and sources are words, so they live outside.
///
/// The first case of each enumeration is the default.
package struct Profile: Equatable, Sendable {
  /// What a noticed edit does: R3.
  package enum Starts: UInt8, CaseIterable, Sendable { case onChange, onSchedule }
  /// Which edits at the identity system make a user due: R2.
  package enum Notices: UInt8, CaseIterable, Sendable { case mappedChanges, anyChange }
  /// What the sync of a due user carries: R6.
  package enum Sends: UInt8, CaseIterable, Sendable { case allMapped, changedOnly }
  /// What a mapped attribute without a value does at the target: R7.
  package enum Absent: UInt8, CaseIterable, Sendable { case clear, keep }
  /// When a rule's default stands in for a missing value: R7.
  package enum Defaults: UInt8, CaseIterable, Sendable { case always, onCreate }
  /// What becomes of an on-create rule after the creation: R8.
  package enum CreateOnly: UInt8, CaseIterable, Sendable { case withheld, resent }
  /// What a forced sync of one user does: R6.
  package enum Forced: UInt8, CaseIterable, Sendable { case full, dueOnly }

  package var starts: Starts
  package var notices: Notices
  package var sends: Sends
  package var absent: Absent
  package var defaults: Defaults
  package var createOnly: CreateOnly
  package var forced: Forced
  /// The schedule, or `nil` where syncs start by other means only.
  package var cycle: Cycle?
  package var lifeCycle = LifeCycle()
  /// How cycles slow down while they fail, or `nil` where they do not.
  package var quarantine: Quarantine?

  package init(
    starts: Starts = .onChange, notices: Notices = .mappedChanges, sends: Sends = .allMapped,
    absent: Absent = .clear, defaults: Defaults = .always, createOnly: CreateOnly = .withheld,
    forced: Forced = .full, cycle: Cycle? = nil
  ) {
    self.starts = starts
    self.notices = notices
    self.sends = sends
    self.absent = absent
    self.defaults = defaults
    self.createOnly = createOnly
    self.forced = forced
    self.cycle = cycle
  }
}

/// A schedule of cycles: the first comes one interval after the start, and nothing moves it.
package struct Cycle: Equatable, Sendable {
  /// Whom a cycle syncs: R5.
  package enum Covers: UInt8, CaseIterable, Sendable { case changedUsers, allUsers }

  /// The interval between two cycles, in minutes, from 1 to ``Simulator/lastMinute``.
  package var everyMinutes: Int32
  package var covers: Covers

  package init(everyMinutes: Int32, covers: Covers = .changedUsers) {
    precondition(everyMinutes >= 1, "an interval is at least one minute")
    precondition(everyMinutes <= Simulator.lastMinute, "an interval ends before the clock does")
    self.everyMinutes = everyMinutes
    self.covers = covers
  }
}
