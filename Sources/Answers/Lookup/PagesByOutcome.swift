import Content
package import Diagnostics
import JSON
package import Profiles
import SyncEngine
package import Traces
package import Verification

/// Finds the pages about an outcome.
package struct PagesByOutcome: Sendable {
  private typealias Row = (targets: [String], probe: AttributeProbe)

  /// Rows with the same outcome.
  private struct Group: Sendable {
    let outcome: Outcome
    /// The targets by attribute.
    var targets: [ExactString: [String]] = [:]
  }

  private let groups: [Coverage.Behaviour: [Group]]
  /// Returns the path of the first page with a binding to one of the targets.
  private let firstPage: @Sendable (_ targets: [String]) -> String?

  /// Reads the record of behaviour instead of the pages.
  ///
  /// - Parameters:
  ///   - tree: The content with its tables.
  ///   - systems: The identity systems to find pages for.
  ///   - record: The text of `knowledge.json`; without a record, no page is known.
  package init(_ tree: SourceTree, _ systems: [IdentitySystem], record: String) {
    // `check` reports what is wrong with a table.
    var unreported: [Finding] = []
    let tables = OutcomeTable.loadAll(tree, systems: tree.identitySystemIDs, &unreported)
    let rows = tables.flatMap { table in
      table.rows.compactMap { row in
        systems.first { $0.id == row.identitySystem.value }.map { system in
          Self.row(
            table.id, row.id,
            AttributeProbe(
              of: row.attribute.value, editedAt: row.place, by: row.edit, under: system,
              mapping: table.mapping))
        }
      }
    }
    groups = Self.groups(rows)
    let start = record.firstRange(of: "\n  \"bindings\": {\n")?.upperBound ?? record.endIndex
    let rest = record[start...]
    let end = rest.firstRange(of: "\n  }")?.lowerBound ?? rest.endIndex
    let bindings = rest[..<end].split(separator: "\n").map(String.init)
    firstPage = { targets in
      let marks = targets.map { "\"target\": \(JSON.string($0).text)," }
      for line in bindings where marks.contains(where: { line.contains($0) }) {
        guard let value = line.firstRange(of: "{"), let last = line.lastIndex(of: "}"),
          let page = JSON(reading: String(line[value.lowerBound...last]))?["page"]?.string
        else { continue }
        return page
      }
      return nil
    }
  }

  /// Reads the pages themselves.
  package init(_ checked: CheckedHelpCentre) {
    let bindings = checked.pages.flatMap { page in
      page.bindings.map { (target: $0.evidence.text, page: page.page.name) }
    }
    let firsts = Dictionary(first: bindings.enumerated().map { ($0.element.target, $0.offset) })
    // Only the first page for each target can be requested.
    let rows = checked.tables.flatMap { table in
      zip(table.table.rows, table.answers).map { row, answer in
        let row = Self.row(table.table.id, row.id, answer.probe)
        return (row.targets.filter { firsts[$0] != nil }, row.probe)
      }
    }
    groups = Self.groups(rows).mapValues { groups in
      groups.map { group in
        var group = group
        group.targets = group.targets.mapValues { targets in
          targets.min { firsts[$0, default: .max] < firsts[$1, default: .max] }.map { [$0] } ?? []
        }
        return group
      }
    }
    firstPage = { targets in targets.compactMap { firsts[$0] }.min().map { bindings[$0].page } }
  }

  private static func groups(_ rows: [Row]) -> [Coverage.Behaviour: [Group]] {
    var groups: [Coverage.Behaviour: [Group]] = [:]
    for (targets, probe) in rows {
      let (behaviour, outcome) = (Coverage.Behaviour(probe), probe.outcome)
      var alike = groups[behaviour, default: []]
      let number = alike.firstIndex { $0.outcome == outcome } ?? alike.count
      if number == alike.count { alike.append(Group(outcome: outcome)) }
      alike[number].targets[probe.attribute, default: []] += targets
      groups[behaviour] = alike
    }
    return groups
  }

  private static func row(_ table: String, _ row: String, _ probe: AttributeProbe) -> Row {
    ([Reference.outcome(table: table, row: row), .table(table)].map(\.text), probe)
  }

  /// Returns the address of the first page about an outcome: of the same attribute, or else of one of
  /// the same kind with the same outcome.
  package func page(for probe: AttributeProbe) -> String? {
    let outcome = probe.outcome
    guard
      let group = groups[Coverage.Behaviour(probe)]?.first(where: { $0.outcome == outcome })
    else { return nil }
    let same = group.targets[probe.attribute] ?? []
    return (firstPage(same) ?? firstPage(group.targets.values.flatMap(\.self)))
      .map(SiteAddress.page)
  }
}
