import Content
import Diagnostics
import Site
import Verification

/// In what pages differ from their sources, as it was found with the same templates. A page that did not
/// change is not compared again.
struct PageDifferences {
  private var known: [String: (page: CheckedPage, findings: [Finding])] = [:]

  mutating func findings(of look: LiveLook) async -> [Finding] {
    guard let preview = look.preview else { return [] }
    let pages = look.rightPages
    let changed = pages.filter { known[$0.page.name]?.page !== $0 }
    let found = await concurrentMap(changed, piece: 16) { preview.differences(of: $0) }
    let now = Dictionary(
      zip(changed, found).map { ($0.page.name, (page: $0, findings: $1)) },
      uniquingKeysWith: { first, _ in first })
    known = Dictionary(
      pages.compactMap { page in
        (now[page.page.name] ?? known[page.page.name]).map { (page.page.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
    return pages.flatMap { known[$0.page.name]?.findings ?? [] }
  }
}
