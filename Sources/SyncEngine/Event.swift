/// What happens from outside.
package enum Event: Equatable, Sendable {
  /// A person sets an attribute, or with `nil` removes its value: R1 or R4.
  case change(User, Attribute, at: Place, to: Value?)
  /// The clock goes on to the first scheduled cycle after now, which runs.
  case cycle
  /// The clock goes on; each cycle up to and including the last minute runs.
  case wait(minutes: Int32)
  /// A sync of one user is started by hand.
  case forceSync(User)
  /// Everybody is synced in full.
  case fullSync
  /// The user's account changes at the identity system: R17.
  case account(User, becomes: AccountChange)
  /// A person sets the account's status at the target: R20.
  case status(User, becomes: Status)
  /// Syncs begin to fail, or cease to: R23.
  case connection(works: Bool)
}
