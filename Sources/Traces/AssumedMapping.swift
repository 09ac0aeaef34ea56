package import Diagnostics
package import Profiles

/// How an attribute is assumed to be mapped, whatever the identity system's usual mapping says.
package enum AssumedMapping: String, CaseIterable, Sendable {
  /// Fed by its own rule, or else by the attribute of the same name.
  case mapped
  /// Without a rule.
  case unmapped

  /// - Parameter attribute: The target's attribute, with the place that asks for it.
  package func applied(
    to mapping: [MappingEntry], for attribute: Located<ExactString>
  ) -> [MappingEntry] {
    switch self {
    case .mapped: mapping.feeding(attribute)
    case .unmapped: mapping.dropping(attribute.value)
    }
  }
}

extension [MappingEntry] {
  /// Returns the mapping in which an attribute is fed: by its own rule, or else by the attribute of the
  /// same name, which replaces a constant or a missing rule.
  fileprivate func feeding(_ attribute: Located<ExactString>) -> [MappingEntry] {
    let plain = MappingEntry(.attribute(attribute.value, default: nil), to: attribute)
    guard let index = firstIndex(where: { $0.to.value == attribute.value }) else {
      return self + [plain]
    }
    guard self[index].from == nil else { return self }
    var mapping = self
    mapping[index] = plain
    return mapping
  }

  /// Returns the mapping without the rule for an attribute.
  fileprivate func dropping(_ attribute: ExactString) -> [MappingEntry] {
    filter { $0.to.value != attribute }
  }
}
