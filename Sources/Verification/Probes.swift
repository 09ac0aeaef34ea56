import Content
import Diagnostics
import Profiles
import SyncEngine
import Traces

extension HelpCentre {
  /// An experiment and the place that asks for it.
  struct Probe: Sendable {
    let probe: AttributeProbe
    let location: Location
  }

  /// Returns an experiment for each attribute of the catalogue or of a mapping under an identity
  /// system, edited at both places in both ways.
  func probes(of system: IdentitySystem, _ rules: Rules) -> [Probe] {
    probes(of: system, rules) { _ in [system.mapping] }
  }

  /// Returns the experiments as if the attribute were mapped and as if it were unmapped, without those
  /// that match the usual mapping.
  func assumedProbes(of system: IdentitySystem, _ rules: Rules) -> [Probe] {
    probes(of: system, rules) { attribute in
      AssumedMapping.allCases
        .filter { ($0 == .mapped) != system.mapping.contains { $0.to.value == attribute.value } }
        .map { $0.applied(to: system.mapping, for: attribute) }
        + (system.sendsWithoutSource(attribute.value)
          ? [AssumedMapping.mapped.applied(to: system.mapping, for: attribute)] : [])
    }
  }

  private func probes(
    of system: IdentitySystem, _ rules: Rules,
    under mappings: (Located<ExactString>) -> [[MappingEntry]]
  ) -> [Probe] {
    attributes(of: system).flatMap { attribute in
      mappings(attribute).flatMap { mapping in
        Place.allCases.flatMap { place in
          Outcome.Edit.allCases.map { edit in
            Probe(
              probe: AttributeProbe(
                of: attribute.value, editedAt: place, by: edit, under: system,
                mapping: mapping, rules: rules),
              location: attribute.location)
          }
        }
      }
    }
  }

  private func attributes(of system: IdentitySystem) -> [Located<ExactString>] {
    let mapped = system.mapping.map(\.to)
    let known = Set(mapped.map(\.value))
    let others =
      attributes?.entries.map(\.id)
      ?? [ExactString("unmapped")] + identitySystems.flatMap { $0.mapping.map(\.to.value) }.distinct
    return mapped
      + others.filter { !known.contains($0) }
      .map { Located($0, at: system.location(of: "mapping")) }
  }

  /// The attributes in the record for each identity system: one for each rule, and one unmapped
  /// attribute.
  var recordedAttributes: [String: Set<ExactString>] {
    let recorded = identitySystems.map { system in
      let rules = Set(system.mapping.map(\.to.value))
      let mapped = rules.union(system.mapping.compactMap(\.from))
      let unmapped = attributes(of: system).first { !mapped.contains($0.value) }
      return (system.id, rules.union(unmapped.map { [$0.value] } ?? []))
    }
    return Dictionary(first: recorded)
  }
}

extension IdentitySystem {
  /// Returns whether a rule sends the attribute a value without a source attribute.
  fileprivate func sendsWithoutSource(_ attribute: ExactString) -> Bool {
    mapping.contains { $0.to.value == attribute && $0.from == nil }
  }
}

extension [ExactString] {
  /// Each word once, at its first position.
  fileprivate var distinct: [ExactString] {
    var seen = Set<ExactString>()
    return filter { seen.insert($0).inserted }
  }
}
