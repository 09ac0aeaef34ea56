import Content
import Diagnostics
import Profiles
import SyncEngine
import Traces
import Verification

extension SiteRendering {
  /// The id of the profile that the others are compared with.
  static let referenceID = "reference"

  /// Returns why each identity system differs from the reference, if there is one.
  ///
  /// - Parameter attribute: An attribute that represents all those that a usual mapping does not treat
  ///   specially.
  func causes(_ attribute: ExactString) -> [CausesModel] {
    guard let reference = centre.identitySystem(Self.referenceID) else { return [] }
    return answers.systems.filter { $0.id != reference.id }.map { system in
      causes(
        DifferenceCauses(
          of: system, from: reference, comparing: pairs(attribute, system, reference)),
        attribute)
    }
  }

  /// Returns the outcomes of an attribute that is mapped and unmapped, then those of the attributes for
  /// which either system has a rule that does more than send the identity system's value.
  private func pairs(
    _ attribute: ExactString, _ system: IdentitySystem, _ reference: IdentitySystem
  ) -> [(answer: Answer, reference: Answer)] {
    let special = answers.attributes.map(\.id).filter { id in
      [system, reference].contains { system in
        system.mapping.contains { $0.to.value == id && $0.isSpecial }
      }
    }
    let asked: [(ExactString, MappingChoice)] =
      [(attribute, .mapped), (attribute, .unmapped)] + special.map { ($0, .usual) }
    return asked.flatMap { attribute, mapping in
      Place.allCases.flatMap { place in
        Outcome.Edit.allCases.compactMap { edit in
          guard let answer = answers.answer(attribute, mapping, place, edit, under: system),
            let other = answers.answer(attribute, mapping, place, edit, under: reference)
          else { return nil }
          return (answer: answer, reference: other)
        }
      }
    }
  }

  private func causes(_ found: DifferenceCauses, _ attribute: ExactString) -> CausesModel {
    var order: [[[String]]] = []
    var grouped: [[[String]]: [DifferenceCauses.Difference]] = [:]
    for difference in found.differences {
      if grouped[difference.causes] == nil { order.append(difference.causes) }
      grouped[difference.causes, default: []].append(difference)
    }
    func setting(_ path: String) -> CauseSetting { causeSetting(path, found) }
    return CausesModel(
      system: NamedAddress(found.system), reference: NamedAddress(found.reference),
      anchor: "why-\(SiteAddress.component(found.system.id))",
      groups: order.map { causes in
        CauseGroup(
          alternatives: causes.enumerated().map { number, paths in
            CauseSet(settings: paths.map(setting), isFirst: number == 0)
          },
          outcomes: (grouped[causes] ?? []).map { causeOutcome($0, attribute) })
      },
      idle: found.idle.map(setting))
  }

  private func causeOutcome(
    _ difference: DifferenceCauses.Difference, _ attribute: ExactString
  ) -> CauseOutcome {
    let probe = difference.answer.probe
    let isUsual = probe.attribute != attribute
    let mapping =
      isUsual
      ? probe.mappingWords(centre.strings)
      : words(for: probe.outcome.mapped ? .mapped : .unmapped)
    let name = centre.attributes?[probe.attribute]?.name ?? probe.attribute.text
    return CauseOutcome(
      name: centre.strings(
        .comparedCase,
        [
          "mapping": isUsual ? "\(name), \(mapping)" : mapping, "edit": words(for: probe.edit),
          "place": words(for: probe.place),
        ]
      ).capitalizingFirst,
      cells: [difference.answer, difference.reference].map { answer in
        ComparisonCell(
          system: answer.probe.identitySystem.name.capitalizingFirst, says: answer.says,
          kind: answer.kind, address: SiteAddress.outcome(answer.probe))
      })
  }

  private func causeSetting(_ path: String, _ found: DifferenceCauses) -> CauseSetting {
    CauseSetting(
      name: name(of: path), key: path,
      says: value(of: path, in: found.system), instead: value(of: path, in: found.reference),
      address: found.system.address(ofSetting: path))
  }

  private func name(of path: String) -> String {
    let rule = "mapping."
    guard path.hasPrefix(rule) else {
      return centre.strings.meaning(ofSetting: "\(path).title") ?? path
    }
    let attribute = ExactString(String(path.dropFirst(rule.count)))
    return centre.strings(
      .comparedRule, ["attribute": centre.attributes?[attribute]?.name ?? attribute.text])
  }

  /// Returns a profile's value at a path: a setting, all settings of a group, or a rule.
  private func value(of path: String, in system: IdentitySystem) -> String {
    if let rule = system.mapping.first(where: { "mapping.\($0.to.value)" == path }) {
      let row = mappingRow(rule)
      return row.note.map { "\(row.kind). \($0)" } ?? row.kind
    }
    if path.hasPrefix("mapping.") { return words(for: .unmapped).capitalizingFirst }
    let settings = system.settings.filter { $0.path == path || $0.path.hasPrefix("\(path).") }
    guard !settings.isEmpty else { return centre.strings[.comparedNone].capitalizingFirst }
    return settings.map { setting in
      centre.strings.meaning(ofSetting: "\(setting.path).\(setting.word)")
        ?? "\(centre.strings.meaning(ofSetting: "\(setting.path).title") ?? setting.path): "
        + "\(shown(setting, of: system))."
    }.joined(separator: " ")
  }
}
