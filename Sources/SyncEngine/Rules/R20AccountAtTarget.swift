/// **R20 account at the target**: a person sets the status there; the same status is no edit. Setting it
/// to active also brings a deleted account back.
package enum R20 {
  static func change(_ user: inout UserState, _ status: Status) -> Bool {
    guard user.status != status else { return false }
    user.status = status
    return true
  }
}
