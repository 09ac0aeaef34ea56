public import Diagnostics
import Foundation
import SyncEngine

/// Which pages speak of which outcomes, as the record of behaviour says: no page is read for it.
public struct SpokenAnswers: Sendable {
  private let rows: [(target: [String], probe: AttributeProbe)]
  private let bindings: [Substring]

  /// - Parameters:
  ///   - tree: The content with its tables.
  ///   - record: The text of `knowledge.json`; without one, no page is known.
  public init(_ tree: SourceTree, _ systems: [IdentitySystem], record: String) {
    // What is wrong with a table, `check` reports.
    var unreported: [Finding] = []
    let tables = OutcomeTable.loadAll(tree, systems: systems.map(\.id), &unreported)
    rows = tables.flatMap { table in
      table.rows.compactMap { row in
        systems.first { $0.id == row.identitySystem.value }.map { system in
          (
            ["outcome:\(table.id)/\(row.id)", "table:\(table.id)"],
            AttributeProbe(
              of: row.attribute.value, editedAt: row.place, by: row.edit, under: system,
              mapping: table.mapping)
          )
        }
      }
    }
    let start = record.firstRange(of: "\n  \"bindings\": {\n")?.upperBound ?? record.endIndex
    let rest = record[start...]
    let end = rest.firstRange(of: "\n  }")?.lowerBound ?? rest.endIndex
    bindings = rest[..<end].split(separator: "\n")
  }

  /// The address of the first page that speaks of an outcome: of the same attribute, or else of one of
  /// the same kind that fares the same.
  public func page(for probe: AttributeProbe) -> String? {
    let alike = rows.filter {
      Coverage.Behaviour($0.probe) == Coverage.Behaviour(probe)
        && $0.probe.outcome == probe.outcome
    }
    let same = alike.filter { $0.probe.attribute == probe.attribute }
    return firstPage(boundTo: same.flatMap(\.target))
      ?? firstPage(boundTo: alike.flatMap(\.target))
  }

  private func firstPage(boundTo targets: [String]) -> String? {
    let marks = targets.map { "\"target\": \(JSON.string($0).text)," }
    for line in bindings where marks.contains(where: { line.contains($0) }) {
      guard let value = line.firstRange(of: "{"),
        let last = line.lastIndex(of: "}"),
        let binding = try? JSONDecoder().decode(
          RecordedBinding.self, from: Data(line[value.lowerBound...last].utf8))
      else { continue }
      return SiteAddress.page(binding.page)
    }
    return nil
  }

  private struct RecordedBinding: Decodable { let page: String }
}
