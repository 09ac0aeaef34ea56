/// A trace in numbers, from either engine.
struct Trace: Equatable {
  var start: Moment
  var steps: [Step] = []
  var terms: [Term] = []

  struct Step: Equatable {
    var minute: Int32
    /// 0 if the event could be played.
    var fault: Int32
    var syncs: [Sync] = []
    var effects: [Effect] = []
    var failures: [Failure] = []
    var after: Moment
  }

  struct Sync: Equatable, CustomStringConvertible {
    var user: Int32
    var minute: Int32
    var why: Int32
    var full: Int32
    /// The rules of the engine that decided, negative where they withheld.
    var decisions: [Int32]

    var description: String {
      "sync of user \(user) at minute \(minute), started by \(why), full \(full), \(decisions)"
    }
  }

  struct Effect: Equatable, CustomStringConvertible {
    var minute: Int32
    var user: Int32
    var attribute: Int32
    var place: Int32
    var kind: Int32
    var before: Int32
    var after: Int32
    var rule: Int32
    var origin: Int32

    var description: String {
      "R\(rule) kind \(kind) of user \(user), attribute \(attribute) at place \(place), from "
        + "\(before) to \(after) of origin \(origin) at minute \(minute)"
    }
  }

  struct Failure: Equatable, CustomStringConvertible {
    var minute: Int32
    /// −1 for a cycle.
    var user: Int32
    var why: Int32
    var rule: Int32

    var description: String {
      "R\(rule) fails the sync of user \(user) at minute \(minute), started by \(why)"
    }
  }

  struct Term: Equatable {
    var function: Int32
    var arguments: [Int32]
  }

  struct Moment: Equatable {
    var minutesToCycle: Int32
    var isConnected: Int32
    var quarantinedSince: Int32
    var users: [User] = []
  }

  struct User: Equatable {
    var isProvisioned: Int32
    var waits: Int32
    var account: Int32
    var isAssigned: Int32
    /// −1 without an account.
    var status: Int32
    var isLinked: Int32
    var isLifeCycleDue: Int32
    var identitySystem: [Int32]
    var target: [Int32]
    var due: [Int32]
    var edited: [Int32]
  }
}
