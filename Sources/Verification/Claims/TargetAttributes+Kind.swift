import Diagnostics
package import ModelChecker
package import Profiles

extension TargetAttributes {
  /// Returns an attribute that can be of a kind, if the target must support that kind; `nil` if it need
  /// not.
  func attribute(for kind: AttributeKind) -> ExactString? {
    let fits: (AttributeFacts) -> Bool =
      switch kind {
      case .fedReadOnly: { $0.mutability == .readOnly }
      case .fedImmutable: { $0.mutability == .immutable }
      case .unmappedLostWhenDeleted: { $0.isLostWhenDeleted }
      default: { _ in false }
      }
    return first(fits)
  }

  /// Returns whether an attribute can be of the kind.
  package func mayHave(_ kind: AttributeKind) -> Bool {
    switch kind {
    case .fedReadOnly, .fedImmutable, .unmappedLostWhenDeleted: attribute(for: kind) != nil
    default: true
    }
  }
}
