import Profiles
import SyncEngine
import Traces

/// An identity system as it would be if one assumption of its profile were otherwise.
struct AssumedVariant: Sendable {
  let assumption: Assumption
  let system: IdentitySystem
  /// The rule that is removed, where the assumption is a rule.
  fileprivate let removed: MappingEntry?

  /// A mapping of the profile's, whole or with one rule changed, as it would be; other mappings stay
  /// as they are.
  func mapping(_ mapping: [MappingEntry]) -> [MappingEntry] {
    guard let removed else { return mapping }
    return mapping.filter { entry in
      entry.to.value != removed.to.value || entry.to.location != removed.to.location
        || entry.source != removed.source
    }
  }
}

extension IdentitySystem {
  /// The settings for which there are variants of their own.
  private static let intervals: Set = [
    "cycle.every", "quarantine.every", "quarantine.stops-after",
  ]

  /// One for each other legal value of each setting that is assumed, and one for each assumed rule,
  /// which is removed.
  var assumedVariants: [AssumedVariant] {
    let changed = variants.map { (path: $0.path, system: $0.system) }
      .filter { !Self.intervals.contains($0.path) }
    let settings = (changed + intervalVariants).compactMap { path, system in
      assumption(behind: path).map {
        AssumedVariant(assumption: $0, system: system, removed: nil)
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

  /// What the profile says of a setting or a rule, if it is assumed.
  func assumption(behind path: String) -> Assumption? {
    // Whether there is a schedule is a matter of its interval, where there is one.
    let path = path == "cycle" && profile.cycle != nil ? "cycle.every" : path
    guard case .assumed(let why) = evidence?.provenance(for: path) else { return nil }
    return Assumption(identitySystem: id, path: path, why: why)
  }

  /// The schedule with half and with double its interval, and quarantine likewise, or none of it.
  private var intervalVariants: [(path: String, system: IdentitySystem)] {
    var changed: [(path: String, profile: Profile)] = []
    func change(_ path: String, _ edit: (inout Profile) -> Void) {
      var profile = profile
      edit(&profile)
      changed.append((path, profile))
    }
    if let cycle = profile.cycle {
      for minutes in cycle.everyMinutes.halfAndDouble {
        change("cycle.every") { $0.cycle?.everyMinutes = minutes }
      }
    }
    guard let quarantine = profile.quarantine else { return systems(changed) }
    change("quarantine.every") { $0.quarantine = nil }
    for minutes in quarantine.everyMinutes.halfAndDouble {
      change("quarantine.every") { $0.quarantine?.everyMinutes = minutes }
    }
    guard let stopsAfter = quarantine.stopsAfterMinutes else { return systems(changed) }
    change("quarantine.stops-after") { $0.quarantine?.stopsAfterMinutes = nil }
    for minutes in stopsAfter.halfAndDouble {
      change("quarantine.stops-after") { $0.quarantine?.stopsAfterMinutes = minutes }
    }
    return systems(changed)
  }

  private func systems(
    _ changed: [(path: String, profile: Profile)]
  ) -> [(path: String, system: IdentitySystem)] {
    changed.map { path, profile in
      var system = self
      system.profile = profile
      return (path, system)
    }
  }
}

extension Int32 {
  /// Of an interval in minutes, as far as they are intervals too.
  fileprivate var halfAndDouble: [Int32] {
    let (double, overflows) = multipliedReportingOverflow(by: 2)
    return [self / 2, overflows ? 0 : double].filter { (1...Simulator.lastMinute).contains($0) }
  }
}
