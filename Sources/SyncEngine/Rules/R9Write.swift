/// **R9 write**: in the order of the mapping's rules, where the target's value differs it is replaced.
/// The effect is `overwrote` if the attribute was in `edited`, else `wrote`; a removal is one of these
/// with nothing after it. Carried attributes leave `edited`, written or not.
package enum R9 {
  static func write(
    _ user: inout UserState, _ attribute: Attribute, _ value: Value?
  ) -> Effect.Kind? {
    let wasEdited = user.edited.contains(attribute)
    user.edited.remove(attribute)
    guard user.target?[attribute] != value else { return nil }
    user.target?[attribute] = value
    return wasEdited ? .overwrote : .wrote
  }
}
