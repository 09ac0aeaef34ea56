package import Content
package import Diagnostics
package import Profiles
package import SyncEngine

/// An experiment with one attribute of the target under one identity system: the engine's outcome probe
/// with names. It is immutable and a class, so that it is not copied.
package final class AttributeProbe: Sendable {
  package let attribute: ExactString
  package let place: Place
  package let edit: Outcome.Edit
  package let identitySystem: IdentitySystem
  /// The mapping in force, without the probe's additional attribute.
  package let mapping: [MappingEntry]
  package let names: Names
  package let probe: OutcomeProbe
  package let result: OutcomeProbe.Result

  package init(
    of attribute: ExactString, editedAt place: Place, by edit: Outcome.Edit,
    under identitySystem: IdentitySystem, mapping: [MappingEntry]? = nil, rules: Rules = Rules()
  ) {
    let mapping = mapping ?? identitySystem.mapping
    var names = Names(users: [])
    let rulesOfMapping = names.intern(mapping)
    let asked = names.intern(attribute: attribute)
    self.attribute = attribute
    self.place = place
    self.edit = edit
    self.identitySystem = identitySystem
    self.mapping = mapping
    let probe = OutcomeProbe(
      of: asked, editedAt: place, by: edit, profile: identitySystem.profile,
      mapping: rulesOfMapping, target: identitySystem.target.target(names),
      isMember: identitySystem.target.hasMany(attribute)
        || mapping.contains { $0.to.value == attribute && $0.values != nil },
      attributeCount: names.attributes.count,
      valueCount: Int32(names.values.count), rules: rules)
    self.probe = probe
    result = probe.run()
    names.terms = result.steps.last?.after.terms ?? []
    self.names = names
  }

  package var outcome: Outcome { result.outcome }

  /// The attribute that feeds this attribute, if there is one.
  package var counterpart: ExactString? { mapping.first { $0.to.value == attribute }?.from }
}

extension AttributeProbe {
  /// How the attribute is mapped in this experiment.
  package enum MappedAs: String, Sendable {
    case mapped, unmapped, constant
    case sentEmpty = "sent-empty"
  }

  package var mappedAs: MappedAs { mapping.mappedAs(attribute) }
}

extension IdentitySystem {
  /// Returns how the usual mapping treats one of the target's attributes.
  package func mappedAs(_ attribute: ExactString) -> AttributeProbe.MappedAs {
    mapping.mappedAs(attribute)
  }
}

extension [MappingEntry] {
  fileprivate func mappedAs(_ attribute: ExactString) -> AttributeProbe.MappedAs {
    guard let entry = first(where: { $0.to.value == attribute }) else { return .unmapped }
    return switch entry.source {
    case .attribute, .expression: .mapped
    case .constant: .constant
    case .nothing: .sentEmpty
    }
  }
}

extension SiteAddress {
  /// Returns the address of an answer's evidence, such as `outcomes/okta/mobile/unmapped/target-set/`.
  package static func outcome(_ probe: AttributeProbe) -> String {
    "outcomes/"
      + [
        probe.identitySystem.id, probe.attribute.text, probe.mappedAs.rawValue,
        "\(probe.place.keyword)-\(probe.edit.keyword)",
      ].map(component).joined(separator: "/") + "/"
  }
}

extension AttributeProbe {
  /// The facts that the conditions of phrases are compared with.
  package var facts: [OutcomeFact: String] {
    var facts: [OutcomeFact: String] = [
      .changedAt: place.keyword, .edit: edit.keyword, .mapped: "\(outcome.mapped)",
      .fed: "\(counterpart != nil)", .syncedAt: outcome.syncedAt.keyword,
      .replacedAt: outcome.replacedAt.keyword, .overwrites: "\(outcome.overwrites)",
    ]
    facts[.becomes] = outcome.becomes?.keyword
    return facts
  }
}
