import Diagnostics
package import ModelChecker
package import Profiles

extension TargetAttributes {
  /// An attribute that can be of a kind, where the target must make it so; `nil` where none need.
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

  /// Whether an attribute can be of the kind.
  package func mayHave(_ kind: AttributeKind) -> Bool {
    switch kind {
    case .fedReadOnly, .fedImmutable, .unmappedLostWhenDeleted: attribute(for: kind) != nil
    default: true
    }
  }
}
