import Shapes

/// What of a help centre can get another name.
package enum RenamedKind: String, Keyword {
  case attribute, claim, page
  /// A scenario or a table.
  case scenario
  case identitySystem = "identity-system"

  /// The key below `redirects` in `site.yaml`; a page has its former addresses itself.
  package var redirectsKey: String? {
    switch self {
    case .attribute: "attributes"
    case .claim: "claims"
    case .scenario: "scenarios"
    case .identitySystem: "identity-systems"
    case .page: nil
    }
  }
}
