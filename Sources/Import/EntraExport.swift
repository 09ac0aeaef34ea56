import Diagnostics
import JSON
import Profiles
import SyncEngine

/// Reads a synchronization schema of Microsoft Graph: the mapping of users in it.
struct EntraExport {
  private let file: SourceFile
  private let base: IdentitySystem
  private var collection: RuleCollection

  static func read(
    _ roots: [(root: LocatedJSON, file: SourceFile)], _ attributes: AttributeIndex,
    _ base: IdentitySystem, _ findings: inout [Finding]
  ) -> RuleCollection? {
    let hint =
      "save what GET /servicePrincipals/{id}/synchronization/jobs/{jobId}/schema returns, or "
      + "download it in the portal: attribute mapping, advanced options, review your schema"
    guard let (root, file) = roots.first, roots.count == 1 else {
      if let (root, file) = roots.dropFirst().first {
        findings.append(
          .unknownExport(
            "a synchronization schema is one file, and this is another",
            at: file.location(root.range.lowerBound..<root.range.lowerBound + 1),
            hint: "import one after the other"))
      }
      return nil
    }
    guard let schema = JSONObject(root, in: file), schema.has("synchronizationRules") else {
      findings.append(
        .unknownExport(
          "this is no synchronization schema of Microsoft Graph: it has no 'synchronizationRules'",
          at: file.location(root.range.lowerBound..<root.range.lowerBound + 1), hint: hint))
      return nil
    }
    var export = EntraExport(file: file, attributes: attributes, base: base)
    let before = findings.count
    guard let mapping = export.userMapping(of: schema, &findings) else { return nil }
    export.read(mapping, &findings)
    return findings[before...].hasErrors ? nil : export.collection
  }

  private init(file: SourceFile, attributes: AttributeIndex, base: IdentitySystem) {
    self.file = file
    collection = RuleCollection(attributes)
    self.base = base
  }
}

// Which mapping of objects is the one of users.
extension EntraExport {
  private struct ObjectMapping {
    let object: JSONObject
    let name: String
    let place: Location
    let priority: Int
    let isEnabled: Bool
  }

  /// The names that the identity system's own directory has in schemas.
  private static let ownDirectories = [
    "azure active directory", "microsoft entra id", "active directory",
  ]

  private mutating func userMapping(
    of schema: JSONObject, _ findings: inout [Finding]
  ) -> JSONObject? {
    let before = findings.count
    var mappings: [ObjectMapping] = []
    for rule in schema.objects("synchronizationRules", &findings) {
      let priority = rule.number("priority", &findings) ?? Int.max
      let source = rule.text("sourceDirectoryName", &findings)
      let target = rule.text("targetDirectoryName", &findings)
      let isInbound = Self.isOwn(target) && !Self.isOwn(source)
      for object in rule.objects("objectMappings", &findings) {
        let name = object.text("name", &findings)
        let from = object.text("sourceObjectName", &findings) ?? ""
        let to = object.text("targetObjectName", &findings) ?? ""
        let isEnabled = object.flag("enabled", &findings) ?? true
        let shown = name ?? (to.isEmpty ? "objectMappings" : to)
        let place = object["name"].map { file.location($0.range) } ?? object.location
        if isInbound {
          collection.remark(ImportRemark(.inbound, shown, at: place))
        } else if Self.isUser(from), Self.isUser(to) {
          mappings.append(
            ObjectMapping(
              object: object, name: shown, place: place, priority: priority, isEnabled: isEnabled))
        } else {
          collection.remark(ImportRemark(.otherObjects, shown, at: place))
        }
      }
    }
    guard findings.count == before else { return nil }
    let enabled = mappings.filter(\.isEnabled)
    let priority = enabled.map(\.priority).min()
    // Of equals the first: the order of a file is all that is left.
    guard let taken = enabled.first(where: { $0.priority == priority }) else {
      findings.append(
        .missingUserMapping, at: mappings.first?.place ?? schema.location,
        mappings.isEmpty
          ? "no mapping of users to the target is in it"
          : "the mapping of users is disabled, so nothing is synced",
        hint: mappings.isEmpty
          ? "export the schema of the job that provisions users" : "enable it, and export again")
      return nil
    }
    for other in mappings where other.object.location != taken.object.location {
      collection.remark(
        other.isEnabled
          ? ImportRemark(
            .secondUserMapping, other.name, detail: taken.name, at: other.place)
          : ImportRemark(.disabled, other.name, at: other.place))
    }
    return taken.object
  }

  private static func isOwn(_ directory: String?) -> Bool {
    directory.map { ownDirectories.contains($0.asciiLowercased) } ?? false
  }

  /// `User`, or a URN that ends so.
  private static func isUser(_ object: String) -> Bool {
    object.asciiLowercased.split(separator: ":", omittingEmptySubsequences: false).last == "user"
  }
}

// The rules of the mapping of users.
extension EntraExport {
  private mutating func read(_ mapping: JSONObject, _ findings: inout [Finding]) {
    let name = mapping.text("name", &findings) ?? "objectMappings"
    let updates = flows(of: mapping, name, &findings)
    scope(of: mapping, name, &findings)
    let objects = mapping.objects("attributeMappings", &findings)
    guard objects.count <= ContentLimits.mappingRulesMax else {
      findings.append(
        .fileTooLarge, at: mapping.location,
        "there are more than \(ContentLimits.mappingRulesMax) attribute mappings")
      return
    }
    for object in objects {
      if let rule = rule(object, updates: updates, &findings) { collection.add(rule) }
    }
  }

