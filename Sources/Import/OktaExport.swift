import Diagnostics
import JSON
import Profiles
import SyncEngine

/// Reads a profile mapping of Okta, and the app user schema if there is one.
struct OktaExport {
  /// Which part of an export a file is.
  enum Part: Equatable {
    /// What `/api/v1/mappings/{id}` returns.
    case mapping
    /// What `/api/v1/meta/schemas/apps/{id}/default` returns.
    case schema
    /// What `/api/v1/mappings` returns, whose items lack the properties.
    case list
    case unknown

    init(_ root: LocatedJSON, in file: SourceFile) {
      if case .array = root.value {
        let isMapping = root.elements.contains {
          JSONObject($0, in: file).map(Part.isMapping) ?? false
        }
        self = isMapping ? .list : .unknown
      } else if let object = JSONObject(root, in: file) {
        self =
          Part.isMapping(object) ? .mapping : object.has("definitions") ? .schema : .unknown
      } else {
        self = .unknown
      }
    }

    private static func isMapping(_ object: JSONObject) -> Bool {
      object.has("source") && object.has("target")
    }
  }

  private let base: IdentitySystem
  private var collection: RuleCollection

  static func read(
    _ roots: [(root: LocatedJSON, file: SourceFile)], _ attributes: AttributeIndex,
    _ base: IdentitySystem, _ findings: inout [Finding]
  ) -> RuleCollection? {
    let before = findings.count
    var mappings: [JSONObject] = []
    var schemas: [JSONObject] = []
    for (root, file) in roots {
      let place = file.location(root.range.lowerBound..<root.range.lowerBound + 1)
      let object = JSONObject(root, in: file)
      switch (Part(root, in: file), object) {
      case (.mapping, let object?): mappings.append(object)
      case (.schema, let object?): schemas.append(object)
      case (.list, _):
        findings.append(
          .unknownExport(
            "this is the list of mappings, whose items lack the properties", at: place,
            hint:
              "save what GET /api/v1/mappings/{id} returns for the mapping from 'user' to the app")
        )
      default:
        findings.append(
          .unknownExport(
            "this is neither a profile mapping of Okta nor an app user schema", at: place,
            hint: "save what GET /api/v1/mappings/{id} returns, and what "
              + "GET /api/v1/meta/schemas/apps/{id}/default returns"))
      }
    }
    if let second = schemas.dropFirst().first {
      findings.append(
        .unknownExport(
          "this is a second app user schema", at: second.location,
          hint: "give the one of the app that the mapping goes to"))
    }
    guard findings.count == before else { return nil }
    var export = OktaExport(attributes: attributes, base: base)
    guard let mapping = export.userMapping(among: mappings, roots, &findings) else { return nil }
    export.read(mapping, schemas.first, &findings)
    return findings[before...].hasErrors ? nil : export.collection
  }

  private init(attributes: AttributeIndex, base: IdentitySystem) {
    collection = RuleCollection(attributes)
    self.base = base
  }

  /// The mapping from Okta's users to those of an app.
  private mutating func userMapping(
    among mappings: [JSONObject], _ roots: [(root: LocatedJSON, file: SourceFile)],
    _ findings: inout [Finding]
  ) -> JSONObject? {
    let before = findings.count
    var taken: (object: JSONObject, name: String)?
    for mapping in mappings {
      let source = mapping.object("source", &findings)
      let target = mapping.object("target", &findings)
      let types = [source, target].map { $0?.text("type", &findings) ?? "" }
      let name = [source, target].map { $0?.text("name", &findings) ?? "" }.joined(separator: " → ")
      guard types == ["user", "appuser"] else {
        collection.remark(ImportRemark(.inbound, name, at: mapping.location))
        continue
      }
      if let taken {
        collection.remark(
          ImportRemark(.secondUserMapping, name, detail: taken.name, at: mapping.location))
      } else {
        taken = (mapping, name)
      }
    }
    guard findings.count == before else { return nil }
    guard let taken else {
      findings.append(
        .missingUserMapping,
        at: mappings.first?.location ?? Location(file: roots.first?.file.path ?? ""),
        "there is no mapping from Okta's users to an app's",
        hint: "GET /api/v1/mappings?targetId={app id} lists it: its source has the type 'user', "
          + "its target 'appuser'")
      return nil
    }
    guard taken.object.has("properties") else {
      findings.append(
        .unknownExport(
          "the mapping has no properties, as in a list of mappings", at: taken.object.location,
          hint: "save what GET /api/v1/mappings/{id} returns for it"))
      return nil
    }
    return taken.object
  }
}

