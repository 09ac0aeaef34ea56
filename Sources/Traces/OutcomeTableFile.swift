package import Content
package import Diagnostics
package import Profiles
import YAML

/// A table that a command reads without the rest of the help centre.
package struct OutcomeTableFile: Sendable {
  package let table: OutcomeTable
  /// The probe for each row of the table.
  package let probes: [AttributeProbe]

  /// Returns whether a file in `scenarios/` holds a table rather than a scenario.
  package static func isTable(_ source: SourceFile) -> Bool {
    var unreported: [Finding] = []
    return parseYAML(source, &unreported)?.isTable == true
  }

  /// Reads a table and runs its rows.
  ///
  /// - Parameter own: An identity system that replaces the one with its id, with its mapping.
  /// - Returns: `nil`, with findings, if anything is missing or wrong.
  package static func load(
    _ source: SourceFile, id: String, content: SourceTree, replacing own: IdentitySystem? = nil
  ) -> Checked<OutcomeTableFile?> {
    var findings = content.findings
    let attributes = AttributeCatalogue.load(content, &findings)
    guard let root = parseYAML(source, &findings) else { return Checked(nil, findings) }
    let table = OutcomeTable.load(
      id, source, root, attributes: attributes, systems: IdentitySystem.names(content), &findings)
    guard let table else { return Checked(nil, findings) }
    var systems: [String: IdentitySystem] = [:]
    for id in table.systemIDs {
      systems[id] =
        own?.id == id ? own : IdentitySystem.load(id, content, attributes: attributes, &findings)
    }
    let probes = table.rows.compactMap { row in
      systems[row.identitySystem.value].map { system in
        AttributeProbe(
          of: row.attribute.value, editedAt: row.place, by: row.edit, under: system,
          mapping: system.id == own?.id ? nil : table.mapping)
      }
    }
    guard probes.count == table.rows.count, !findings.hasErrors else {
      return Checked(nil, findings)
    }
    return Checked(OutcomeTableFile(table: table, probes: probes), findings)
  }
}

extension OutcomeTable {
  /// The ids of the identity systems in the rows, each once.
  package var systemIDs: [String] {
    var seen = Set<String>()
    return rows.map(\.identitySystem.value).filter { seen.insert($0).inserted }
  }
}
