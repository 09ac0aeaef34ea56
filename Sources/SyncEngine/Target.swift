/// What the target does with its attributes, whatever a mapping says.
package struct Target: Equatable, Sendable {
  /// Never written by a sync: R12.
  package var readOnly = AttributeSet()
  /// Written by a sync only while they have no value: R12.
  package var immutable = AttributeSet()
  /// Their values name other users: R15.
  package var references = AttributeSet()
  /// Not kept by a deleted account: R22.
  package var lostWhenDeleted = AttributeSet()
  /// The users that values name: R15.
  package var named: [NamedUser] = []

  package init() {}

  func user(namedBy value: Value) -> User? { named.first { $0.value == value }?.user }
}

/// A value that names a user.
package struct NamedUser: Equatable, Sendable {
  package let value: Value
  package let user: User

  package init(_ value: Value, names user: User) {
    self.value = value
    self.user = user
  }
}
