/// What a sync carries of the rules that are not on-create (for those, see ``OnCreate``).
package enum Payload: Equatable, Sendable {
  case everyRule
  /// The rules fed by one of these attributes.
  case rulesFrom(AttributeSet)

  func carries(_ rule: MappingRule) -> Bool {
    switch self {
    case .everyRule: true
    case .rulesFrom(let due): rule.sources.contains { due.contains($0) }
    }
  }
}

/// **R6 payload**: the sync of a due user carries every rule (`all-mapped`), or the rules whose `from`
/// is in `due` (`changed-only`). A full sync (an all-users cycle, the event `full-sync`, a forced sync
/// unless `due-only`) and a creation carry every rule.
package enum R6 {
  static func forces(_ profile: Profile, isDue: Bool) -> Bool {
    switch profile.forced {
    case .full: true
    case .dueOnly: isDue
    }
  }

  static func isFull(_ profile: Profile, _ reason: Sync.Reason) -> Bool {
    switch reason {
    case .edit: false
    case .cycle: profile.cycle?.covers == .allUsers
    case .forced: profile.forced == .full
    case .fullSync: true
    }
  }

  static func payload(_ profile: Profile, full: Bool, due: AttributeSet) -> Payload {
    switch profile.sends {
    case .allMapped: .everyRule
    case .changedOnly: full ? .everyRule : .rulesFrom(due)
    }
  }
}
