/// What one place holds of one user: attribute → value, absent allowed.
package struct Record: Equatable, Sendable {
  private var values: [Value?] = []

  package init() {}

  /// The values of the first attributes, in the order of their indices.
  package init(_ values: [Value?]) { self.values = values }

  package subscript(attribute: Attribute) -> Value? {
    get { attribute.index < values.count ? values[attribute.index] : nil }
    set {
      while values.count <= attribute.index { values.append(nil) }
      values[attribute.index] = newValue
    }
  }

  /// The attributes that have a value.
  package var attributes: [Attribute] {
    values.indices.filter { values[$0] != nil }.map { Attribute($0) }
  }

  /// Records are equal if they hold the same values, whatever room they have reserved.
  package static func == (left: Record, right: Record) -> Bool {
    let count = max(left.values.count, right.values.count)
    return (0..<count).allSatisfy { left[Attribute($0)] == right[Attribute($0)] }
  }
}
