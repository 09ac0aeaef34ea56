package import SyncEngine

/// All that a law can see of one user, and all that decides what it will see: a state of the
/// universe. Everything else of a larger world is forgotten.
package struct UniverseState: Equatable, Sendable {
  /// Without a source: `nil`.
  package var source: Value?
  package var target: Value?
  /// What R8 sends again, if it does.
  package var first: OriginatedValue?
  package var isProvisioned: Bool
  /// Whether `it` is a person's at the target.
  package var isEdited: Bool
  package var isDue: Bool
  /// Whether another attribute of the user is due.
  package var isElseDue: Bool
  package var account = Account.enabled
  package var isAssigned = true
  package var status = Status.active
  package var isLinked = true
  package var isLifeCycleDue = false
  package var isConnected = true

  /// Forgets everything but one attribute of one user.
  package init(
    forgetting user: UserState, but attribute: Attribute, source: Attribute?,
    isConnected: Bool = true
  ) {
    self.source = source.flatMap { user.identitySystem[$0] }
    target = user.target?[attribute]
    first = user.firstValue(of: attribute)
    isProvisioned = user.target != nil
    isEdited = user.edited.contains(attribute)
    isDue = source.map { user.due.contains($0) } ?? false
    isElseDue = user.due.containsOther(than: source)
    account = user.account
    isAssigned = user.isAssigned
    status = user.status
    isLinked = user.isLinked
    isLifeCycleDue = user.isLifeCycleDue
    self.isConnected = isConnected
  }
}

/// What can happen in the universe.
package enum UniverseEvent: Equatable, Sendable {
  /// `it` is set to another value.
  case edit(Place, to: Value?)
  case editAnotherMapped
  case editAnotherUnmapped
  case editAnotherAtTarget
  case cycle
  case forceSync
  case fullSync
  case account(AccountChange)
  case status(Status)
  case connection(works: Bool)
}
