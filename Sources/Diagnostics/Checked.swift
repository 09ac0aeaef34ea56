/// A value and what was found wrong on the way to it: one mistake never hides the next.
public struct Checked<Value> {
  public let value: Value
  public let findings: [Finding]

  public init(_ value: Value, _ findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Checked: Sendable where Value: Sendable {}
