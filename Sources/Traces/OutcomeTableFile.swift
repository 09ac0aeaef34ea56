package import Content
package import Diagnostics
package import Profiles
import YAML

/// A table that a command asks about, without the rest of the help centre.
package struct OutcomeTableFile: Sendable {
  package let table: OutcomeTable
  /// For each row of the table, what becomes of its attribute.
  package let probes: [AttributeProbe]

  /// Whether a file of `scenarios/` holds a table and no scenario.
  package static func isTable(_ source: SourceFile) -> Bool {
    var unreported: [Finding] = []
    return parseYAML(source, &unreported)?.isTable == true
  }

  /// Reads a table and runs its rows.
  ///
  /// - Parameter own: Takes the place of the identity system with its id, with its mapping.
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
  /// The ids of the identity systems that the rows ask about, each once.
  package var systemIDs: [String] {
    var seen = Set<String>()
    return rows.map(\.identitySystem.value).filter { seen.insert($0).inserted }
  }
}
