/// A set of attributes, in the order of their indices.
package struct AttributeSet: Equatable, Sendable {
  /// The attributes below 64, which are usually all of them.
  private var first: UInt64 = 0
  /// The others, 64 each; the last is never 0, so that equal sets are equal.
  private var further: [UInt64] = []

  package init() {}

  package init(_ attributes: [Attribute]) {
    for attribute in attributes { insert(attribute) }
  }

  package var isEmpty: Bool { first == 0 && further.isEmpty }

  package var attributes: [Attribute] {
    var attributes: [Attribute] = []
    for (number, word) in ([first] + further).enumerated() {
      var rest = word
      while rest != 0 {
        attributes.append(Attribute(number * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return attributes
  }

  package func contains(_ attribute: Attribute) -> Bool {
    word(attribute.index / 64) & bit(attribute) != 0
  }

  /// Whether the set contains an attribute other than the given one.
  package func containsOther(than attribute: Attribute?) -> Bool {
    var others = self
    if let attribute { others.remove(attribute) }
    return !others.isEmpty
  }

  package mutating func insert(_ attribute: Attribute) {
    let number = attribute.index / 64
    guard number > 0 else {
      first |= bit(attribute)
      return
    }
    while further.count < number { further.append(0) }
    further[number - 1] |= bit(attribute)
  }

  package mutating func remove(_ attribute: Attribute) {
    let number = attribute.index / 64
    guard number > 0 else {
      first &= ~bit(attribute)
      return
    }
    guard number <= further.count else { return }
    further[number - 1] &= ~bit(attribute)
    while further.last == 0 { further.removeLast() }
  }

  package mutating func removeAll() {
    first = 0
    if !further.isEmpty { further = [] }
  }

  private func word(_ number: Int) -> UInt64 {
    number == 0 ? first : number <= further.count ? further[number - 1] : 0
  }

  private func bit(_ attribute: Attribute) -> UInt64 { 1 << UInt64(attribute.index % 64) }
}
