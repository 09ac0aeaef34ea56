/// A user, as an index into ``World/users``.
///
/// The engine knows no words. Whoever interns the users' names sorts them by their Unicode scalars
/// first, so that the order of indices is the order in which a cycle syncs (R5).
package struct User: Equatable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (left: User, right: User) -> Bool { left.index < right.index }
}

/// An attribute's name, interned. The same name at both places is the same attribute.
package struct Attribute: Equatable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
}

/// A value, interned: rules copy values and compare them, and never look inside.
///
/// An absent value is `nil` wherever a value may be absent.
package struct Value: Equatable, Sendable {
  package let index: Int32

  package init(_ index: Int32) { self.index = index }
}
