package import JSON

/// Writes shapes as JSON Schema, draft 2020-12.
package struct SchemaWriter {
  /// The shapes with names that were met.
  private var definitions: [(name: String, schema: JSON)] = []

  /// - Parameter title: What the file is.
  package static func schema(_ shape: Shape, title: String, description: String) -> JSON {
    var writer = SchemaWriter()
    let members = writer.members(shape)
    var schema: [(String, JSON)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(title)),
      ("description", .string(description)),
    ]
    schema += members
    if !writer.definitions.isEmpty {
      schema.append(
        (
          "$defs",
          JSON(writer.definitions.sorted { $0.name < $1.name }.map { ($0.name, $0.schema) })
        ))
    }
    return JSON(schema)
  }

  private static let scalars: JSON = ["string", "number", "boolean"]

  private mutating func schema(_ shape: Shape) -> JSON { JSON(members(shape)) }

  private mutating func members(_ shape: Shape) -> [(String, JSON)] {
    switch shape {
    case .text, .name: return [("type", Self.scalars)]
    case .value: return [("type", ["string", "number", "boolean", "null"])]
    case .form(let form):
      return [
        ("type", form.hasAnyScalar ? Self.scalars : "string"), ("pattern", .string(form.pattern)),
      ] + (form.example.isEmpty ? [] : [("examples", [.string(form.example)])])
    case .words(let words): return [("enum", .strings(words))]
    case .flag: return [("enum", [.bool(true), .bool(false), "true", "false"])]
    case .wholeNumber:
      return [("anyOf", [["type": "integer"], ["type": "string", "pattern": "^[-+]?[0-9]+$"]])]
    case .nothing: return [("type", "null")]
    case .list(let element, let isEmptyAllowed, let isDistinct):
      var members: [(String, JSON)] = [("type", "array"), ("items", schema(element))]
      if !isEmptyAllowed { members.append(("minItems", .int(1))) }
      if isDistinct { members.append(("uniqueItems", .bool(true))) }
      return members
    case .map(let map): return self.map(map)
    case .either(let shapes): return [("anyOf", .array(shapes.map { schema($0) }))]
    case .choice(let key, let with, let without):
      return [
        ("if", ["required": [.string(key)]]), ("then", schema(with)), ("else", schema(without)),
      ]
    case .named(let name, let shape):
      if !definitions.contains(where: { $0.name == name }) {
        // Its place is taken before it is written, for it may speak of itself.
        definitions.append((name, .null))
        let schema = schema(shape())
        definitions.removeAll { $0.name == name }
        definitions.append((name, schema))
      }
      return [("$ref", .string("#/$defs/\(name)"))]
    }
  }

  private mutating func map(_ map: MapShape) -> [(String, JSON)] {
    var members: [(String, JSON)] = [("type", "object")]
    let properties = map.keys.map { key in
      (key.name, JSON([("description", .string(key.description))] + self.members(key.shape)))
    }
    if !properties.isEmpty { members.append(("properties", JSON(properties))) }
    let required = map.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(("required", .strings(required))) }
    members.append(("additionalProperties", map.others.map { schema($0) } ?? .bool(false)))
    if map.countMin > 0 { members.append(("minProperties", .int(map.countMin))) }
    if !map.reserved.isEmpty {
      members.append(("propertyNames", ["not": ["enum": .strings(map.reserved)]]))
    }
    if !map.requirements.isEmpty {
      members.append(("allOf", .array(map.requirements.map { requirement($0) })))
    }
    return members
  }

  private mutating func requirement(_ requirement: Requirement) -> JSON {
    switch requirement {
    case .has(let path): return Self.at(path, [:])
    case .isSet(let path): return Self.at(path, ["not": ["type": "null"]])
    case .says(let path, let word): return Self.at(path, ["const": .string(word)])
    case .hasSeveral(let path):
      return Self.at(path, ["type": "object", "minProperties": .int(2)])
    case .fits(let path, let shape): return Self.at(path, schema(shape), isRequired: false)
    case .not(let other): return ["not": self.requirement(other)]
    case .all(let others): return others.isEmpty ? [:] : ["allOf": requirements(others)]
    case .any(let others): return ["anyOf": requirements(others)]
    case .one(let others): return ["oneOf": requirements(others)]
    case .when(let condition, let then, let otherwise):
      var members = [("if", self.requirement(condition)), ("then", self.requirement(then))]
      if case .all(let nothing) = otherwise, nothing.isEmpty { return JSON(members) }
      members.append(("else", self.requirement(otherwise)))
      return JSON(members)
    }
  }

  private mutating func requirements(_ requirements: [Requirement]) -> JSON {
    .array(requirements.map { requirement($0) })
  }

  /// What is demanded at the end of a path.
  private static func at(_ path: [String], _ schema: JSON, isRequired: Bool = true) -> JSON {
    path.reversed().reduce(schema) { below, key in
      var members: [(String, JSON)] = []
      if below != [:] { members.append(("properties", JSON([(key, below)]))) }
      if isRequired { members.append(("required", [.string(key)])) }
      return JSON(members)
    }
  }
}
