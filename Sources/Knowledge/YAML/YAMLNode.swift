public import Diagnostics

/// A node of a YAML document, with its place in the file.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    let key: Located<String>
    let value: YAMLNode
  }

  let content: Content
  let location: Location
  /// Whether something in it was refused, with a finding, and is left out.
  var isIncomplete = false

  /// What a reader would call such a node.
  var kind: String {
    switch content {
    case .scalar where isAbsent: "nothing"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }

  /// Whether it is a plain `~`, a plain `null`, or nothing at all.
  var isAbsent: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}

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
