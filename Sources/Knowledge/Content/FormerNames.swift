import Diagnostics

/// `redirects` of `site.yaml`: names that attributes, claims, scenarios and identity systems had before,
/// under which their pages were known.
public struct FormerName: Sendable {
  public let kind: RenamedKind
  public let old: Located<String>
  public let new: Located<String>
}

extension FormerName {
  static func load(_ fields: Fields, _ findings: inout [Finding]) -> [FormerName] {
    guard let node = fields.node("redirects") else { return [] }
    let kinds = RenamedKind.allCases.filter { $0.redirectsKey != nil }
    guard let sections = Fields(node, of: "'redirects'", shape, &findings) else { return [] }
    return kinds.flatMap { kind -> [FormerName] in
      guard let key = kind.redirectsKey, let section = sections.node(key) else { return [] }
      return section.entries(of: key, &findings).compactMap { entry in
        entry.value.text(for: entry.key.value, &findings)
          .map { FormerName(kind: kind, old: entry.key, new: $0) }
      }
    }
  }
}

extension HelpCentre {
  /// Former names that are in use, and those that lead to nothing.
  func formerNameFindings() -> [Finding] {
    site.formerNames.flatMap { former -> [Finding] in
      let (known, broken) = names(of: former.kind)
      var findings: [Finding] = []
      if known.contains(former.old.value) {
        findings.append(
          Finding(
            .duplicateID, at: former.old.location, "'\(former.old.value)' is in use",
            hint: "remove this redirect"))
      }
      if !known.contains(former.new.value), !broken.mayMean(former.new.value) {
        findings.append(
          Finding(
            .invalidValue, at: former.new.location, "nothing is named '\(former.new.value)'",
            hint: suggestion(for: former.new.value, among: known)))
      }
      return findings
    }
  }

  private func names(of kind: RenamedKind) -> (known: [String], broken: BrokenNames) {
    switch kind {
    case .attribute: (attributes?.entries.map(\.id.text) ?? [], BrokenNames())
    case .claim: (claims.map(\.id.value), broken.claims)
    case .scenario: (scenarios.map(\.id) + tables.map(\.id), broken.scenarios)
    case .identitySystem: (identitySystems.map(\.id), broken.identitySystems)
    case .page: (pages.map(\.name), broken.pages)
    }
  }
}
