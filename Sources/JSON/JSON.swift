/// A JSON value. Its objects keep the order of their keys, and never merge keys that Swift's strings
/// consider equal but whose Unicode scalars differ.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A number that is no `Int`, as it is written: nothing here computes with it.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let key: String
    package let value: JSON
  }

  package static func optional(_ string: String?) -> JSON { string.map(JSON.string) ?? .null }

  package static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }

  package init(_ members: [(String, JSON)]) {
    self = .object(members.map { Member(key: $0.0, value: $0.1) })
  }
}

extension JSON: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .string(text) }
}

extension JSON: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON {
  /// The value of an object's first member with this key.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// A whole number, which may be written with zeros behind its point.
  package var int: Int? {
    switch self {
    case .int(let int): return int
    case .number(let text):
      let parts = text.split(separator: ".", maxSplits: 1)
      return parts.count == 2 && parts[1].utf8.allSatisfy { $0 == UInt8(ascii: "0") }
        ? Int(parts[0]) : nil
    case .null, .bool, .string, .array, .object: return nil
    }
  }

  package var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}
