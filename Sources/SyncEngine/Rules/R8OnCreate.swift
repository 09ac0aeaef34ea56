/// What a sync carries of an on-create rule.
package enum OnCreate: Equatable, Sendable {
  /// The current value, which becomes the rule's first value.
  case valueOfNow
  /// The first value, sent again.
  case firstValue
  case nothing
}

/// **R8 on-create**: such a rule is carried by the sync that creates the user at the target, with the
/// value of that moment. Afterwards it is `withheld`, or, with `resent`, carried by each sync that
/// carries every rule, with that first value (for a user provisioned before the scenario begins: the
/// value that R7 gives at the beginning, as in a sync that does not create).
package enum R8 {
  static func carried(_ profile: Profile, creates: Bool, _ payload: Payload) -> OnCreate {
    if creates { return .valueOfNow }
    return switch profile.createOnly {
    case .withheld: .nothing
    case .resent: payload == .everyRule ? .firstValue : .nothing
    }
  }
}
