/// **R21 match**: the sync of a user in scope who has an account that is not linked links it, and is a
/// full sync that does not create.
package enum R21 {
  static func link(_ user: inout UserState) -> Bool {
    guard user.target != nil, !user.isLinked else { return false }
    user.isLinked = true
    return true
  }
}
