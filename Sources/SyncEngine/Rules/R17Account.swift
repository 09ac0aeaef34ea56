/// **R17 account**: an event at the identity system sets what it says; the same again is no edit. If
/// what R18 asks for is no longer what it was, the user is due for the life cycle.
package enum R17 {
  static func change(_ user: inout UserState, _ change: AccountChange) -> Bool {
    let (account, isAssigned) = (user.account, user.isAssigned)
    switch change {
    case .assigned: user.isAssigned = true
    case .unassigned: user.isAssigned = false
    case .enabled: user.account = .enabled
    case .disabled: user.account = .disabled
    case .softDeleted: user.account = .softDeleted
    case .deleted: user.account = .deleted
    }
    return user.account != account || user.isAssigned != isAssigned
  }

  /// Whether the user is due for the life cycle.
  ///
  /// - Parameters:
  ///   - before: What R18 asked for before the edit; `nil` is to be provisioned.
  ///   - now: What it asks for now.
  static func isDue(
    _ user: UserState, _ before: LifeCycle.Request?, _ now: LifeCycle.Request?
  ) -> Bool {
    if before == now { return user.isLifeCycleDue }
    return switch now {
    case nil: true
    case .nothing: false
    // There is no request for an account that the identity system does not know.
    case .disable, .delete: user.target != nil && user.isLinked
    }
  }
}
