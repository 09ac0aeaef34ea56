package import Diagnostics
package import Profiles
import YAML

/// What a command needs to play one scenario, without the rest of the help centre.
package enum ScenarioFile {
  /// Reads one scenario and the identity system that it names.
  ///
  /// - Returns: `nil`, with findings, if either is missing or wrong.
  package static func load(
    _ source: SourceFile, id: String, content: SourceTree
  ) -> Checked<(scenario: Scenario, identitySystem: IdentitySystem)?> {
    var findings = content.findings
    let attributes = AttributeCatalogue.load(content, &findings)
    guard let root = parseYAML(source, &findings) else { return Checked(nil, findings) }
    let scenario = Scenario.load(id, source, root, attributes: attributes, &findings)
    guard let scenario else { return Checked(nil, findings) }
    let known = IdentitySystem.names(content)
    guard known.contains(scenario.identitySystem.value) else {
      // A profile that cannot be read has its finding already.
      guard !content.findings.hasErrors else { return Checked(nil, findings) }
      findings.append(.unknownIdentitySystem(scenario.identitySystem, known: known))
      return Checked(nil, findings)
    }
    let system = IdentitySystem.load(
      scenario.identitySystem.value, content, attributes: attributes, &findings)
    guard let system else { return Checked(nil, findings) }
    return Checked((scenario, system), findings)
  }
}

extension Finding {
  package static func unknownIdentitySystem(_ id: Located<String>, known: [String]) -> Finding {
    Finding(
      .unknownIdentitySystem, at: id.location, "there is no identity system '\(id.value)'"
    ) {
      suggestion(for: id.value, among: known)
        ?? "a profile is a file \(IdentitySystem.folder)\(id.value).yaml"
    }
  }
}
