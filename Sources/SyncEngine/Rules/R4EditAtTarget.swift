/// **R4 edit at the target**: the value is set (the same value: no edit) and the attribute joins
/// `edited`. Nothing travels back: no rule writes at the identity system but R1.
package enum R4 {
  static func edit(_ user: inout UserState, _ attribute: Attribute, _ value: Value?) -> Bool {
    guard user.target?[attribute] != value else { return false }
    user.target?[attribute] = value
    user.edited.insert(attribute)
    return true
  }
}
