/// Everything that can change while a scenario is played.
public struct World: Equatable, Sendable {
  /// The clock, in minutes since the start.
  public var minute: Int32
  /// The users, in the order of their names' Unicode scalars.
  public var users: [UserState]
  /// The terms that expressions have given so far (R16).
  public var terms: [Term] = []
  /// Whether syncs can reach the target (R23).
  public var isConnected = true
  /// Since cycles began to fail, where the profile slows them down (R23).
  public var quarantine: QuarantineState?

  public init(minute: Int32 = 0, users: [UserState]) {
    self.minute = minute
    self.users = users
  }
}

/// What the two places hold of one user, and what waits to be synced.
public struct UserState: Equatable, Sendable {
  public var identitySystem: Record
  /// The target's record, or `nil` as long as the user is not provisioned.
  public var target: Record?
  /// The source attributes edited and noticed since the user's last sync.
  public var due = AttributeSet()
  /// The target's attributes that a person has set and no sync has carried since.
  public var edited = AttributeSet()
  /// For each on-create rule, under its target attribute, the value that is sent again with
  /// `create-only: resent` (R8); a missing entry is an absent first value.
  public var firstValues: [FirstValue] = []

  public var account = Account.enabled
  public var isAssigned = true
  /// What the account at the target is, if there is one.
  public var status = Status.active
  /// Whether the identity system remembers which account at the target is the user's.
  public var isLinked = true
  /// Whether something is to be asked of the target because the user left the scope or came back.
  public var isLifeCycleDue = false

  public init(identitySystem: Record, target: Record?) {
    self.identitySystem = identitySystem
    self.target = target
  }

  /// Whether the identity system syncs this user: assigned and enabled.
  public var isInScope: Bool { isAssigned && account == .enabled }

  public func firstValue(of attribute: Attribute) -> OriginatedValue? {
    firstValues.first { $0.attribute == attribute }?.value
  }
}

/// When a quarantine began and when its last cycle ran, in minutes since the start.
public struct QuarantineState: Equatable, Sendable {
  public let since: Int32
  public var lastRun: Int32

  public init(since: Int32, lastRun: Int32) {
    self.since = since
    self.lastRun = lastRun
  }
}

/// The first value that an on-create rule sent to an attribute of the target.
public struct FirstValue: Equatable, Sendable {
  public let attribute: Attribute
  public let value: OriginatedValue
}

/// A value and where it came from.
public struct OriginatedValue: Equatable, Sendable {
  public enum Origin: UInt8, CaseIterable, Sendable { case source, `default`, constant }

  public let value: Value
  public let origin: Origin

  public init(_ value: Value, from origin: Origin) {
    self.value = value
    self.origin = origin
  }
}
