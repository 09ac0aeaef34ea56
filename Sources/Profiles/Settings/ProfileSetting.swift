import Shapes
package import SyncEngine

/// What is written of a setting, and what is said about it: loading, schemas, evidence, claims,
/// variants, explanations and the page's encoding of scenarios follow from it.
package struct ProfileSetting: Sendable {
  package enum Values: Sendable {
    /// Words, by the numbers of the engine's cases.
    case words([String])
    /// A number of minutes, and the other lengths of it that show whether anything notices.
    case interval(variants: @Sendable (_ minutes: Int32) -> [Int32])
  }

  package let setting: Profile.Setting
  package let section: ProfileSection
  /// Below its section.
  package let key: String
  package let values: Values
  /// One line for the writer, shown by editors.
  package let description: String
  /// The rules of the engine that read it.
  package let rules: [RuleID]

  /// Such as `sync.absent`.
  package var path: String { "\(section.rawValue).\(key)" }

  /// The words of a choice; `nil` for an interval.
  package var words: [String]? {
    if case .words(let words) = values { words } else { nil }
  }

  /// Other lengths of an interval that has so many minutes; 0 leaves it out.
  package func variantLengths(of minutes: Int32) -> [Int32] {
    if case .interval(let variants) = values { variants(minutes) } else { [] }
  }

  /// All of them, in the order of the documentation.
  package static let all = Profile.Setting.allCases.map(ProfileSetting.init)

  /// The setting with a path such as `sync.absent`, if there is one.
  package static func at(_ path: String) -> ProfileSetting? { all.first { $0.path == path } }
}

extension ProfileSetting {
  private init(
    _ setting: Profile.Setting, _ section: ProfileSection, _ key: String, _ values: Values,
    _ description: String, _ rules: [RuleID]
  ) {
    self.setting = setting
    self.section = section
    self.key = key
    self.values = values
    self.description = description
    self.rules = rules
  }

  fileprivate init(_ setting: Profile.Setting) {
    switch setting {
    case .starts:
      self.init(
        setting, .sync, "starts", .choice(of: Profile.Starts.self),
        "Whether a noticed change syncs its user at once, or waits for the next cycle.", [.r3])
    case .notices:
      self.init(
        setting, .sync, "notices", .choice(of: Profile.Notices.self),
        "Which changes at the identity system make a user due.", [.r2])
    case .sends:
      self.init(
        setting, .sync, "sends", .choice(of: Profile.Sends.self),
        "What the sync of a due user carries.", [.r6])
    case .absent:
      self.init(
        setting, .sync, "absent", .choice(of: Profile.Absent.self),
        "What a mapped attribute without a value does at the target.", [.r7])
    case .defaults:
      self.init(
        setting, .sync, "defaults", .choice(of: Profile.Defaults.self),
        "When a rule's default stands in for a missing value.", [.r7])
    case .createOnly:
      self.init(
        setting, .sync, "create-only", .choice(of: Profile.CreateOnly.self),
        "What becomes of an on-create rule after the creation.", [.r8])
    case .forced:
      self.init(
        setting, .sync, "forced", .choice(of: Profile.Forced.self),
        "Whether a forced sync sends all, or nothing for a user that is not due.", [.r6])
    case .cycleEvery:
      self.init(
        setting, .cycle, "every", .interval { [$0 / 2, $0 + 1] },
        "How far apart scheduled cycles are, at least 1m.", [])
    case .cycleCovers:
      self.init(
        setting, .cycle, "covers", .choice(of: Cycle.Covers.self), "Whom a cycle syncs.",
        [.r5, .r6])
    case .unassigned:
      self.init(
        setting, .lifeCycle, "unassigned", .choice(of: LifeCycle.Request.self),
        "What is asked of the target for a user who is not assigned.", [.r18])
    case .disabled:
      self.init(
        setting, .lifeCycle, "disabled", .choice(of: LifeCycle.Request.self),
        "What is asked of the target for a user who is disabled.", [.r18])
    case .softDeleted:
      self.init(
        setting, .lifeCycle, "soft-deleted", .choice(of: LifeCycle.Request.self),
        "What is asked of the target for a user who is deleted and can be brought back.", [.r18])
    case .deleted:
      self.init(
        setting, .lifeCycle, "deleted", .choice(of: LifeCycle.Request.self),
        "What is asked of the target for a user who is deleted for good.", [.r18])
    case .status:
      self.init(
        setting, .lifeCycle, "status", .choice(of: LifeCycle.Activation.self),
        "Which syncs of a user in scope activate the account.", [.r19])
    case .missing:
      self.init(
        setting, .lifeCycle, "missing", .choice(of: LifeCycle.Missing.self),
        "What a sync does whose account was deleted at the target.", [.r22])
    case .quarantineEvery:
      self.init(
        setting, .quarantine, "every", .interval { [$0 * 2] },
        "How far apart the cycles that still run are, at least.", [.r23])
    case .quarantineStopsAfter:
      self.init(
        setting, .quarantine, "stops-after", .interval { _ in [0] },
        "After how long no cycle runs any more; never by default.", [.r23])
    }
  }
}

extension ProfileSetting.Values {
  fileprivate static func choice<Choice: Keyword>(of _: Choice.Type) -> ProfileSetting.Values {
    .words(Choice.allCases.map(\.keyword))
  }
}

extension RuleID {
  /// The settings of a profile that the rule reads, by their paths.
  package var settings: [String] {
    ProfileSetting.all.filter { $0.rules.contains(self) }.map(\.path)
  }
}
