/// A set of attributes, in the order of their indices.
public struct AttributeSet: Equatable, Sendable {
  private var members: [Bool] = []

  public init() {}

  public init(_ attributes: [Attribute]) {
    for attribute in attributes { insert(attribute) }
  }

  public var isEmpty: Bool { !members.contains(true) }

  public var attributes: [Attribute] {
    members.indices.filter { members[$0] }.map { Attribute($0) }
  }

  public func contains(_ attribute: Attribute) -> Bool {
    attribute.index < members.count && members[attribute.index]
  }

  public mutating func insert(_ attribute: Attribute) {
    while members.count <= attribute.index { members.append(false) }
    members[attribute.index] = true
  }

  public mutating func remove(_ attribute: Attribute) {
    if contains(attribute) { members[attribute.index] = false }
  }

  public mutating func removeAll() { members.removeAll(keepingCapacity: true) }

  /// Sets are equal if they have the same members, whatever room they have reserved.
  public static func == (left: AttributeSet, right: AttributeSet) -> Bool {
    let count = max(left.members.count, right.members.count)
    return (0..<count).allSatisfy { left.contains(Attribute($0)) == right.contains(Attribute($0)) }
  }
}