  /// - Returns: Whether users that are there already are updated.
  private mutating func flows(
    of mapping: JSONObject, _ name: String, _ findings: inout [Finding]
  ) -> Bool {
    guard let flows = mapping.text("flowTypes", &findings), let node = mapping["flowTypes"] else {
      return true
    }
    let place = file.location(node.range)
    let words = flows.split(separator: ",", omittingEmptySubsequences: true)
      .map { String($0.filter { $0 != " " }) }
    let known = ["add", "update", "delete"]
    for word in words where !known.contains(word.asciiLowercased) {
      collection.remark(ImportRemark(.unknownWord, name, detail: word, at: place))
    }
    let folded = words.map(\.asciiLowercased)
    if !folded.contains("add") { collection.remark(ImportRemark(.noCreate, name, at: place)) }
    if !folded.contains("delete") {
      collection.remark(ImportRemark(.noDelete, name, at: place))
      collection.set("life-cycle.deleted", to: "nothing")
    }
    if folded.contains("update") { return true }
    collection.remark(ImportRemark(.noUpdate, name, at: place))
    // To disable an account is an update too.
    for state in ["unassigned", "disabled", "soft-deleted"] {
      collection.set("life-cycle.\(state)", to: "nothing")
    }
    return false
  }

  private mutating func scope(
    of mapping: JSONObject, _ name: String, _ findings: inout [Finding]
  ) {
    guard let scope = mapping.object("scope", &findings) else { return }
    let groups = ["groups", "inputFilterGroups", "categoryFilterGroups"]
      .flatMap { scope.list($0, &findings) }
    if !groups.isEmpty { collection.remark(ImportRemark(.scopeFilter, name, at: scope.location)) }
  }

  private mutating func rule(
    _ object: JSONObject, updates: Bool, _ findings: inout [Finding]
  ) -> ImportedRule? {
    let before = findings.count
    let path = object.text("targetAttributeName", &findings)
    let flow = object.text("flowType", &findings)
    let behaviour = object.text("flowBehavior", &findings)
    let priority = object.number("matchingPriority", &findings) ?? 0
    let standIn = object.text("defaultValue", &findings).flatMap {
      $0.isEmpty ? nil : ExactString($0)
    }
    let source = object.object("source", &findings).flatMap { EntraSource($0, &findings) }
    guard findings.count == before else { return nil }
    guard let path, !path.isEmpty, let node = object["targetAttributeName"] else {
      findings.append(
        .missingKey, at: object.location, "an attribute mapping needs 'targetAttributeName'")
      return nil
    }
    let place = file.location(node.range)
    func leave(_ reason: ImportRemark.Reason, _ detail: String? = nil) {
      collection.remark(ImportRemark(reason, path, detail: detail, at: place))
    }
    if AttributePath(path) == AttributePath("active") {
      leave(source?.mentions("IsSoftDeleted") == true ? .lifeCycle : .statusRule)
      return nil
    }
    guard let to = collection.attributes.attribute(atPath: path) else {
      collection.remarkUnknown(path, at: place)
      return nil
    }
    var notes: [ImportRemark] = []
    func note(_ reason: ImportRemark.Reason, _ detail: String? = nil) {
      notes.append(ImportRemark(reason, path, detail: detail, at: place))
    }
    if priority > 0 { note(.matches, String(priority)) }
    switch behaviour?.asciiLowercased {
    case nil, "flowwhenchanged": break
    case "flowalways": note(.flowAlways)
    default: leave(.unknownWord, behaviour)
    }
    var apply = MappingRule.Apply.always
    var values: MappingEntry.Values?
    switch flow?.asciiLowercased {
    case nil, "always": break
    case "objectaddonly": apply = .onCreate
    case "attributeaddonly": apply = .ifEmpty
    case "multivalueaddonly": values = .addOnly
    case "valueaddonly":
      guard base.profile.absent == .keep else {
        leave(.keptRemovals)
        return nil
      }
      note(.neverRemoved)
    default:
      leave(.unknownWord, flow)
      return nil
    }
    if !updates { apply = .onCreate }
    switch source {
    case nil:
      guard let standIn else {
        leave(.noSource)
        return nil
      }
      if apply == .always { apply = .ifEmpty }
      note(.writtenIfEmpty)
      return ImportedRule(.constant(standIn), to: to, apply: apply, at: place, notes: notes)
    case .attribute(let name):
      return ImportedRule(
        .attribute(name), default: standIn, to: to, apply: apply, values: values, at: place,
        notes: notes)
    case .constant(let constant):
      return ImportedRule(
        .constant(constant), to: to, apply: apply, values: values, at: place, notes: notes)
    case .roles(let name, let rolesValues):
      return ImportedRule(
        .attribute(name), to: to, apply: apply, values: values ?? rolesValues, at: place,
        notes: notes)
    case .function(let function):
      if let changing = function.changesByItself {
        leave(.changesByItself, changing)
        return nil
      }
      guard !function.attributes.isEmpty else {
        note(.expressionConstant)
        return ImportedRule(
          .constant(ExactString(function.expression)), to: to, apply: apply, values: values,
          at: place,
          notes: notes)
      }
      return ImportedRule(
        .expression(function.expression, of: function.attributes), default: standIn, to: to,
        apply: apply, values: values, at: place, notes: notes)
    case .unknown(let type):
      leave(.unknownWord, type)
      return nil
    }
  }
}
