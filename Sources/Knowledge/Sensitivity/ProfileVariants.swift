import SyncEngine

extension IdentitySystem {
  /// The same identity system with one key of its profile set to another legal value, for each.
  var mutants: [Mutant] {
    func others<Choice: Keyword & Equatable>(
      _ path: String, _ key: WritableKeyPath<Profile, Choice>
    ) -> [Mutant] {
      Choice.allCases.filter { $0 != profile[keyPath: key] }.compactMap { choice in
        var changed = profile
        changed[keyPath: key] = choice
        return mutant(path, choice.keyword, changed)
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
      + others("life-cycle.missing", \.lifeCycle.missing) + cycleMutants + quarantineMutants
  }

  private var cycleMutants: [Mutant] {
    var changed = profile
    guard let cycle = profile.cycle else {
      return Cycle.Covers.allCases.compactMap { covers in
        changed.cycle = Cycle(everyMinutes: 40, covers: covers)
        return mutant("cycle", "40m, \(covers.keyword)", changed)
      }
    }
    changed.cycle = nil
    let none = mutant("cycle", "none", changed)
    let covers = Cycle.Covers.allCases.filter { $0 != cycle.covers }.compactMap { covers in
      changed.cycle = Cycle(everyMinutes: cycle.everyMinutes, covers: covers)
      return mutant("cycle.covers", covers.keyword, changed)
    }
    let intervals = [cycle.everyMinutes / 2, cycle.everyMinutes + 1].filter { minutes in
      (1...Simulator.lastMinute).contains(minutes)
    }
    let every = intervals.compactMap { minutes in
      changed.cycle = Cycle(everyMinutes: minutes, covers: cycle.covers)
      return mutant("cycle.every", Duration(minutes: minutes).text, changed)
    }
    return [none].compactMap(\.self) + covers + every
  }

  private var quarantineMutants: [Mutant] {
    guard let quarantine = profile.quarantine else { return [] }
    var changed = profile
    changed.quarantine = nil
    var mutants = [mutant("quarantine", "none", changed)]
    changed.quarantine = Quarantine(
      everyMinutes: quarantine.everyMinutes * 2, stopsAfterMinutes: quarantine.stopsAfterMinutes)
    mutants.append(
      mutant("quarantine.every", Duration(minutes: quarantine.everyMinutes * 2).text, changed))
    if quarantine.stopsAfterMinutes != nil {
      changed.quarantine = Quarantine(everyMinutes: quarantine.everyMinutes)
      mutants.append(mutant("quarantine.stops-after", "never", changed))
    }
    return mutants.compactMap(\.self)
  }

  /// - Returns: `nil` if the profile is not legal.
  private func mutant(_ path: String, _ word: String, _ changed: Profile) -> Mutant? {
    if changed.starts == .onSchedule, changed.cycle == nil { return nil }
    var system = self
    system.profile = changed
    return Mutant(
      id: "\(id)/\(path)=\(word)", says: "'\(path)' of '\(id)' is \(word)",
      change: .setting(path: path, system))
  }
}
