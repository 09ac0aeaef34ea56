/// What the target does with its attributes, whatever a mapping says.
public struct Target: Equatable, Sendable {
  /// Never written by a sync: R12.
  public var readOnly = AttributeSet()
  /// Written by a sync only while they have no value: R12.
  public var immutable = AttributeSet()
  /// Their values name other users: R15.
  public var references = AttributeSet()
  /// Not kept by a deleted account: R22.
  public var lostWhenDeleted = AttributeSet()
  /// The users that values name: R15.
  public var named: [NamedUser] = []

  public init() {}

  func user(namedBy value: Value) -> User? { named.first { $0.value == value }?.user }
}

/// A value that names a user.
public struct NamedUser: Equatable, Sendable {
  public let value: Value
  public let user: User

  public init(_ value: Value, names user: User) {
    self.value = value
    self.user = user
  }
}
