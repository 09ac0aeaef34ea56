import Testing

@testable import Site

enum JSONNode: Decodable {
  case null
  case flag(Bool)
  case text(String)
  case list([JSONNode])
  case object([String: JSONNode])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text("\(number)")
    } else if let number = try? container.decode(Double.self) {
      self = .text("\(number)")
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONNode].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONNode].self))
    }
  }

  /// The object, or the objects of the list.
  var objects: [[String: JSONNode]] {
    switch self {
    case .object(let object): [object]
    case .list(let list): list.flatMap(\.objects)
    case .null, .flag, .text: []
    }
  }

  /// Whether it is a list of anything but objects.
  var holdsTexts: Bool {
    guard case .list(let list) = self else { return false }
    return list.contains { if case .object = $0 { false } else { true } }
  }
}

/// A model whose names are those of a JSON object, in order.
struct JSONModel: TemplateModel {
  let values: [String: JSONNode]

  static let fields: TemplateFields<Self> = [:]

  func value(at number: Int) -> TemplateValue {
    switch values.sorted(by: { $0.key < $1.key })[number].value {
    case .null: .nothing
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .object(let values): .model(JSONModel(values: values))
    case .list(let list): .list(list.flatMap(\.objects).map(JSONModel.init))
    }
  }
}

/// The shapes of JSON objects; objects with the same names have the same shape.
struct JSONShapes: Sendable {
  private final class Kind: Sendable {}

  let isFinished: Bool
  private var kinds: [[String]: Kind] = [:]

  init(of values: [String: JSONNode], isFinished: Bool) {
    self.isFinished = isFinished
    collect(values)
    collect([:])
  }

  private mutating func collect(_ values: [String: JSONNode]) {
    if kinds[values.keys.sorted()] == nil { kinds[values.keys.sorted()] = Kind() }
    for inner in values.values.flatMap(\.objects) { collect(inner) }
  }

  func shape(of values: [String: JSONNode]) throws -> TemplateShape {
    let model = try #require(kinds[values.keys.sorted()])
    let names = try values.sorted { $0.key < $1.key }.enumerated().map { number, entry in
      (entry.key, TemplateShape.Name(number: number, kind: try kind(of: entry.value)))
    }
    return TemplateShape(model: ObjectIdentifier(model)) {
      Dictionary(uniqueKeysWithValues: names)
    }
  }

  private func kind(of node: JSONNode) throws -> TemplateShape.Kind {
    switch node {
    case .null, .text: return isFinished ? .html : .text
    case .flag: return .flag
    case .object(let inner):
      let shape = try shape(of: inner)
      return .model({ shape })
    case .list:
      let shape = try shape(of: node.objects.first ?? [:])
      return .list({ shape })
    }
  }
}
