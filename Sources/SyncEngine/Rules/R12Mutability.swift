/// **R12 mutability**: a rule to a read-only attribute is never carried; one to an immutable attribute
/// only while the target has no value.
package enum R12 {
  static func accepts(_ target: Target, _ attribute: Attribute, isEmpty: Bool) -> Bool {
    !target.readOnly.contains(attribute) && (isEmpty || !target.immutable.contains(attribute))
  }
}
