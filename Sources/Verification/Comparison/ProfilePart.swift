import Profiles
import SyncEngine

/// A setting of a profile, or a whole schedule or quarantine, that can be set to another profile's
/// value.
struct ProfilePart {
  let path: String
  let put: (inout Profile) -> Void

  /// Returns the parts that differ between two profiles: first those always in force, then quarantine,
  /// then the schedule.
  ///
  /// - Parameter reference: The profile whose values replace those of `profile`.
  static func parts(of profile: Profile, differingFrom reference: Profile) -> [ProfilePart] {
    func part(_ path: String, _ settings: [ProfileSetting]) -> ProfilePart {
      ProfilePart(path: path) { profile in
        for setting in settings.map(\.setting) { profile.set(setting, to: reference[setting] ?? 0) }
      }
    }
    func each(_ section: ProfileSection) -> [ProfilePart] {
      section.settings.map { part($0.path, [$0]) }
    }
    func whole(_ section: ProfileSection) -> ProfilePart {
      part(section.rawValue, section.settings)
    }
    let isScheduled = profile.cycle != nil && reference.cycle != nil
    let parts =
      each(.sync) + each(.lifeCycle) + [whole(.quarantine)]
      + (isScheduled ? each(.cycle) : [whole(.cycle)])
    return parts.filter { part in
      var changed = profile
      part.put(&changed)
      return changed != profile
    }
  }
}
