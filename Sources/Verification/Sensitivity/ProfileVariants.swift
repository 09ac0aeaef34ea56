package import Profiles
import Shapes
import SyncEngine

/// An identity system with one setting of its profile changed.
package struct ProfileVariant: Sendable {
  /// The path of the setting, such as `sync.absent`.
  package let path: String
  /// The other value as written in the profile.
  package let word: String
  package let system: IdentitySystem
}

extension IdentitySystem {
  /// The variants of the identity system with one key of its profile set to another legal value.
  package var variants: [ProfileVariant] { variants { $0.variantLengths(of: $1) } }

  /// - Parameter lengths: Returns other lengths of an interval, given its own length in minutes; 0
  ///   removes an optional interval.
  func variants(lengths: (ProfileSetting, Int32) -> [Int32]) -> [ProfileVariant] {
    ProfileSection.allCases.filter { $0.interval == nil }.flatMap { $0.settings.flatMap(choices) }
      + (profile.cycle == nil ? scheduleVariants : optionalVariants(of: .cycle, lengths))
      + (profile.quarantine == nil ? [] : optionalVariants(of: .quarantine, lengths))
  }

  /// The variants with a schedule, for a profile without one.
  private var scheduleVariants: [ProfileVariant] {
    Cycle.Covers.allCases.compactMap { covers in
      var changed = profile
      changed.cycle = Cycle(everyMinutes: 40, covers: covers)
      return variant("cycle", "40m, \(covers.keyword)", changed)
    }
  }

  /// Returns the variants without a section, and with its settings changed: first choices, then
  /// intervals.
  private func optionalVariants(
    of section: ProfileSection, _ lengths: (ProfileSetting, Int32) -> [Int32]
  ) -> [ProfileVariant] {
    var without = profile
    if let interval = section.interval { without.set(interval, to: 0) }
    let intervals = section.settings.filter { $0.words == nil }.flatMap { setting in
      let others = profile[setting.setting].map { lengths(setting, $0) } ?? []
      return others.filter { $0 > 0 || setting.setting != section.interval }
        .compactMap { variant(setting, $0) }
    }
    return [variant(section.rawValue, "none", without)].compactMap(\.self)
      + section.settings.flatMap(choices) + intervals
  }

  /// Returns one variant for each other value of a choice.
  private func choices(of setting: ProfileSetting) -> [ProfileVariant] {
    (setting.words ?? []).indices.map(Int32.init).filter { $0 != profile[setting.setting] }
      .compactMap { variant(setting, $0) }
  }

  private func variant(_ setting: ProfileSetting, _ number: Int32) -> ProfileVariant? {
    var changed = profile
    guard changed.set(setting.setting, to: number) else { return nil }
    let word = setting.words == nil && number == 0 ? "never" : setting.word(number)
    return variant(setting.path, word, changed)
  }

  /// - Returns: `nil` if the profile is not legal.
  private func variant(_ path: String, _ word: String, _ changed: Profile) -> ProfileVariant? {
    guard changed.isLegal else { return nil }
    var system = self
    system.profile = changed
    return ProfileVariant(path: path, word: word, system: system)
  }
}
