import Answers
package import Content
package import Diagnostics
import JSON
package import Profiles
import SyncEngine
import Traces

extension IdentitySystem {
  /// Returns an initial profile: every default is written out, and whatever is not yet documented is
  /// marked as assumed.
  ///
  /// - Parameters:
  ///   - name: A noun phrase.
  ///   - attributes: The catalogue; the first attributes that a sync can write are mapped.
  package static func firstProfile(
    named name: String, attributes: AttributeCatalogue?, _ strings: Strings
  ) -> String {
    let writable = (attributes?.entries ?? []).filter {
      $0.facts.mutability == .readWrite && !$0.facts.isMany && !$0.facts.isReference
    }
    let mapping =
      attributes == nil ? ["userName", "displayName"] : writable.prefix(3).map(\.id.text)
    let sections = ProfileSection.allCases.filter { $0.interval == nil }
    let settings = sections.flatMap { section in
      ["\(section.rawValue):"]
        + section.settings.compactMap { setting in
          setting.word(in: Profile()).map { "  \(setting.key): \($0)" }
        }
    }
    let assumed = "{assumed: \(JSON.string(strings[.newAssumed]).text)}"
    let evidence = (sections.map(\.rawValue) + ["mapping"]).map { "  \($0): \(assumed)" }
    let lines =
      ["name: \(JSON.string(name).text)"] + settings
      + ["mapping: \(JSON.strings(mapping).flowYAML)", "evidence:"] + evidence
    return lines.map { "\($0)\n" }.joined()
  }

  /// Returns an initial scenario: an attribute is changed at both places, and the results are expected.
  package func firstScenario(
    _ id: String, of attribute: ExactString, attributes: AttributeCatalogue?
  ) -> String {
    let world = SymptomWorld(
      of: attribute, under: self, mapping: mapping, attributes: attributes)
    let edits = Place.allCases.reversed().compactMap { place in
      world.events.first { event in
        if case .change(_, _, place, _?) = event { true } else { false }
      }
    }
    let events = edits + [profile.cycle == nil ? .fullSync : .cycle]
    let scenario = world.scenario(self, events: events)
    return scenario.file(
      expectations: Simulation.play(scenario, under: self).value?.expectations ?? [])
  }

  /// Returns the first attribute that its mapping feeds, or else the first of all.
  package func exampleAttribute(_ attributes: AttributeCatalogue?) -> ExactString {
    mapping.first { $0.kind == .fed && !target.hasMany($0.to.value) }?.to.value
      ?? attributes?.entries.first?.id ?? ExactString("department")
  }
}
