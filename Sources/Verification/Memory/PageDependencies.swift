import Content
import Diagnostics
import Markup

/// Finds the texts that decide about the check of a page.
struct PageDependencies {
  private let texts: ContentTexts
  /// What every check depends on.
  private let context: [String]
  private let tables: [String: [String]]
  private let scenarios: [String: [String]]
  private let claims: [String: [String]]
  /// What links see of the pages, by their names.
  private let faces: [String: String]

  /// - Parameter context: What else every check depends on, such as the day.
  init(_ centre: HelpCentre, _ texts: ContentTexts, context: [String]) {
    self.texts = texts
    self.context = texts.common + context
    tables = centre.tables.byID(\.id, texts.table)
    scenarios = centre.scenarios.byID(\.id, texts.scenario)
    claims = centre.claims.byID(\.id.value, texts.claim)
    faces = centre.pages.byID(\.name, \.face)
  }

  func texts(of page: Page) -> [String] {
    var found = context + [texts.page(page.name)]
    for link in page.links { found += texts(behind: link) }
    for block in page.bodyReferences.blocks {
      if let block { found += texts(behind: block.reference) }
    }
    return found
  }

  private func texts(behind destination: LinkDestination) -> [String] {
    switch destination {
    case .bound(let reference): texts(behind: reference)
    case .relative(_, let file, _): [file.flatMap { faces[$0] } ?? ""]
    case .incomplete, .external, .unknown: []
    }
  }

  private func texts(behind reference: Reference) -> [String] {
    switch reference {
    case .outcome(let table, _), .table(let table): tables[table] ?? []
    case .scenario(let id): scenarios[id] ?? []
    case .setting(let system, _): [texts.system(system)]
    case .claim(let id, _): claims[id] ?? []
    case .attribute, .source: []
    }
  }
}

extension Page {
  /// All that links to the page depend on.
  fileprivate var face: String {
    "\(address) \(isDraft) " + body.headings.map(\.anchor).joined(separator: " ")
  }
}

extension Sequence where Element: Sendable {
  /// Values by ids; of several with one id the first.
  fileprivate func byID<Value>(
    _ id: (Element) -> String, _ value: (Element) -> Value
  ) -> [String: Value] {
    Dictionary(map { (id($0), value($0)) }, uniquingKeysWith: { first, _ in first })
  }
}
