package import Diagnostics
package import Profiles
import Shapes
import SyncEngine
package import YAML

extension OutcomeTable {
  private static let subject = "a table"

  package static func load(
    _ id: String, _ source: SourceFile, _ root: YAMLNode, attributes: AttributeCatalogue?,
    systems: [String], _ findings: inout [Finding]
  ) -> OutcomeTable? {
    let findingsBefore = findings.count
    guard let fields = Fields(root, of: subject, shape, &findings) else { return nil }
    let title = fields.text(required: "title", in: subject, &findings)
    let mapping = fields.node("mapping")
      .map { MappingEntry.load($0, attributes: attributes, &findings) }
    let axes =
      (fields.required("axes", in: subject, &findings)?
      .entries(of: "axes", &findings) ?? []).compactMap { TableAxis($0, &findings) }
    let columns = columns(fields, axes, &findings)
    let fixed = fixedSettings(fields, axes, &findings)
    let rowsMax = ContentLimits.tableRowsMax
    let count = axes.reduce(1) { count, axis in
      count > rowsMax ? count : count * axis.values.count
    }
    if count > rowsMax, let node = fields.node("axes") {
      findings.append(
        .invalidValue, at: node.location, "the table has more than \(rowsMax) rows",
        hint: "make several tables of it")
    }
    guard let title, !findings[findingsBefore...].hasErrors else { return nil }
    var seen: [ExactString: Location] = [:]
    let rows = combinations(axes.map(\.values.count)).compactMap {
      row($0, axes, fixed, &seen, &findings)
    }
    for row in rows { attributes?.check(row.attribute, &findings) }
    for system in Dictionary(grouping: rows.map(\.identitySystem), by: \.value).values.compactMap(
      \.first)
    where !systems.contains(system.value) {
      findings.append(.unknownIdentitySystem(system, known: systems))
    }
    guard !findings[findingsBefore...].hasErrors else { return nil }
    return OutcomeTable(
      id: id, title: title.value, axes: axes, columns: columns, mapping: mapping, rows: rows,
      location: Location(file: source.path))
  }

  private static func columns(
    _ fields: Fields, _ axes: [TableAxis], _ findings: inout [Finding]
  ) -> [Column] {
    guard let node = fields.required("columns", in: subject, &findings) else { return [] }
    let names = axes.map(\.subject.rawValue)
    let columns = node.entries(of: "columns", &findings).compactMap { entry -> Column? in
      guard let title = entry.value.text(for: entry.key.value, &findings) else { return nil }
      if entry.key.value == outcomeColumn { return Column(subject: .outcome, title: title.value) }
      if let axis = names.firstIndex(of: entry.key.value) {
        return Column(subject: .axis(axis), title: title.value)
      }
      findings.append(
        .unknownKey, at: entry.key.location, "'\(entry.key.value)' is no axis of the table",
        hint: "known here: " + (names + [outcomeColumn]).joined(separator: ", "))
      return nil
    }
    for name in names + [outcomeColumn]
    where !columns.contains(where: { column in
      column.subject == (names.firstIndex(of: name).map { .axis($0) } ?? .outcome)
    }) {
      findings.append(.missingKey, at: node.location, "the table needs a column for '\(name)'")
    }
    return columns
  }

  /// The settings that are the same for all rows.
  private static func fixedSettings(
    _ fields: Fields, _ axes: [TableAxis], _ findings: inout [Finding]
  ) -> [TableAxis.Subject: Located<String>] {
    var fixed: [TableAxis.Subject: Located<String>] = [:]
    for subject in TableAxis.Subject.allCases {
      let setting = fields.text(subject.rawValue, &findings)
      if let setting {
        if axes.contains(where: { $0.subject == subject }) {
          findings.append(
            .invalidValue, at: setting.location, "'\(subject.rawValue)' is an axis already")
        }
        _ = subject.checks(setting, &findings)
        fixed[subject] = setting
      } else if fields.node(subject.rawValue) == nil,
        !axes.contains(where: { $0.subject == subject })
      {
        if subject == .edit {
          fixed[subject] = Located(Outcome.Edit.set.keyword, at: fields.location)
        } else {
          findings.append(
            .missingKey, at: fields.location, "the table needs '\(subject.rawValue)'",
            hint: "as a key of its own, or as one of its axes")
        }
      }
    }
    return fixed
  }

  private static func combinations(_ counts: [Int]) -> [[Int]] {
    counts.reduce([[]]) { rows, count in
      rows.flatMap { row in (0..<count).map { row + [$0] } }
    }
  }

  private static func row(
    _ values: [Int], _ axes: [TableAxis], _ fixed: [TableAxis.Subject: Located<String>],
    _ seen: inout [ExactString: Location], _ findings: inout [Finding]
  ) -> Row? {
    var settings = fixed
    var ids: [String] = []
    for (axis, value) in zip(axes, values) {
      settings[axis.subject] = axis.values[value].setting
      ids.append(axis.values[value].id)
    }
    guard let attribute = settings[.attribute], let system = settings[.identitySystem],
      let place = Place.allCases.first(where: { $0.keyword == settings[.changedAt]?.value }),
      let edit = Outcome.Edit.allCases.first(where: { $0.keyword == settings[.edit]?.value })
    else { return nil }
    let id = ids.joined(separator: "-")
    let last = zip(axes, values).map { $0.values[$1].setting.location }.last ?? attribute.location
    guard isNew(Located(id, at: last), in: &seen, &findings) else { return nil }
    return Row(
      id: id, values: values, attribute: attribute.map { ExactString($0) }, place: place,
      edit: edit,
      identitySystem: system)
  }
}

extension TableAxis {
  init?(_ entry: YAMLNode.Entry, _ findings: inout [Finding]) {
    guard let subject = Subject(rawValue: entry.key.value) else {
      findings.append(
        .unknownKey, at: entry.key.location, "'\(entry.key.value)' is no axis",
        hint: suggestion(for: entry.key.value, among: Subject.allCases.map(\.rawValue)))
      return nil
    }
    self.subject = subject
    if case .sequence(let nodes) = entry.value.content {
      values = nodes.compactMap { node in
        node.text(for: entry.key.value, &findings)
          .map { Value(id: $0.value, label: nil, setting: $0) }
      }
    } else {
      values = entry.value.entries(of: entry.key.value, &findings).compactMap { entry in
        guard
          let fields = Fields(
            entry.value, of: "a value of '\(subject.rawValue)'", subject.valueShape, &findings)
        else { return nil }
        let label = fields.text("label", &findings)
        return fields.text(required: subject.rawValue, in: "'\(entry.key.value)'", &findings)
          .map { Value(id: entry.key.value, label: label?.value, setting: $0) }
      }
    }
    if values.isEmpty {
      findings.append(
        .invalidValue, at: entry.key.location, "the axis '\(subject.rawValue)' has no value")
    }
    for value in values { _ = subject.checks(value.setting, &findings) }
  }
}

extension TableAxis.Subject {
  /// Whether a setting is one that this axis can have, as far as the words alone show.
  fileprivate func checks(_ setting: Located<String>, _ findings: inout [Finding]) -> Bool {
    switch self {
    case .attribute, .identitySystem: true
    case .changedAt: (setting.keyword(for: rawValue, &findings) as Located<Place>?) != nil
    case .edit: (setting.keyword(for: rawValue, &findings) as Located<Outcome.Edit>?) != nil
    }
  }
}
