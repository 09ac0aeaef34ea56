/// **R19 status**: `disable` makes an active account inactive, `delete` makes it deleted and drops the
/// link. To provision makes an inactive account active if the user is due for the life cycle or was
/// linked now, or, with `with-every-sync`, if the sync carries every rule.
package enum R19 {
  static func status(
    _ profile: Profile, _ request: LifeCycle.Request?, of user: UserState, _ payload: Payload,
    links: Bool
  ) -> Status {
    switch (request, user.status) {
    case (_, .deleted), (.nothing, _): user.status
    case (.disable, _): .inactive
    case (.delete, _): .deleted
    case (nil, _):
      user.isLifeCycleDue || links
        || (profile.lifeCycle.status == .withEverySync && payload == .everyRule)
        ? .active : user.status
    }
  }
}
