/// **R1 edit at the identity system**: the value is set. Setting the value it already has is no edit:
/// nothing follows.
package enum R1 {
  static func edit(_ user: inout UserState, _ attribute: Attribute, _ value: Value?) -> Bool {
    guard user.identitySystem[attribute] != value else { return false }
    user.identitySystem[attribute] = value
    return true
  }
}
