/// **R10 done**: after its sync a user's `due` is empty.
package enum R10 {
  static func finish(_ user: inout UserState) {
    user.due.removeAll()
    user.isLifeCycleDue = false
  }
}
