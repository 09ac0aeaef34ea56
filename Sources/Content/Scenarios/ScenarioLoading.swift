import Diagnostics
import Profiles
import Shapes
import SyncEngine
import YAML

extension Scenario {
  package static let folder = "scenarios/"

  private static let subject = "a scenario"

  /// - Returns: `nil`, with findings, if anything is wrong with it.
  static func load(
    _ id: String, _ source: SourceFile, _ root: YAMLNode, attributes: AttributeCatalogue?,
    _ findings: inout [Finding]
  ) -> Scenario? {
    let findingsBefore = findings.count
    guard let fields = Fields(root, of: subject, shape, &findings) else { return nil }
    let system = fields.text(required: "identity-system", in: subject, &findings)
    let mapping = fields.node("mapping")
      .map { MappingEntry.load($0, attributes: attributes, &findings) }
    let users =
      (fields.required("users", in: subject, &findings)?
      .entries(of: "users", &findings) ?? [])
      .compactMap { ScenarioUser($0, attributes: attributes, &findings) }
      .sorted { $0.name.value < $1.name.value }
    if let node = fields.node("users"), users.isEmpty, findings.count == findingsBefore {
      findings.append(.invalidValue, at: node.location, "\(subject) needs a user")
    }
    let reader = StepReader(users: users.map(\.name.value), attributes: attributes)
    let events =
      fields.required("steps", in: subject, &findings)?.elements(of: "steps", &findings) ?? []
    let statesMax = ContentLimits.scenarioStatesMax
    // A step may name each user, and the play keeps the state of each.
    if users.count * events.count > statesMax, let node = fields.node("steps") {
      findings.append(
        .fileTooLarge, at: node.location,
        "\(users.count) users and \(events.count) steps are more than \(statesMax) states",
        hint: "split the scenario")
      return nil
    }
    let steps = events.compactMap { reader.step($0, &findings) }
    let title = fields.text("title", &findings)
    // Without what was refused, another story would be played.
    guard let system, !root.isIncomplete, !findings[findingsBefore...].hasErrors else { return nil }
    return Scenario(
      id: id, title: title?.value ?? id, identitySystem: system, mapping: mapping, users: users,
      steps: steps, location: Location(file: source.path), text: source.text)
  }
}

extension ScenarioUser {
  init?(_ entry: YAMLNode.Entry, attributes: AttributeCatalogue?, _ findings: inout [Finding]) {
    let name = entry.key
    if StepReader.expectationShape.names.contains(name.value) {
      findings.append(
        .invalidValue, at: name.location,
        "a user may not be named '\(name.value)', which is a key of 'expect'")
      return nil
    }
    guard
      let fields = Fields(entry.value, of: "the user '\(name.value)'", Self.shape, &findings)
    else { return nil }
    self.name = name.map { ExactString($0) }
    identitySystem =
      fields.node("identity-system").flatMap { $0.isAbsent ? nil : $0 }
      .map { AttributeValue.load($0, "identity-system", attributes: nil, &findings) } ?? []
    target = fields.node("target").flatMap { node in
      node.isAbsent ? nil : AttributeValue.load(node, "target", attributes: attributes, &findings)
    }
    account = (fields.keyword("account", &findings) as Located<Account>?)?.value ?? .enabled
    isAssigned = fields.node("assigned")?.flag(for: "assigned", &findings)?.value ?? true
    status = (fields.keyword("status", &findings) as Located<Status>?)?.value ?? .active
    isLinked = fields.node("linked")?.flag(for: "linked", &findings)?.value ?? true
    for key in ["status", "linked"] where target == nil {
      guard let place = fields.keyLocation(key) else { continue }
      findings.append(
        .invalidValue, at: place, "'\(key)' is about an account at the target, and there is none",
        hint: "give the user a 'target' record, or remove '\(key)'")
    }
  }
}

extension AttributeValue {
  /// - Parameter attributes: The catalogue that the names must be in, if there is one.
  static func load(
    _ node: YAMLNode, _ key: String, attributes: AttributeCatalogue?, _ findings: inout [Finding]
  ) -> [AttributeValue] {
    node.entries(of: key, &findings).compactMap { entry in
      let name = entry.key.map { ExactString($0) }
      attributes?.check(name, &findings)
      if case .sequence(let elements) = entry.value.content {
        attributes?.checkHasMany(name, &findings)
        let values = elements.compactMap { $0.exactText(for: name.value.text, &findings) }
        return AttributeValue(
          attribute: name, value: Located(nil, at: entry.value.location),
          members: values.map { MemberName(name.value, ExactString($0.value)) })
      }
      return entry.value.value(for: entry.key.value, &findings)
        .map { AttributeValue(attribute: name, value: $0) }
    }
  }
}
