import Content
import Diagnostics
import Markup

extension HelpCentre {
  /// Finds pages that speak of the very same evidence: one question answered twice.
  ///
  /// Of twins the later ones are reported. What was written decides, whatever the engine says of it.
  func duplicateEvidence() async -> [Finding] {
    let known = KnownEvidence(self)
    var first: [Set<String>: Page] = [:]
    var findings: [Finding] = []
    let published = pages.filter { !$0.isDraft }
    let allTargets = await concurrentMap(published) { known.targets(of: $0) }
    for (page, targets) in zip(published, allTargets) {
      guard !targets.isEmpty else { continue }
      guard let twin = first[targets] else {
        first[targets] = page
        continue
      }
      findings.append(
        .duplicateEvidence, at: Location(file: page.source.path),
        "the page is bound to the same as another: \(targets.sorted().joined(separator: ", "))",
        hint: "make one page of the two, or bind what only this one says",
        related: [Finding.Related("the other page", at: Location(file: twin.source.path))])
    }
    return findings
  }
}

/// The evidence that there is, apart from sources and single values.
private struct KnownEvidence: Sendable {
  private let rows: [String: Set<String>]
  private let scenarios: Set<String>
  private let claims: [String: [String]]

  init(_ centre: HelpCentre) {
    rows = Dictionary(first: centre.tables.map { ($0.id, Set($0.rows.map(\.id))) })
    scenarios = Set(centre.scenarios.map(\.id))
    claims = Dictionary(first: centre.claims.map { ($0.id.value, $0.systems) })
  }

  /// What shows that the page is right: a claim is another one for each identity system.
  func targets(of page: Page) -> Set<String> {
    let links = page.documents.flatMap(\.links).flatMap { targets(of: $0.destination, on: page) }
    let blocks = page.body.directives.compactMap { directive -> String? in
      switch directive.name {
      case "table" where rows[directive.argument] != nil: "table:\(directive.argument)"
      case "trace" where scenarios.contains(directive.argument): "trace:\(directive.argument)"
      default: nil
      }
    }
    return Set(links + blocks)
  }

  private func targets(of destination: String, on page: Page) -> [String] {
    guard let (scheme, rest) = destination.parted(at: ":") else { return [] }
    switch scheme {
    case "outcome":
      let names = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return names.count == 2 && rows[names[0]]?.contains(names[1]) == true ? [destination] : []
    case "claim":
      let names = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard let systems = claims[names[0]] else { return [] }
      if names.count == 2 { return systems.contains(names[1]) ? [destination] : [] }
      return page.identitySystems.map { "\(destination)@\($0)" }
    default: return []
    }
  }
}
