package import Content
package import Diagnostics
package import Profiles
import SyncEngine

/// The small world in which a symptom is searched for: one user in agreement, the attribute in
/// question, another mapped attribute and an unmapped one.
///
/// The other rules of the mapping are left out: rules treat each attribute separately and share only
/// whether the user is due.
package struct SymptomWorld {
  private static let user = ExactString("ana")
  /// A user whom a value can refer to and whom the target does not have.
  private static let named = ExactString("bo")

  let mapping: [MappingEntry]
  let users: [ScenarioUser]
  /// The possible events, those first that are easiest to describe.
  package let events: [ScenarioEvent]
  /// The name of the attribute in question as the engine knows it: for a multi-valued attribute, that
  /// of a member.
  let subject: ExactString
  private let location: Location

  package init(
    of attribute: ExactString, under system: IdentitySystem, mapping: [MappingEntry],
    attributes: AttributeCatalogue?
  ) {
    let location = system.location
    let entry = mapping.first { $0.to.value == attribute }
    // A rule without 'values' carries all values as one.
    let isMember = entry.map { $0.values != nil } ?? system.target.hasMany(attribute)
    let reads = entry.map(\.reads) ?? []
    let sources = reads.isEmpty ? [attribute] : reads
    let another = mapping.first {
      guard case .attribute(let from, _) = $0.source else { return false }
      return $0.values == nil && $0.to.value != attribute && !sources.contains(from)
        && !system.target.hasMany($0.to.value)
    }
    let mapped = mapping.flatMap(\.reads) + mapping.map(\.to.value) + sources + [attribute]
    let free = (attributes?.entries ?? []).map(\.id) + [ExactString("note"), ExactString("remark")]
    let unmapped = free.first { !mapped.contains($0) && !system.target.hasMany($0) }
    self.mapping = [entry, another].compactMap(\.self)
    self.location = location

    let member = isMember ? ExactString("\(attribute) 1") : nil
    func name(_ attribute: ExactString) -> ExactString {
      member.map { MemberName(attribute, $0).word } ?? attribute
    }
    subject = name(attribute)
    func value(_ number: Int) -> ExactString { member ?? ExactString("\(attribute) \(number)") }
    func pair(_ attribute: ExactString, _ value: ExactString) -> AttributeValue {
      AttributeValue(
        attribute: Located(attribute, at: location), value: Located(value, at: location))
    }
    var identitySystem: [AttributeValue] = []
    var target: [AttributeValue] = []
    if !isMember {
      identitySystem = sources.map { source in
        pair(source, sources.count == 1 ? value(1) : ExactString("\(source) 1"))
      }
      switch entry?.source {
      case .constant(let constant): target = [pair(attribute, constant)]
      case .nothing: break
      case .attribute, .expression, nil: target = [pair(attribute, value(1))]
      }
    }
    var others: [(from: ExactString, to: ExactString)] = []
    if let another, let from = another.from { others.append((from, another.to.value)) }
    for other in others {
      identitySystem.append(pair(other.from, ExactString("\(other.from) 1")))
      target.append(pair(other.to, ExactString("\(other.from) 1")))
    }
    if let unmapped { identitySystem.append(pair(unmapped, ExactString("\(unmapped) 1"))) }
    var users = [
      ScenarioUser(
        name: Located(Self.user, at: location), identitySystem: identitySystem, target: target)
    ]
    let isReference = system.target.refers(attribute)
    if isReference {
      users.append(
        ScenarioUser(
          name: Located(Self.named, at: location), identitySystem: [], target: nil,
          isAssigned: false))
    }
    self.users = users

    func change(_ attribute: ExactString, _ place: Place, _ values: [ExactString?])
      -> [ScenarioEvent]
    {
      values.map { .change(Self.user, attribute, at: place, to: $0) }
    }
    let toAndFro = [another?.from, unmapped].compactMap(\.self).flatMap { name in
      change(name, .identitySystem, [ExactString("\(name) 2"), ExactString("\(name) 1")])
    }
    let source = name(sources[0])
    let first = sources.count == 1 ? value(1) : ExactString("\(sources[0]) 1")
    events =
      change(subject, .target, isMember ? [member, nil] : [value(3), nil])
      + change(source, .identitySystem, isMember ? [member, nil] : [value(2), first, nil])
      + (isReference ? change(source, .identitySystem, [Self.named]) : [])
      + toAndFro
      + (system.profile.cycle == nil ? [] : [.cycle]) + [.forceSync(Self.user), .fullSync]
      + AccountChange.allCases.map { .account(Self.user, becomes: $0) }
      + Status.allCases.map { .status(Self.user, becomes: $0) }
      + [false, true].map { .connection(works: $0) }
  }

  /// Returns a run of this world as a scenario.
  package func scenario(_ system: IdentitySystem, events: [ScenarioEvent]) -> Scenario {
    Scenario(
      id: "why", title: "\(subject): \(system.name)",
      identitySystem: Located(system.id, at: location), mapping: mapping, users: users,
      steps: events.map { ScenarioStep(event: $0, location: location, expectation: nil) },
      location: location, text: "")
  }
}