// The rules of the mapping of users.
extension OktaExport {
  private mutating func read(
    _ mapping: JSONObject, _ schema: JSONObject?, _ findings: inout [Finding]
  ) {
    let variables = schema.map { OktaVariable.all(of: $0, &findings) }
    let entries = mapping.object("properties", &findings)?.entries ?? []
    guard entries.count + (variables?.count ?? 0) <= ContentLimits.mappingRulesMax * 2 else {
      findings.append(
        .fileTooLarge, at: mapping.location,
        "there are more than \(ContentLimits.mappingRulesMax * 2) properties")
      return
    }
    let byName = (variables ?? []).keyed(by: \.name)
    if variables == nil {
      collection.remark(
        ImportRemark(
          .noSchema, entries.first?.key.text ?? "userName", at: mapping.location
        ) { "give the app user schema too: GET /api/v1/meta/schemas/apps/{id}/default" })
    }
    var mapped: Set<ExactString> = []
    for entry in entries where entry.value.value != .null {
      mapped.insert(entry.key)
      let place = mapping.location(of: entry)
      guard let property = mapping.object(of: entry, &findings) else { continue }
      guard variables == nil || byName[entry.key] != nil else {
        collection.remark(ImportRemark(.notInSchema, entry.key.text, at: place))
        continue
      }
      if let rule = rule(property, entry.key, byName[entry.key], at: place, &findings) {
        collection.add(rule)
      }
    }
    for variable in variables ?? [] where !mapped.contains(variable.name) {
      if let to = target(variable.name, variable, at: variable.location),
        !isBuiltIn(to)
      {
        let note = ImportRemark(.doNotMap, variable.name.text, at: variable.location)
        collection.add(ImportedRule(.nothing, to: to, at: variable.location, notes: [note]))
      }
    }
    addBuiltIn(at: mapping.location)
  }

  private mutating func rule(
    _ property: JSONObject, _ name: ExactString, _ variable: OktaVariable?, at place: Location,
    _ findings: inout [Finding]
  ) -> ImportedRule? {
    let before = findings.count
    let text = property.text("expression", &findings) ?? ""
    let status = property.text("pushStatus", &findings)
    guard findings.count == before else { return nil }
    guard let to = target(name, variable, at: place) else { return nil }
    var notes: [ImportRemark] = []
    if variable?.path == nil { notes.append(ImportRemark(.byName, name.text, at: place)) }
    let apply: MappingRule.Apply
    switch status {
    case "PUSH": apply = .always
    case "DONT_PUSH": apply = .onCreate
    default:
      collection.remark(
        ImportRemark(.unknownWord, name.text, detail: status ?? "null", at: place))
      return nil
    }
    switch OktaExpression(text) {
    case .nothing: return ImportedRule(.nothing, to: to, apply: apply, at: place, notes: notes)
    case .attribute(let from):
      return ImportedRule(.attribute(from), to: to, apply: apply, at: place, notes: notes)
    case .constant(let constant):
      return ImportedRule(.constant(constant), to: to, apply: apply, at: place, notes: notes)
    case .function(let attributes):
      if attributes.isEmpty {
        notes.append(ImportRemark(.expressionConstant, name.text, at: place))
        return ImportedRule(
          .constant(ExactString(text)), to: to, apply: apply, at: place, notes: notes)
      }
      return ImportedRule(
        .expression(text, of: attributes), to: to, apply: apply, at: place, notes: notes)
    case .changesByItself(let detail):
      collection.remark(ImportRemark(.changesByItself, name.text, detail: detail, at: place))
    case .dependsOnMore(let detail):
      collection.remark(ImportRemark(.dependsOnMore, name.text, detail: detail, at: place))
    }
    return nil
  }

  /// The target's attribute that a variable of the app's profile goes to; if none, that is remarked.
  private mutating func target(
    _ name: ExactString, _ variable: OktaVariable?, at place: Location
  ) -> ExactString? {
    if let variable, variable.isUnsent {
      collection.remark(ImportRemark(.noNamespace, name.text, at: place))
      return nil
    }
    let path = variable?.path
    let found =
      path.map { collection.attributes.attribute(atPath: $0) }
      ?? collection.attributes.attribute(named: name.text)
    guard let found else {
      collection.remarkUnknown(path ?? name.text, at: place)
      return nil
    }
    if AttributePath(path ?? found.text) == AttributePath("active") {
      collection.remark(ImportRemark(.statusRule, name.text, at: place))
      return nil
    }
    return found
  }
}

// What Okta sends without a mapping: the user name, which the app's sign-on settings make, and the
// user's own id.
extension OktaExport {
  private var builtIn: [ExactString] {
    ["userName", "externalId"].compactMap { collection.attributes.attribute(atPath: $0) }
  }

  private func isBuiltIn(_ attribute: ExactString) -> Bool {
    builtIn.contains(attribute) && base.mapping.contains { $0.to.value == attribute }
  }

  private mutating func addBuiltIn(at place: Location) {
    for attribute in builtIn where !collection.rules.contains(where: { $0.to == attribute }) {
      let note = ImportRemark(.builtIn, attribute.text, at: place)
      if let entry = base.mapping.first(where: { $0.to.value == attribute }) {
        collection.add(ImportedRule(entry, at: place, notes: [note]))
      }
    }
  }
}
