import SyncEngine

/// A setting of a profile, or a schedule or quarantine as a whole, that can be put to another
/// profile's value.
struct ProfilePart {
  let path: String
  let put: (inout Profile) -> Void

  /// What differs between two profiles, in the order of the documentation.
  ///
  /// - Parameter reference: The profile whose values are put.
  static func parts(of profile: Profile, differingFrom reference: Profile) -> [ProfilePart] {
    func part<Choice>(_ path: String, _ key: WritableKeyPath<Profile, Choice>) -> ProfilePart {
      ProfilePart(path: path) { $0[keyPath: key] = reference[keyPath: key] }
    }
    var parts = [
      part("sync.starts", \.starts), part("sync.notices", \.notices), part("sync.sends", \.sends),
      part("sync.absent", \.absent), part("sync.defaults", \.defaults),
      part("sync.create-only", \.createOnly), part("sync.forced", \.forced),
      part("life-cycle.unassigned", \.lifeCycle.unassigned),
      part("life-cycle.disabled", \.lifeCycle.disabled),
      part("life-cycle.soft-deleted", \.lifeCycle.softDeleted),
      part("life-cycle.deleted", \.lifeCycle.deleted),
      part("life-cycle.status", \.lifeCycle.status),
      part("life-cycle.missing", \.lifeCycle.missing), part("quarantine", \.quarantine),
    ]
    if profile.cycle != nil, let cycle = reference.cycle {
      parts += [
        ProfilePart(path: "cycle.every") { $0.cycle?.everyMinutes = cycle.everyMinutes },
        ProfilePart(path: "cycle.covers") { $0.cycle?.covers = cycle.covers },
      ]
    } else {
      parts.append(part("cycle", \.cycle))
    }
    return parts.filter { part in
      var changed = profile
      part.put(&changed)
      return changed != profile
    }
  }
}

extension Profile {
  /// Whether a file could say it.
  var isLegal: Bool { cycle != nil || (starts == .onChange && quarantine == nil) }
}
