import Shapes
package import SyncEngine

// The engine's cases and their words in content files, in messages and in JSON.

extension Profile.Starts: Keyword {
  package var keyword: String {
    switch self {
    case .onChange: "on-change"
    case .onSchedule: "on-schedule"
    }
  }
}

extension Profile.Notices: Keyword {
  package var keyword: String {
    switch self {
    case .mappedChanges: "mapped-changes"
    case .anyChange: "any-change"
    }
  }
}

extension Profile.Sends: Keyword {
  package var keyword: String {
    switch self {
    case .allMapped: "all-mapped"
    case .changedOnly: "changed-only"
    }
  }
}

extension Profile.Absent: Keyword {
  package var keyword: String {
    switch self {
    case .clear: "clear"
    case .keep: "keep"
    }
  }
}

extension Profile.Defaults: Keyword {
  package var keyword: String {
    switch self {
    case .always: "always"
    case .onCreate: "on-create"
    }
  }
}

extension Profile.CreateOnly: Keyword {
  package var keyword: String {
    switch self {
    case .withheld: "withheld"
    case .resent: "resent"
    }
  }
}

extension Profile.Forced: Keyword {
  package var keyword: String {
    switch self {
    case .full: "full"
    case .dueOnly: "due-only"
    }
  }
}

extension Cycle.Covers: Keyword {
  package var keyword: String {
    switch self {
    case .changedUsers: "changed-users"
    case .allUsers: "all-users"
    }
  }
}

extension MappingRule.Apply: Keyword {
  package var keyword: String {
    switch self {
    case .always: "always"
    case .onCreate: "on-create"
    case .ifEmpty: "if-empty"
    }
  }
}

extension LifeCycle.Request: Keyword {
  package var keyword: String {
    switch self {
    case .disable: "disable"
    case .delete: "delete"
    case .nothing: "nothing"
    }
  }
}

extension LifeCycle.Activation: Keyword {
  package var keyword: String {
    switch self {
    case .withEverySync: "with-every-sync"
    case .onReturn: "on-return"
    }
  }
}

extension LifeCycle.Missing: Keyword {
  package var keyword: String {
    switch self {
    case .recreate: "recreate"
    case .fail: "fail"
    }
  }
}

extension Account: Keyword {
  package var keyword: String {
    switch self {
    case .enabled: "enabled"
    case .disabled: "disabled"
    case .softDeleted: "soft-deleted"
    case .deleted: "deleted"
    }
  }
}

extension AccountChange: Keyword {
  package var keyword: String {
    switch self {
    case .assigned: "assigned"
    case .unassigned: "unassigned"
    case .enabled: "enabled"
    case .disabled: "disabled"
    case .softDeleted: "soft-deleted"
    case .deleted: "deleted"
    }
  }
}

extension Status: Keyword {
  package var keyword: String {
    switch self {
    case .active: "active"
    case .inactive: "inactive"
    case .deleted: "deleted"
    }
  }
}

extension Place: Keyword {
  package var keyword: String {
    switch self {
    case .identitySystem: "identity-system"
    case .target: "target"
    }
  }
}

extension Outcome.Edit: Keyword {
  package var keyword: String {
    switch self {
    case .set: "set"
    case .clear: "clear"
    }
  }
}

extension Outcome.Stage: Keyword {
  package var keyword: String {
    switch self {
    case .atOnce: "at-once"
    case .nextCycle: "next-cycle"
    case .nextSync: "next-sync"
    case .fullSync: "full-sync"
    case .never: "never"
    }
  }
}

extension Outcome.Becomes: Keyword {
  package var keyword: String {
    switch self {
    case .source: "source"
    case .default: "default"
    case .constant: "constant"
    case .absent: "absent"
    }
  }
}

extension Sync.Reason: Keyword {
  package var keyword: String {
    switch self {
    case .edit: "edit"
    case .cycle: "cycle"
    case .forced: "forced"
    case .fullSync: "full-sync"
    }
  }
}

extension Effect.Kind: Keyword {
  package var keyword: String {
    switch self {
    case .edited: "edited"
    case .created: "created"
    case .wrote: "wrote"
    case .overwrote: "overwrote"
    case .linked: "linked"
    case .activated: "activated"
    case .deactivated: "deactivated"
    case .deleted: "deleted"
    case .restored: "restored"
    case .lost: "lost"
    }
  }
}

extension RuleID: Keyword {
  package var keyword: String { "R\(rawValue)" }
}
