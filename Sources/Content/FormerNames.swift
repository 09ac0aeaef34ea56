package import Diagnostics
import Profiles
import Shapes

/// `redirects` of `site.yaml`: names that attributes, claims, scenarios and identity systems had before,
/// under which their pages were known.
package struct FormerName: Sendable {
  package let kind: RenamedKind
  package let old: Located<String>
  package let new: Located<String>
}

extension FormerName {
  static func load(_ fields: Fields, _ findings: inout [Finding]) -> [FormerName] {
    guard let node = fields.node("redirects") else { return [] }
    let kinds = RenamedKind.allCases.filter { $0.redirectsKey != nil }
    guard let sections = Fields(node, of: "'redirects'", shape, &findings) else { return [] }
    let names = kinds.flatMap { kind -> [FormerName] in
      guard let key = kind.redirectsKey, let section = sections.node(key) else { return [] }
      return section.entries(of: key, &findings).compactMap { entry in
        entry.value.text(for: entry.key.value, &findings)
          .map { FormerName(kind: kind, old: entry.key, new: $0) }
      }
    }
    let namesMax = ContentLimits.formerNamesMax
    guard names.count > namesMax else { return names }
    findings.append(
      .fileTooLarge, at: names[namesMax].old.location,
      "'redirects' may have \(namesMax) names, and here are \(names.count)",
      hint: "remove those under which nobody looks for anything")
    return Array(names.prefix(namesMax))
  }
}

extension HelpCentre {
  /// Former names that are in use, and those that lead to nothing.
  func formerNameFindings() -> [Finding] {
    let known = Dictionary(
      uniqueKeysWithValues: Set(site.formerNames.map(\.kind)).map { ($0, names(of: $0)) })
    return site.formerNames.flatMap { former -> [Finding] in
      guard let known = known[former.kind] else { return [] }
      var findings: [Finding] = []
      if known.contains(former.old.value) {
        findings.append(
          .duplicateID, at: former.old.location, "'\(former.old.value)' is in use",
          hint: "remove this redirect")
      }
      if !known.mayContain(former.new.value) {
        findings.append(
          .invalidValue, at: former.new.location, "nothing is named '\(former.new.value)'"
        ) { suggestion(for: former.new.value, among: known.names) }
      }
      return findings
    }
  }

  private func names(of kind: RenamedKind) -> KnownNames {
    switch kind {
    case .attribute: KnownNames(attributes?.entries.map(\.id.text) ?? [], BrokenNames())
    case .claim: KnownNames(claims.map(\.id.value), broken.claims)
    case .scenario: KnownNames(scenarios.map(\.id) + tables.map(\.id), broken.scenarios)
    case .identitySystem: KnownNames(identitySystems.map(\.id), broken.identitySystems)
    case .page: KnownNames(pages.map(\.name), broken.pages)
    }
  }

  /// All names of one kind.
  private struct KnownNames: Sendable {
    let names: [String]
    private let words: Set<ExactString>
    private let broken: BrokenNames

    init(_ names: [String], _ broken: BrokenNames) {
      self.names = names
      words = Set(names.map { ExactString($0) })
      self.broken = broken
    }

    func contains(_ name: String) -> Bool { words.contains(ExactString(name)) }

    func mayContain(_ name: String) -> Bool { contains(name) || broken.mayMean(name) }
  }
}
