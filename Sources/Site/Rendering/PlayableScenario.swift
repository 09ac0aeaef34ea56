import Content
import Diagnostics
import JSON
import Profiles
import SyncEngine
import Traces

/// A case that a reader can play on the page: a scenario made from what the engine played.
struct PlayableScenario {
  let title: String
  let identitySystem: String
  let mapping: Mapping
  /// The names of the users by number.
  let users: [String]
  let narrator: TraceNarrator
  let attributeName: (Attribute) -> String
  let start: World

  /// Returns the state of the simulator, in the format of a scenario's file.
  ///
  /// - Parameter shown: The number of the step to begin with; `nil` for the last.
  func state(_ steps: [PlayedStep], shown: Int? = nil) -> JSON {
    JSON(
      [
        ("title", .string(title)), ("identity-system", .string(identitySystem)),
        ("mapping", .array(rules)),
        ("users", JSON(zip(users, start.users).map { ($0, json($1)) })),
        ("steps", .array(steps.map { json($0.step.event) })),
      ] + (shown.map { [("step", .int($0))] } ?? []))
  }

  /// Returns the address of the simulator with that state, relative to the site's root.
  func address(_ steps: [PlayedStep], shown: Int?) -> String {
    SiteAddress.simulator + "#" + componentEscapes(state(steps, shown: shown).compact)
  }

  /// The rules. The rules for the members of one attribute are combined again, for members that are
  /// added later.
  private var rules: [JSON] {
    var rules: [JSON] = []
    for rule in mapping.rules {
      let entry = json(rule)
      if rules.last != entry || rule.absent == nil { rules.append(entry) }
    }
    return rules
  }

  /// Returns the name of an attribute, or that of the whole attribute if there is one rule for each
  /// member.
  private func name(_ attribute: Attribute, in rule: MappingRule) -> String {
    let name = attributeName(attribute)
    return rule.absent == nil ? name : MemberName(ExactString(name))?.attribute.text ?? name
  }

  private func json(_ rule: MappingRule) -> JSON {
    var members: [(String, JSON)] = []
    switch rule.source {
    case .attribute(let from, let standIn):
      if from == rule.to, standIn == nil, rule.apply == .always, rule.absent == nil {
        return .string(attributeName(from))
      }
      members.append(("from", .string(name(from, in: rule))))
      if let standIn { members.append(("default", .string(narrator.name(standIn)))) }
    case .expression(let function, let attributes, let standIn):
      members.append(("expression", .string(narrator.text(of: function))))
      members.append(("of", .array(attributes.map { .string(attributeName($0)) })))
      if let standIn { members.append(("default", .string(narrator.name(standIn)))) }
    case .constant(let constant): members.append(("constant", .string(narrator.name(constant))))
    case .nothing: break
    }
    members.append(("to", .string(name(rule.to, in: rule))))
    if rule.apply != .always { members.append(("apply", .string(rule.apply.keyword))) }
    if let absent = rule.absent {
      let values: MappingEntry.Values = absent == .keep ? .addOnly : .replaced
      members.append(("values", .string(values.keyword)))
    }
    return JSON(members)
  }

  private func json(_ user: UserState) -> JSON {
    var members: [(String, JSON)] = [
      ("identity-system", json(user.identitySystem)), ("target", user.target.map(json) ?? .null),
    ]
    if user.account != .enabled { members.append(("account", .string(user.account.keyword))) }
    if !user.isAssigned { members.append(("assigned", .bool(false))) }
    if user.status != .active { members.append(("status", .string(user.status.keyword))) }
    if !user.isLinked { members.append(("linked", .bool(false))) }
    return JSON(members)
  }

  private func json(_ record: Record) -> JSON {
    JSON(
      record.attributes.compactMap { attribute in
        record[attribute].map { (attributeName(attribute), .string(narrator.name($0))) }
      })
  }

  private func json(_ event: Event) -> JSON {
    let named: ScenarioEvent = event.map(
      user: { ExactString(users[$0.index]) }, attribute: { ExactString(attributeName($0)) },
      value: { value, _ in ExactString(narrator.name(value)) })
    return named.json
  }
}

/// Escapes a text like `encodeURIComponent` in scripts.
let componentEscapes = ByteEscapes { byte in
  byte.isASCIIAlphanumeric || "-_.!~*'()".utf8.contains(byte)
    ? nil : "%" + byte.hexadecimal(uppercase: true)
}
