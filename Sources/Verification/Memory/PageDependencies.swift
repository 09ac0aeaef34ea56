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
    for document in page.documents {
      for link in document.links { found += texts(behind: link.destination, on: page) }
    }
    for directive in page.body.directives {
      found += (tables[directive.argument] ?? []) + (scenarios[directive.argument] ?? [])
    }
    return found
  }

  private func texts(behind destination: String, on page: Page) -> [String] {
    guard let (scheme, rest) = destination.parted(at: ":") else {
      return [page.nameOfPage(at: destination).flatMap { faces[$0] } ?? ""]
    }
    let id = String(
      Substring(rest.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "@") }))
    return switch scheme {
    case "outcome": tables[id] ?? []
    case "claim": claims[id] ?? []
    case "value": [texts.system(id)]
    default: []
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
