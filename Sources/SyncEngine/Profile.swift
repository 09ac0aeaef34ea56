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

extension Profile {
  /// A setting of a profile, in the order of the documentation and of a scenario's words.
  package enum Setting: CaseIterable, Sendable {
    case starts, notices, sends, absent, defaults, createOnly, forced
    case cycleEvery, cycleCovers
    case unassigned, disabled, softDeleted, deleted, status, missing
    case quarantineEvery, quarantineStopsAfter
  }

  /// A setting as a number: the raw value of a choice, or the minutes of an interval. It is `nil` where
  /// the setting is not in force, for example the interval of a schedule that is not there.
  package subscript(setting: Setting) -> Int32? {
    switch setting {
    case .starts: Int32(starts.rawValue)
    case .notices: Int32(notices.rawValue)
    case .sends: Int32(sends.rawValue)
    case .absent: Int32(absent.rawValue)
    case .defaults: Int32(defaults.rawValue)
    case .createOnly: Int32(createOnly.rawValue)
    case .forced: Int32(forced.rawValue)
    case .cycleEvery: cycle?.everyMinutes
    case .cycleCovers: cycle.map { Int32($0.covers.rawValue) }
    case .unassigned: Int32(lifeCycle.unassigned.rawValue)
    case .disabled: Int32(lifeCycle.disabled.rawValue)
    case .softDeleted: Int32(lifeCycle.softDeleted.rawValue)
    case .deleted: Int32(lifeCycle.deleted.rawValue)
    case .status: Int32(lifeCycle.status.rawValue)
    case .missing: Int32(lifeCycle.missing.rawValue)
    case .quarantineEvery: quarantine?.everyMinutes
    case .quarantineStopsAfter: quarantine?.stopsAfterMinutes
    }
  }

  /// Changes a setting. What belongs to a schedule or a quarantine that is not there stays out of force.
  ///
  /// - Parameter number: As the subscript gives it; 0 removes an interval, and with it the schedule or
  ///   quarantine whose interval it is.
  /// - Returns: Whether the number means something for this setting; if not, nothing is changed.
  @discardableResult
  package mutating func set(_ setting: Setting, to number: Int32) -> Bool {
    switch setting {
    case .starts: return Self.choose(number, &starts)
    case .notices: return Self.choose(number, &notices)
    case .sends: return Self.choose(number, &sends)
    case .absent: return Self.choose(number, &absent)
    case .defaults: return Self.choose(number, &defaults)
    case .createOnly: return Self.choose(number, &createOnly)
    case .forced: return Self.choose(number, &forced)
    case .cycleEvery:
      guard let minutes = Self.minutes(number) else { return false }
      let covers = cycle?.covers ?? .changedUsers
      cycle = minutes == 0 ? nil : Cycle(everyMinutes: minutes, covers: covers)
      return true
    case .cycleCovers:
      var covers = cycle?.covers ?? .changedUsers
      guard Self.choose(number, &covers) else { return false }
      cycle?.covers = covers
      return true
    case .unassigned: return Self.choose(number, &lifeCycle.unassigned)
    case .disabled: return Self.choose(number, &lifeCycle.disabled)
    case .softDeleted: return Self.choose(number, &lifeCycle.softDeleted)
    case .deleted: return Self.choose(number, &lifeCycle.deleted)
    case .status: return Self.choose(number, &lifeCycle.status)
    case .missing: return Self.choose(number, &lifeCycle.missing)
    case .quarantineEvery:
      guard let minutes = Self.minutes(number) else { return false }
      let stopsAfter = quarantine?.stopsAfterMinutes
      quarantine =
        minutes == 0 ? nil : Quarantine(everyMinutes: minutes, stopsAfterMinutes: stopsAfter)
      return true
    case .quarantineStopsAfter:
      guard let minutes = Self.minutes(number) else { return false }
      quarantine?.stopsAfterMinutes = minutes == 0 ? nil : minutes
      return true
    }
  }

  private static func minutes(_ number: Int32) -> Int32? {
    number >= 0 && number <= Simulator.lastMinute ? number : nil
  }

  private static func choose<Choice: RawRepresentable<UInt8>>(
    _ number: Int32, _ choice: inout Choice
  ) -> Bool {
    guard let number = UInt8(exactly: number), let chosen = Choice(rawValue: number) else {
      return false
    }
    choice = chosen
    return true
  }

  /// Whether a file could say it: who waits for a cycle, or slows cycles down, needs a schedule.
  package var isLegal: Bool { cycle != nil || (starts == .onChange && quarantine == nil) }
}

/// A schedule of cycles: the first comes one interval after the start, and nothing moves it.
package struct Cycle: Equatable, Sendable {
  /// The users that a cycle syncs: R5.
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
