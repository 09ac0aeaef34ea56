package import SyncEngine

/// An observation about one attribute at one place, to be explained.
package enum Symptom: UInt8, CaseIterable, Sendable {
  /// A sync replaced what a person had set there.
  case changedBack
  /// What a person set there is not at the other place.
  case neverArrived
  /// Something other than an edit removed the value there.
  case becameEmpty
}

/// What led to a symptom.
package enum SymptomCause: Equatable, Sendable {
  /// An edit at the identity system of what feeds the attribute started the sync that did it, or made
  /// the user due for it.
  case edit
  /// So did an edit of another mapped attribute.
  case anotherEdit
  /// So did an edit of an attribute that is not mapped.
  case unmappedEdit
  /// So did the user's return into the scope, or that the user left it.
  case comeback, departure
  /// A cycle did it for which the user was not due.
  case cycle
  case forcedSync, fullSync
  /// A person changed the account at the target.
  case account
  /// Nothing at the target feeds the identity system.
  case oneWay
  /// Nothing at the identity system feeds the attribute.
  case notMapped
  /// The user waits to be synced.
  case waiting
  /// This rule held it back, or put another value in its place, or made the sync fail.
  case kept(by: RuleID)
}
