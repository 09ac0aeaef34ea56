import Content
import Markup
import Verification

/// Resolves the links, pictures and comments of a page's source as they were checked.
struct PageResolver: SourceResolver {
  private let site: ReadBack
  private let document: Document
  private let links: [LinkTarget]
  private let images: [ImageTarget?]
  /// The prefix of every internal address on the page, such as `../../`.
  private let root: String
  private var nextLink = 0
  private var nextImage = 0
  private var nextHeading = 0
  private var linkCount = 0

  init(
    _ site: ReadBack, page: Page, document: Document?, links: [LinkTarget],
    images: [ImageTarget?]
  ) {
    self.site = site
    self.document = document ?? Document()
    self.links = links
    self.images = images
    root = String(repeating: "../", count: page.address.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// Returns whether each checked link is in the source.
  ///
  /// - Parameter hidden: The number of links in the source that the page does not show.
  func hasAllLinks(apartFrom hidden: Int) -> Bool {
    linkCount == document.links.count || linkCount + hidden == document.links.count
  }

  mutating func link(to destination: UnsafeBufferPointer<UInt8>) -> ShownLink? {
    while nextLink < document.links.count {
      defer { nextLink += 1 }
      if document.links[nextLink].destination.isEqual(to: destination) {
        linkCount += 1
        return shown(links[nextLink])
      }
    }
    return nil
  }

  private func shown(_ target: LinkTarget) -> ShownLink {
    switch target {
    case .external(let address): .link(to: address)
    case .attachment(let address): .link(to: root + address)
    case .page(let address, let anchor):
      .link(to: (address.isEmpty ? "" : root + address) + (anchor.map { "#\($0)" } ?? ""))
    case .bound(let binding):
      .statement(strength: binding.strength.rawValue, evidence: address(of: binding.evidence))
    }
  }

  private func address(of evidence: Reference) -> String {
    switch evidence {
    case .outcome(let table, let row): root + SiteAddress.row(table: table, row: row)
    case .scenario(let id): root + SiteAddress.scenario(id)
    case .claim(let id, _): root + SiteAddress.claim(id)
    case .setting(let system, let path): root + SiteAddress.identitySystem(system) + "#" + path
    case .attribute(let id, _): root + SiteAddress.attribute(id)
    case .source(let id): site.address(ofSource: id)
    case .table: ""
    }
  }

  mutating func picture(at source: UnsafeBufferPointer<UInt8>) -> String? {
    while nextImage < document.images.count {
      defer { nextImage += 1 }
      if document.images[nextImage].destination.isEqual(to: source) {
        return images[nextImage].map { root + $0.address }
      }
    }
    return nil
  }

  mutating func anchor() -> String? {
    defer { nextHeading += 1 }
    return nextHeading < document.headings.count ? document.headings[nextHeading].anchor : nil
  }

  mutating func block(_ name: String, _ argument: String) -> GeneratedBlock? {
    guard let block = BlockReference(name, argument) else { return nil }
    return switch block.kind {
    case .table: site.block(forTable: block.id, root: root)
    case .trace: .trace
    }
  }
}

extension ReadBack {
  /// Returns a table as a page shows it, with the outcome in the last column.
  func block(forTable id: String, root: String) -> GeneratedBlock? {
    guard let table = tables[id] else { return nil }
    let columns = table.table.columns
    let outcomes = columns.indices.filter { columns[$0].subject == .outcome }
    return .table(
      columns: columns.indices.filter { columns[$0].subject != .outcome } + outcomes,
      evidence: zip(table.table.rows, table.answers).map { row, answer in
        .statement(
          strength: (answer.assumptions.isEmpty ? Strength.simulated : .assumed).rawValue,
          evidence: root + SiteAddress.row(table: id, row: row.id))
      })
  }

  func address(ofSource id: String) -> String { sources[id] ?? "" }
}

extension String {
  fileprivate func isEqual(to bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.count == bytes.count && utf8.elementsEqual(bytes)
  }
}
