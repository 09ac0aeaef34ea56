/// **R22 what is kept**: an inactive account keeps everything. A deleted one loses the attributes that
/// are lost when deleted. The creation of a user whose account is deleted, and is not linked or is
/// created again by the profile's word, brings that account back.
package enum R22 {
  /// The attributes that have a value and lose it.
  static func lost(_ target: Target, _ user: UserState) -> [Attribute] {
    target.lostWhenDeleted.attributes.filter { user.target?[$0] != nil }
  }

  static func isMissing(_ user: UserState) -> Bool {
    user.target != nil && user.isLinked && user.status == .deleted
  }

  static func restore(_ user: inout UserState) -> Bool {
    guard user.target != nil, user.status == .deleted else { return false }
    user.status = .active
    user.isLinked = true
    return true
  }
}
