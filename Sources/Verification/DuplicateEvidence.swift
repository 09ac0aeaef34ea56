import Content
import Diagnostics
import Markup

extension HelpCentre {
  /// Finds pages that refer to exactly the same evidence, which answer one question twice.
  ///
  /// The later pages are reported. Only the written bindings count, not the engine's results.
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

/// The known evidence, apart from sources and single values.
private struct KnownEvidence: Sendable {
  private let rows: [String: Set<String>]
  private let scenarios: Set<String>
  private let claims: [String: [String]]

  init(_ centre: HelpCentre) {
    rows = Dictionary(first: centre.tables.map { ($0.id, Set($0.rows.map(\.id))) })
    scenarios = Set(centre.scenarios.map(\.id))
    claims = Dictionary(first: centre.claims.map { ($0.id.value, $0.systems) })
  }

  /// Returns the evidence that the page refers to. A claim counts separately for each identity system.
  func targets(of page: Page) -> Set<String> {
    let links = page.links.compactMap { link -> Reference? in
      if case .bound(let reference) = link { reference } else { nil }
    }
    let blocks = page.bodyReferences.blocks.compactMap { $0?.reference }
    return Set((links + blocks).flatMap { targets(of: $0, on: page).map(\.text) })
  }

  private func targets(of reference: Reference, on page: Page) -> [Reference] {
    switch reference {
    case .outcome(let table, let row): rows[table]?.contains(row) == true ? [reference] : []
    case .table(let id): rows[id] == nil ? [] : [reference]
    case .scenario(let id): scenarios.contains(id) ? [reference] : []
    case .claim(let id, let system?): claims[id]?.contains(system) == true ? [reference] : []
    case .claim(let id, nil):
      claims[id] == nil
        ? [] : page.identitySystems.map { .claim(id, identitySystem: $0) }
    case .setting, .attribute, .source: []
    }
  }
}
