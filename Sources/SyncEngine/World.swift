/// Everything that can change while a scenario is played.
package struct World: Equatable, Sendable {
  /// The clock, in minutes since the start.
  package var minute: Int32
  /// The users, in the order of their names' Unicode scalars.
  package var users: [UserState]
  /// The terms that expressions have given so far (R16).
  package var terms: [Term] = []
  /// Whether syncs can reach the target (R23).
  package var isConnected = true
  /// Since cycles began to fail, where the profile slows them down (R23).
  package var quarantine: QuarantineState?

  package init(minute: Int32 = 0, users: [UserState]) {
    self.minute = minute
    self.users = users
  }
}

/// What the two places hold of one user, and what waits to be synced.
package struct UserState: Equatable, Sendable {
  package var identitySystem: Record
  /// The target's record, or `nil` as long as the user is not provisioned.
  package var target: Record?
  /// The source attributes edited and noticed since the user's last sync.
  package var due = AttributeSet()
  /// The target's attributes that a person has set and no sync has carried since.
  package var edited = AttributeSet()
  /// For each on-create rule, under its target attribute, the value that is sent again with
  /// `create-only: resent` (R8); a missing entry is an absent first value.
  package var firstValues: [FirstValue] = []

  package var account = Account.enabled
  package var isAssigned = true
  /// What the account at the target is, if there is one.
  package var status = Status.active
  /// Whether the identity system remembers which account at the target is the user's.
  package var isLinked = true
  /// Whether something is to be asked of the target because the user left the scope or came back.
  package var isLifeCycleDue = false

  package init(identitySystem: Record, target: Record?) {
    self.identitySystem = identitySystem
    self.target = target
  }

  /// Whether the identity system syncs this user: assigned and enabled.
  package var isInScope: Bool { isAssigned && account == .enabled }

  package func firstValue(of attribute: Attribute) -> OriginatedValue? {
    firstValues.first { $0.attribute == attribute }?.value
  }
}

/// When a quarantine began and when its last cycle ran, in minutes since the start.
package struct QuarantineState: Equatable, Sendable {
  package let since: Int32
  package var lastRun: Int32

  package init(since: Int32, lastRun: Int32) {
    self.since = since
    self.lastRun = lastRun
  }
}

/// The first value that an on-create rule sent to an attribute of the target.
package struct FirstValue: Equatable, Sendable {
  package let attribute: Attribute
  package let value: OriginatedValue

  package init(attribute: Attribute, value: OriginatedValue) {
    self.attribute = attribute
    self.value = value
  }
}

/// A value and where it came from.
package struct OriginatedValue: Equatable, Sendable {
  package enum Origin: UInt8, CaseIterable, Sendable { case source, `default`, constant }

  package let value: Value
  package let origin: Origin

  package init(_ value: Value, from origin: Origin) {
    self.value = value
    self.origin = origin
  }
}
