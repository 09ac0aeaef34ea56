/// **R15 reference**: the value of an attribute that refers to a user is carried only if that user is
/// provisioned and not deleted at the target.
enum R15 {
  static func canRefer(to user: UserState) -> Bool {
    user.target != nil && user.status != .deleted
  }
}
