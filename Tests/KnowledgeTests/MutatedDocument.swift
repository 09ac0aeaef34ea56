import JSON
import RandomStories
import YAML

/// Makes wrong, and some right, documents of right ones.
struct MutatedDocument {
  /// The values that were seen under each key.
  private let seen: [(key: String, values: [JSON])]

  init(_ documents: [JSON]) {
    var values: [String: [JSON]] = [:]
    for document in documents { Self.collect(document, &values) }
    seen = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Values of every type, and texts that are nearly right.
  private static let others: [JSON] = [
    .null, .bool(true), .int(5), "soon", "", " ", "true", "null", [], [:], ["x"], ["a": "b"],
    [.null], "40m", "0m", "1m2h", "40", "2d1h", "2024-02-29", "2023-02-29", "2026-11-31",
    "1969-12-31", "2026-1-1", "https://x", "HTTPS://x.y:8/z?#a", "http://a b", "https://x/{file}",
    "https://{file}", "https://u@x", "javascript:alert(1)//{file}", "ftp://x", "{file}", "urn:x",
    "faq/old.md", "../x",
    "claims/x", "a?b", "target", "cycle", "full-sync", "force-sync", "set", "active", "all",
    "it agrees", ["not": "it agrees"], ["either": ["it agrees"]], ["either": []],
  ]

  /// A document with one thing changed.
  func mutant(of document: JSON, _ generator: inout SeededGenerator) -> JSON {
    var left = Int.random(in: 0..<Self.count(document), using: &generator)
    return change(document, &left, &generator)
  }

  private func change(
    _ node: JSON, _ left: inout Int, _ generator: inout SeededGenerator
  ) -> JSON {
    if left == 0 {
      left = -1
      return changed(node, &generator)
    }
    left -= 1
    switch node {
    case .object(let members):
      return JSON(
        members.map { ($0.key, left < 0 ? $0.value : change($0.value, &left, &generator)) })
    case .array(let elements):
      return .array(elements.map { left < 0 ? $0 : change($0, &left, &generator) })
    case .null, .bool, .int, .number, .string: return node
    }
  }

  private func changed(_ node: JSON, _ generator: inout SeededGenerator) -> JSON {
    switch node {
    case .object(let members) where Int.random(in: 0..<4, using: &generator) > 0:
      var members = members.map { ($0.key, $0.value) }
      let index = members.indices.randomElement(using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        if let index { members.remove(at: index) }
      case 1: members.append(("unbeknown", Self.others.randomElement(using: &generator) ?? .null))
      case 2:
        if let index, let other = seen.randomElement(using: &generator)?.key,
          !members.contains(where: { $0.0 == other })
        {
          members[index].0 = other
        }
      default:
        if let (key, values) = seen.randomElement(using: &generator),
          !members.contains(where: { $0.0 == key })
        {
          members.append((key, values.randomElement(using: &generator) ?? .null))
        }
      }
      return JSON(members)
    case .array(let elements) where Bool.random(using: &generator):
      var elements = elements
      if let index = elements.indices.randomElement(using: &generator) {
        if Bool.random(using: &generator) {
          elements.remove(at: index)
        } else {
          elements.append(elements[index])
        }
      }
      return .array(elements)
    default: return Self.others.randomElement(using: &generator) ?? .null
    }
  }

  private static func count(_ node: JSON) -> Int {
    switch node {
    case .object(let members): members.reduce(1) { $0 + count($1.value) }
    case .array(let elements): elements.reduce(1) { $0 + count($1) }
    case .null, .bool, .int, .number, .string: 1
    }
  }

  private static func collect(_ node: JSON, _ values: inout [String: [JSON]]) {
    switch node {
    case .object(let members):
      for member in members {
        values[member.key, default: []].append(member.value)
        collect(member.value, &values)
      }
    case .array(let elements):
      for element in elements { collect(element, &values) }
    case .null, .bool, .int, .number, .string: break
    }
  }
}

extension JSON {
  /// A document as the core schema of YAML 1.2 reads it.
  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, let style):
      if node.isAbsent {
        self = .null
      } else if style == .plain, text == "true" || text == "false" {
        self = .bool(text == "true")
      } else if style == .plain, let number = Int(text), "\(number)" == text {
        self = .int(number)
      } else {
        self = .string(text)
      }
    case .sequence(let elements): self = .array(elements.map { JSON($0) })
    case .mapping(let entries): self = JSON(entries.map { ($0.key.value, JSON($0.value)) })
    }
  }
}
