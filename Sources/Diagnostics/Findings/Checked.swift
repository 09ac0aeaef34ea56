/// A value and what was found wrong on the way to it: one mistake never hides the next.
package struct Checked<Value> {
  package let value: Value
  package let findings: [Finding]

  package init(_ value: Value, _ findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Checked: Sendable where Value: Sendable {}
