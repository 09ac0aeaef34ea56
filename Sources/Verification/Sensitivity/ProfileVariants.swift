package import Profiles
import Shapes
import SyncEngine

/// An identity system with one setting of its profile changed.
package struct ProfileVariant: Sendable {
  /// Such as `sync.absent`.
  package let path: String
  /// The other value, as it is written.
  package let word: String
  package let system: IdentitySystem
}

extension IdentitySystem {
  /// The same identity system with one key of its profile set to another legal value, for each.
  package var variants: [ProfileVariant] {
    func others<Choice: Keyword & Equatable>(
      _ path: String, _ key: WritableKeyPath<Profile, Choice>
    ) -> [ProfileVariant] {
      Choice.allCases.filter { $0 != profile[keyPath: key] }.compactMap { choice in
        var changed = profile
        changed[keyPath: key] = choice
        return variant(path, choice.keyword, changed)
      }
    }
    return others("sync.starts", \.starts) + others("sync.notices", \.notices)
      + others("sync.sends", \.sends) + others("sync.absent", \.absent)
      + others("sync.defaults", \.defaults) + others("sync.create-only", \.createOnly)
      + others("sync.forced", \.forced)
      + others("life-cycle.unassigned", \.lifeCycle.unassigned)
      + others("life-cycle.disabled", \.lifeCycle.disabled)
      + others("life-cycle.soft-deleted", \.lifeCycle.softDeleted)
      + others("life-cycle.deleted", \.lifeCycle.deleted)
      + others("life-cycle.status", \.lifeCycle.status)
      + others("life-cycle.missing", \.lifeCycle.missing) + cycleVariants + quarantineVariants
  }

  private var cycleVariants: [ProfileVariant] {
    var changed = profile
    guard let cycle = profile.cycle else {
      return Cycle.Covers.allCases.compactMap { covers in
        changed.cycle = Cycle(everyMinutes: 40, covers: covers)
        return variant("cycle", "40m, \(covers.keyword)", changed)
      }
    }
    changed.cycle = nil
    let none = variant("cycle", "none", changed)
    let covers = Cycle.Covers.allCases.filter { $0 != cycle.covers }.compactMap { covers in
      changed.cycle = Cycle(everyMinutes: cycle.everyMinutes, covers: covers)
      return variant("cycle.covers", covers.keyword, changed)
    }
    let intervals = [cycle.everyMinutes / 2, cycle.everyMinutes + 1].filter { minutes in
      (1...Simulator.lastMinute).contains(minutes)
    }
    let every = intervals.compactMap { minutes in
      changed.cycle = Cycle(everyMinutes: minutes, covers: cycle.covers)
      return variant("cycle.every", Interval(minutes: minutes).text, changed)
    }
    return [none].compactMap(\.self) + covers + every
  }

  private var quarantineVariants: [ProfileVariant] {
    guard let quarantine = profile.quarantine else { return [] }
    var changed = profile
    changed.quarantine = nil
    var variants = [variant("quarantine", "none", changed)]
    changed.quarantine = Quarantine(
      everyMinutes: quarantine.everyMinutes * 2, stopsAfterMinutes: quarantine.stopsAfterMinutes)
    variants.append(
      variant("quarantine.every", Interval(minutes: quarantine.everyMinutes * 2).text, changed))
    if quarantine.stopsAfterMinutes != nil {
      changed.quarantine = Quarantine(everyMinutes: quarantine.everyMinutes)
      variants.append(variant("quarantine.stops-after", "never", changed))
    }
    return variants.compactMap(\.self)
  }

  /// - Returns: `nil` if the profile is not legal.
  private func variant(_ path: String, _ word: String, _ changed: Profile) -> ProfileVariant? {
    guard changed.isLegal else { return nil }
    var system = self
    system.profile = changed
    return ProfileVariant(path: path, word: word, system: system)
  }
}
