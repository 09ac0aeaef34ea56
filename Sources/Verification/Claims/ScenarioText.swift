package import Content
package import JSON
package import Profiles

extension Scenario {
  /// The scenario for programs, in the keys of its file.
  package var json: JSON {
    JSON([
      ("identity-system", .string(identitySystem.value)),
      ("mapping", .array((mapping ?? []).map(\.json))),
      ("users", JSON(users.map { ($0.name.value.text, $0.json) })),
      ("steps", .array(steps.map { $0.event.json })),
    ])
  }

  /// The scenario as a file that says so.
  ///
  /// - Parameter expectations: What each step is to expect, as in its file.
  package func file(expectations: [JSON] = []) -> String {
    var text = "title: \(JSON.string(title).flowYAML)\n"
    text += "identity-system: \(JSON.string(identitySystem.value).flowYAML)\n"
    text += "mapping: \(JSON.array((mapping ?? []).map(\.json)).flowYAML)\nusers:\n"
    for user in users {
      text += "  \(JSON.string(user.name.value.text).flowYAML): \(user.json.flowYAML)\n"
    }
    text += steps.isEmpty ? "steps: []\n" : "steps:\n"
    for (number, step) in steps.enumerated() {
      guard case .object(let members) = step.event.json else { continue }
      for member in members { text += "  - \(member.key): \(member.value.flowYAML)\n" }
      if number < expectations.count {
        text += "    expect: \(expectations[number].flowYAML)\n"
      }
    }
    return text
  }
}

extension MappingEntry {
  /// The rule in the keys of its file.
  package var json: JSON {
    var members: [(String, JSON)] = []
    switch source {
    case .attribute(let from, let standIn):
      if from == to.value, standIn == nil, apply == .always, values == nil {
        return .string(from.text)
      }
      members.append(("from", .string(from.text)))
      if from != to.value { members.append(("to", .string(to.value.text))) }
      if let standIn { members.append(("default", .string(standIn.text))) }
    case .expression(let text, let attributes, let standIn):
      members.append(("expression", .string(text)))
      members.append(("of", .array(attributes.map { .string($0.text) })))
      members.append(("to", .string(to.value.text)))
      if let standIn { members.append(("default", .string(standIn.text))) }
    case .constant(let constant):
      members.append(("constant", .string(constant.text)))
      members.append(("to", .string(to.value.text)))
    case .nothing: members.append(("to", .string(to.value.text)))
    }
    if apply != .always { members.append(("apply", .string(apply.keyword))) }
    if let values { members.append(("values", .string(values.keyword))) }
    return JSON(members)
  }
}

extension IdentitySystem {
  /// The settings in the keys of the profile's file.
  package var profileJSON: JSON {
    JSON(
      ProfileSection.allCases.map { section in
        let members = section.settings.compactMap { setting in
          setting.word(in: profile).map { (setting.key, JSON.string($0)) }
        }
        return (section.rawValue, members.isEmpty ? .null : JSON(members))
      })
  }
}

extension ScenarioUser {
  var json: JSON {
    var members: [(String, JSON)] = [("identity-system", Self.json(identitySystem))]
    if let target { members.append(("target", Self.json(target))) }
    if account != .enabled { members.append(("account", .string(account.keyword))) }
    if !isAssigned { members.append(("assigned", .bool(false))) }
    if status != .active { members.append(("status", .string(status.keyword))) }
    if !isLinked { members.append(("linked", .bool(false))) }
    return JSON(members)
  }

  private static func json(_ values: [AttributeValue]) -> JSON {
    JSON(
      values.map { value in
        (
          value.attribute.value.text,
          value.members.map { .array($0.map { .string($0.value.text) }) }
            ?? .optional(value.value.value?.text)
        )
      })
  }
}
