/// **R11 create**: the sync of a user without a record at the target creates it (then R9 writes each
/// value carried). A cycle and a forced sync count such a user as due.
enum R11 {
  static func isDue(_ user: UserState) -> Bool {
    !user.due.isEmpty || user.target == nil
  }

  static func create(_ user: inout UserState) -> Bool {
    guard user.target == nil else { return false }
    user.target = Record()
    return true
  }
}
