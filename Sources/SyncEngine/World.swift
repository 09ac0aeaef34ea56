/// Everything that can change while a scenario is played.
public struct World: Equatable, Sendable {
  /// The clock, in minutes since the start.
  public var minute: Int32
  /// The users, in the order of their names' Unicode scalars.
  public var users: [UserState]

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

  public init(identitySystem: Record, target: Record?) {
    self.identitySystem = identitySystem
    self.target = target
  }

  public func firstValue(of attribute: Attribute) -> OriginatedValue? {
    firstValues.first { $0.attribute == attribute }?.value
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
