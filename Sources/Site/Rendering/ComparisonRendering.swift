import Content
import Diagnostics
import Profiles
import SyncEngine

extension SiteRendering {
  /// Returns the comparison: first where the identity systems differ, then where they agree.
  func comparison(by attribute: ExactString) -> OutputFile {
    let settings = settingRows()
    let outcomes = outcomeRows(attribute)
    func groups(where wanted: (Bool) -> Bool) -> [ComparisonGroup] {
      [
        (centre.strings[.comparedSettings], settings),
        (centre.strings[.comparedOutcomes], outcomes),
      ]
      .compactMap { title, rows in
        let rows = rows.filter { wanted($0.differs) }.map(\.row)
        return rows.isEmpty ? nil : ComparisonGroup(title: title, rows: rows)
      }
      .reversed()
    }
    let model = ComparisonPage(
      shell: shell(title(.comparisonTitle), at: SiteAddress.comparison),
      systems: answers.systems.map { NamedAddress($0) },
      differences: groups { $0 }, agreements: groups { !$0 }, causes: causes(attribute))
    return OutputFile(page: SiteAddress.comparison, templates.render(.comparison, model))
  }

  private typealias Row = (row: ComparisonRow, differs: Bool)

  /// An attribute that no usual mapping mentions, which represents all attributes because no rule
  /// depends on an attribute's name. `nil` if there is nothing to compare.
  var comparedAttribute: ExactString? {
    guard answers.systems.count > 1 else { return nil }
    let unmapped = answers.attributes.first { attribute in
      answers.systems.allSatisfy { answers.usual(attribute.id, under: $0) == .unmapped }
    }
    return (unmapped ?? answers.attributes.first)?.id
  }

  private func settingRows() -> [Row] {
    var paths: [String] = []
    for path in answers.systems.flatMap(\.settings).map(\.path) where !paths.contains(path) {
      paths.append(path)
    }
    return paths.map { path in
      let words = answers.systems.map { system in
        system.settings.first { $0.path == path }
      }
      let cells = zip(answers.systems, words).map { system, setting in
        ComparisonCell(
          system: system.name.capitalizingFirst,
          says: setting.map { meaning(of: $0, in: system) } ?? centre.strings[.becomesNothing],
          kind: nil,
          address: system.address(ofSetting: path))
      }
      let name = centre.strings.meaning(ofSetting: "\(path).title") ?? path
      return (ComparisonRow(name: name, cells: cells), Set(words.map { $0?.word }).count > 1)
    }
  }

  private func meaning(of setting: (path: String, word: String), in system: IdentitySystem)
    -> String
  {
    centre.strings.meaning(ofSetting: "\(setting.path).\(setting.word)")
      ?? shown(setting, of: system)
  }

  private func outcomeRows(_ attribute: ExactString) -> [Row] {
    [MappingChoice.mapped, .unmapped].flatMap { mapping in
      Place.allCases.flatMap { place in
        Outcome.Edit.allCases.compactMap { edit -> Row? in
          let found = answers.systems.map {
            answers.answer(attribute, mapping, place, edit, under: $0)
          }
          let cells = zip(answers.systems, found).compactMap { system, answer in
            answer.map {
              ComparisonCell(
                system: system.name.capitalizingFirst, says: $0.says, kind: $0.kind,
                address: SiteAddress.outcome($0.probe))
            }
          }
          guard cells.count == found.count else { return nil }
          let name = centre.strings(
            .comparedCase,
            [
              "mapping": words(for: mapping), "edit": words(for: edit),
              "place": words(for: place),
            ])
          let outcomes = found.compactMap { $0?.probe.outcome }
          return (
            ComparisonRow(name: name.capitalizingFirst, cells: cells),
            outcomes.contains { $0 != outcomes.first }
          )
        }
      }
    }
  }
}
