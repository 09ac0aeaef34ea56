/// **R15 reference**: the value of an attribute that refers to a user is carried only if that user is
/// provisioned and not deleted at the target. At the end of a cycle or a full sync each rule withheld
/// for that reason is tried once more: the user it names may have been created meanwhile.
package enum R15 {
  static func canRefer(to user: UserState) -> Bool {
    user.target != nil && user.status != .deleted
  }
}
