/// **R11 create**: the sync of a user without a record at the target creates it (then R9 writes each
/// value carried). A cycle and a forced sync count such a user as due.
///
/// So they do a user without a link (R21) and one who is due for the life cycle (R17); of users who are
/// not in scope only the latter (R18).
package enum R11 {
  static func isDue(_ user: UserState) -> Bool {
    if user.isLifeCycleDue { return true }
    return user.isInScope && (!user.due.isEmpty || user.target == nil || !user.isLinked)
  }

  static func create(_ user: inout UserState) -> Bool {
    guard user.target == nil else { return false }
    user.target = Record()
    user.status = .active
    user.isLinked = true
    return true
  }
}
