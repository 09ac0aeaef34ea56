/// **R18 request**: a user in scope is to be provisioned. For others the profile says what is asked of
/// the target: its word for the first that fits of deleted, soft-deleted, disabled, unassigned.
package enum R18 {
  /// - Returns: `nil` for a user in scope.
  static func request(_ profile: Profile, _ user: UserState) -> LifeCycle.Request? {
    switch user.account {
    case .deleted: profile.lifeCycle.deleted
    case .softDeleted: profile.lifeCycle.softDeleted
    case .disabled: profile.lifeCycle.disabled
    case .enabled: user.isAssigned ? nil : profile.lifeCycle.unassigned
    }
  }

  /// Whether an edit of the user's attributes is noticed, and a sync carries rules.
  static func isReached(_ user: UserState) -> Bool { user.isInScope }
}
