import Profiles
import SyncEngine
import Traces

/// An identity system in which one assumption of its profile is different.
struct AssumedVariant: Sendable {
  let assumption: Assumption
  let system: IdentitySystem
  /// The removed rule, if the assumption is a rule.
  fileprivate let removed: MappingEntry?

  /// Returns the variant of a mapping that comes from the profile, whole or with one rule changed.
  /// Other mappings stay as they are.
  func mapping(_ mapping: [MappingEntry]) -> [MappingEntry] {
    guard let removed else { return mapping }
    return mapping.filter { entry in
      entry.to.value != removed.to.value || entry.to.location != removed.to.location
        || entry.source != removed.source
    }
  }
}

extension IdentitySystem {
  /// The variants: one for each other legal value of each assumed setting, and one for each assumed
  /// rule, which is removed.
  var assumedVariants: [AssumedVariant] {
    let changed = variants { setting, minutes in
      (setting.setting == setting.section.interval ? [] : [0]) + [minutes / 2, minutes * 2]
    }
    let settings = changed.compactMap { variant in
      assumption(behind: variant.path).map {
        AssumedVariant(assumption: $0, system: variant.system, removed: nil)
      }
    }
    let rules = mapping.compactMap { entry -> AssumedVariant? in
      guard let assumption = assumption(behind: "mapping.\(entry.to.value)") else { return nil }
      var system = self
      system.mapping.removeAll { $0.to.value == entry.to.value }
      return AssumedVariant(assumption: assumption, system: system, removed: entry)
    }
    return settings + rules
  }

  /// Returns the assumption behind a setting or a rule, if it is assumed.
  func assumption(behind path: String) -> Assumption? {
    // Whether there is a schedule or a quarantine is decided by its interval.
    let interval = ProfileSection(rawValue: path)?.interval.flatMap { interval in
      ProfileSetting.all.first { $0.setting == interval && profile[interval] != nil }
    }
    let path = interval?.path ?? path
    guard case .assumed(let why) = evidence?.provenance(for: path) else { return nil }
    return Assumption(identitySystem: id, path: path, why: why)
  }
}
