package import Diagnostics
package import JSON
import Shapes

/// What is known of an attribute of the target beside its names, and from where.
package struct AttributeFacts: Sendable {
  /// The URN of the schema that defines it, in full.
  package var schema: String?
  /// What the target itself calls it.
  package var field: String?
  package var mutability = Mutability.readWrite
  /// Whether it holds a set of values.
  package var isMany = false
  /// Whether its value names another user.
  package var isReference = false
  /// Whether a deleted account does not keep it.
  package var isLostWhenDeleted = false
  /// What else a reader should know.
  package var notes: String?
  /// The ids of the cited pages that say so.
  package var sources: [Located<String>] = []

  package init() {}
}

extension AttributeFacts {
  /// - Parameter path: The attribute's SCIM path, which must agree with its schema.
  init(_ fields: Fields, path: Located<String>?, _ findings: inout [Finding]) {
    let schema = fields.text("schema", &findings)
    self.schema = schema?.value
    if let schema {
      if !schema.value.hasPrefix("urn:") {
        findings.append(
          .invalidValue, at: schema.location, "'\(schema.value)' is no URN of a schema",
          hint: "write it in full, for example urn:ietf:params:scim:schemas:core:2.0:User")
      } else if let path, path.value.hasPrefix("urn:"), !path.value.hasPrefix("\(schema.value):") {
        findings.append(
          .invalidValue, at: path.location, "the path is not in the schema '\(schema.value)'",
          hint: "correct one of the two",
          related: [Finding.Related("the schema", at: schema.location)])
      }
    }
    field = fields.text("field", &findings)?.value
    if let word = fields.keyword("mutability", &findings) as Located<Mutability>? {
      mutability = word.value
    }
    isMany = fields.flag("many", &findings)?.value ?? false
    isReference = fields.flag("refers", &findings)?.value ?? false
    isLostWhenDeleted = fields.flag("lost-when-deleted", &findings)?.value ?? false
    notes = fields.text("notes", &findings)?.value
    sources = fields.texts("source", &findings)
  }
}

extension AttributeFacts {
  /// What of it decides what becomes of runs, in the keys of its file, without defaults.
  package var simulatedJSON: [(String, JSON)] {
    var members: [(String, JSON)] = []
    if mutability != .readWrite { members.append(("mutability", .string(mutability.keyword))) }
    if isMany { members.append(("many", .bool(true))) }
    if isReference { members.append(("refers", .bool(true))) }
    if isLostWhenDeleted { members.append(("lost-when-deleted", .bool(true))) }
    return members
  }
}
