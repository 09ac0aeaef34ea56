import Diagnostics
import Profiles
package import YAML

/// What a file of `scenarios/` holds.
enum ScenarioEntry: Sendable {
  case scenario(Scenario)
  case table(OutcomeTable)

  var scenario: Scenario? { if case .scenario(let scenario) = self { scenario } else { nil } }

  var table: OutcomeTable? { if case .table(let table) = self { table } else { nil } }

  /// - Returns: `nil`, with a finding, if it cannot be loaded.
  static func load(
    _ id: String, _ tree: SourceTree, attributes: AttributeCatalogue?, systems: [String]
  ) -> Checked<ScenarioEntry?> {
    var findings: [Finding] = []
    guard let source = tree["\(Scenario.folder)\(id).yaml"], let root = parseYAML(source, &findings)
    else { return Checked(nil, findings) }
    if root.isTable {
      let table = OutcomeTable.load(
        id, source, root, attributes: attributes, systems: systems, &findings)
      return Checked(table.map(ScenarioEntry.table), findings)
    }
    let scenario = Scenario.load(id, source, root, attributes: attributes, &findings)
    if let system = scenario?.identitySystem, !systems.contains(system.value) {
      findings.append(.unknownIdentitySystem(system, known: systems))
    }
    return Checked(scenario.map(ScenarioEntry.scenario), findings)
  }
}

extension YAMLNode {
  /// Whether a file of `scenarios/` holds a table and no scenario.
  package var isTable: Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.contains { $0.key.value == "axes" }
  }
}
