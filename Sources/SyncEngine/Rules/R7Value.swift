/// **R7 value**: the source's value; if absent the rule's default (with `defaults: on-create`, only in
/// the sync that creates the user); if still absent, `clear` removes the target's value and `keep`
/// leaves it alone (then the rule counts as not carried).
package enum R7 {
  static func value(
    _ profile: Profile, _ rule: MappingRule, _ source: Value?, creates: Bool
  ) -> OriginatedValue? {
    switch rule.source {
    case .attribute(_, let standIn), .expression(_, _, let standIn):
      if let source { return OriginatedValue(source, from: .source) }
      guard let standIn, creates || profile.defaults == .always else { return nil }
      return OriginatedValue(standIn, from: .default)
    case .constant(let constant):
      return OriginatedValue(constant, from: .constant)
    case .nothing:
      return nil
    }
  }

  static func clears(_ profile: Profile) -> Bool {
    switch profile.absent {
    case .clear: true
    case .keep: false
    }
  }
}
