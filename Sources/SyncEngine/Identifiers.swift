/// A user, as an index into ``World/users``.
///
/// The engine knows no words. Whoever interns the users' names sorts them by their Unicode scalars
/// first, so that the order of indices is the order in which a cycle syncs (R5).
public struct User: Equatable, Comparable, Sendable {
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static func < (left: User, right: User) -> Bool { left.index < right.index }
}

/// An attribute's name, interned. The same name at both places is the same attribute.
public struct Attribute: Equatable, Sendable {
  public let index: Int

  public init(_ index: Int) { self.index = index }
}

/// A value, interned: rules copy values and compare them, and never look inside.
///
/// An absent value is `nil` wherever a value may be absent.
public struct Value: Equatable, Sendable {
  public let index: Int32

  public init(_ index: Int32) { self.index = index }
}
