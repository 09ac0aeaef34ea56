/// A value and where it was written.
public struct Located<Value> {
  public let value: Value
  public let location: Location

  public init(_ value: Value, at location: Location) {
    self.value = value
    self.location = location
  }

  public func map<Mapped>(_ transform: (Value) -> Mapped) -> Located<Mapped> {
    Located<Mapped>(transform(value), at: location)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
