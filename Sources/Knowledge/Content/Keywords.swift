public import SyncEngine

// The engine's cases and their words in content files, in messages and in JSON.

extension Profile.Starts: Keyword {
  public var keyword: String {
    switch self {
    case .onChange: "on-change"
    case .onSchedule: "on-schedule"
    }
  }
}

extension Profile.Notices: Keyword {
  public var keyword: String {
    switch self {
    case .mappedChanges: "mapped-changes"
    case .anyChange: "any-change"
    }
  }
}

extension Profile.Sends: Keyword {
  public var keyword: String {
    switch self {
    case .allMapped: "all-mapped"
    case .changedOnly: "changed-only"
    }
  }
}

extension Profile.Absent: Keyword {
  public var keyword: String {
    switch self {
    case .clear: "clear"
    case .keep: "keep"
    }
  }
}

extension Profile.Defaults: Keyword {
  public var keyword: String {
    switch self {
    case .always: "always"
    case .onCreate: "on-create"
    }
  }
}

extension Profile.CreateOnly: Keyword {
  public var keyword: String {
    switch self {
    case .withheld: "withheld"
    case .resent: "resent"
    }
  }
}

extension Profile.Forced: Keyword {
  public var keyword: String {
    switch self {
    case .full: "full"
    case .dueOnly: "due-only"
    }
  }
}

extension Cycle.Covers: Keyword {
  public var keyword: String {
    switch self {
    case .changedUsers: "changed-users"
    case .allUsers: "all-users"
    }
  }
}

extension MappingRule.Apply: Keyword {
  public var keyword: String {
    switch self {
    case .always: "always"
    case .onCreate: "on-create"
    }
  }
}

extension Place: Keyword {
  public var keyword: String {
    switch self {
    case .identitySystem: "identity-system"
    case .target: "target"
    }
  }
}

extension Outcome.Edit: Keyword {
  public var keyword: String {
    switch self {
    case .set: "set"
    case .clear: "clear"
    }
  }
}

extension Outcome.Stage: Keyword {
  public var keyword: String {
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
  public var keyword: String {
    switch self {
    case .source: "source"
    case .default: "default"
    case .constant: "constant"
    case .absent: "absent"
    }
  }
}

extension Sync.Reason: Keyword {
  public var keyword: String {
    switch self {
    case .edit: "edit"
    case .cycle: "cycle"
    case .forced: "forced"
    case .fullSync: "full-sync"
    }
  }
}

extension Effect.Kind: Keyword {
  public var keyword: String {
    switch self {
    case .edited: "edited"
    case .created: "created"
    case .wrote: "wrote"
    case .overwrote: "overwrote"
    }
  }
}

extension RuleID: Keyword {
  public var keyword: String { "R\(rawValue)" }
}
