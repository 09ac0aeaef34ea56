/// **R13 many values**: each value of an attribute with many values is a member, an attribute of its
/// own. An absent member is removed (`replaced`) or left alone (`add-only`), whatever the profile's
/// `absent` is.
package enum R13 {
  static func clears(_ rule: MappingRule, otherwise: Bool) -> Bool {
    switch rule.absent {
    case .clear: true
    case .keep: false
    case nil: otherwise
    }
  }
}
