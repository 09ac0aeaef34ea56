/// What happens from outside, whatever stands for a user, an attribute and a value: numbers in the
/// engine, names in a scenario.
package enum GenericEvent<User, Attribute, Value> {
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

extension GenericEvent: Equatable where User: Equatable, Attribute: Equatable, Value: Equatable {}
extension GenericEvent: Sendable where User: Sendable, Attribute: Sendable, Value: Sendable {}

extension GenericEvent {
  /// The same event with other types for its user, attribute and value.
  ///
  /// - Parameter value: What stands for a value of an attribute. It is called last.
  package func map<NewUser, NewAttribute, NewValue>(
    user: (User) -> NewUser, attribute: (Attribute) -> NewAttribute,
    value: (Value, Attribute) -> NewValue
  ) -> GenericEvent<NewUser, NewAttribute, NewValue> {
    switch self {
    case .change(let changed, let name, let place, let new):
      let (changed, newName) = (user(changed), attribute(name))
      return .change(changed, newName, at: place, to: new.map { value($0, name) })
    case .cycle: return .cycle
    case .wait(let minutes): return .wait(minutes: minutes)
    case .forceSync(let synced): return .forceSync(user(synced))
    case .fullSync: return .fullSync
    case .account(let owner, let change): return .account(user(owner), becomes: change)
    case .status(let owner, let status): return .status(user(owner), becomes: status)
    case .connection(let works): return .connection(works: works)
    }
  }
}

/// What happens in the engine's world.
package typealias Event = GenericEvent<User, Attribute, Value>
