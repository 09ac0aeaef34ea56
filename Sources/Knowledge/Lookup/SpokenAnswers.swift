public import Diagnostics
import Foundation
import SyncEngine

/// Which pages speak of which outcomes.
public struct SpokenAnswers: Sendable {
  private typealias Row = (targets: [String], probe: AttributeProbe)

  private let rows: [Row]
  /// The path of the first page with a binding to one of some targets.
  private let firstPage: @Sendable (_ targets: [String]) -> String?

  /// As the record of behaviour says: no page is read for it.
  ///
  /// - Parameters:
  ///   - tree: The content with its tables.
  ///   - systems: Those that are asked about.
  ///   - record: The text of `knowledge.json`; without one, no page is known.
  public init(_ tree: SourceTree, _ systems: [IdentitySystem], record: String) {
    // What is wrong with a table, `check` reports.
    var unreported: [Finding] = []
    let tables = OutcomeTable.loadAll(tree, systems: tree.identitySystemIDs, &unreported)
    rows = tables.flatMap { table in
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
    let start = record.firstRange(of: "\n  \"bindings\": {\n")?.upperBound ?? record.endIndex
    let rest = record[start...]
    let end = rest.firstRange(of: "\n  }")?.lowerBound ?? rest.endIndex
    let bindings = rest[..<end].split(separator: "\n").map(String.init)
    firstPage = { targets in
      let marks = targets.map { "\"target\": \(JSON.string($0).text)," }
      for line in bindings where marks.contains(where: { line.contains($0) }) {
        guard let value = line.firstRange(of: "{"), let last = line.lastIndex(of: "}"),
          let binding = try? JSONDecoder().decode(
            RecordedBinding.self, from: Data(line[value.lowerBound...last].utf8))
        else { continue }
        return binding.page
      }
      return nil
    }
  }

  /// As the pages themselves say.
  public init(_ checked: CheckedHelpCentre) {
    rows = checked.tables.flatMap { table in
      zip(table.table.rows, table.answers).map { Self.row(table.table.id, $0.id, $1.probe) }
    }
    let bindings = checked.pages.flatMap { page in
      page.bindings.map { (target: $0.target, page: page.page.name) }
    }
    let firsts = Dictionary(
      bindings.enumerated().map { ($0.element.target, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    firstPage = { targets in targets.compactMap { firsts[$0] }.min().map { bindings[$0].page } }
  }

  private static func row(_ table: String, _ row: String, _ probe: AttributeProbe) -> Row {
    (["outcome:\(table)/\(row)", "table:\(table)"], probe)
  }

  /// The address of the first page that speaks of an outcome: of the same attribute, or else of one of
  /// the same kind that fares the same.
  public func page(for probe: AttributeProbe) -> String? {
    let alike = rows.filter {
      Coverage.Behaviour($0.probe) == Coverage.Behaviour(probe)
        && $0.probe.outcome == probe.outcome
    }
    let same = alike.filter { $0.probe.attribute == probe.attribute }
    return (firstPage(same.flatMap(\.targets)) ?? firstPage(alike.flatMap(\.targets)))
      .map(SiteAddress.page)
  }

  private struct RecordedBinding: Decodable { let page: String }
}
