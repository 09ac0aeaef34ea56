/// A value and where it was written.
package struct Located<Value> {
  package let value: Value
  package let location: Location

  package init(_ value: Value, at location: Location) {
    self.value = value
    self.location = location
  }

  package func map<Mapped>(_ transform: (Value) -> Mapped) -> Located<Mapped> {
    Located<Mapped>(transform(value), at: location)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
