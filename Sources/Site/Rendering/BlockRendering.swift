import Knowledge

/// A table or a trace in the text of pages, which is the same on all pages of one depth.
struct RenderedBlock: Hashable {
  let target: BlockTarget
  /// The prefix of every internal address.
  let root: String

  init(_ target: BlockTarget, root: String) {
    self.target = target
    self.root = root
  }
}

extension SiteRendering {
  /// All blocks of the published pages, each rendered once.
  func renderedBlocks() async -> [RenderedBlock: String] {
    let needed = Set(
      sections.flatMap(\.pages).flatMap { checked in
        checked.blocks.values.map {
          RenderedBlock($0, root: Self.root(at: checked.page.address))
        }
      })
    let pairs = await concurrentMap(Array(needed), piece: 1) { ($0, html(of: $0)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func html(of block: RenderedBlock) -> String {
    switch block.target {
    case .table(let id):
      guard let table = tables[id] else { return "" }
      return templates.render(
        .outcomeTable,
        TableInText(
          table: model(of: table, root: block.root), root: block.root, furniture: furniture))
    case .trace(let id):
      guard let scenario = scenarios[id] else { return "" }
      return templates.render(
        .trace,
        TraceInText(
          trace: trace(of: scenario, isBrief: true), root: block.root, furniture: furniture))
    }
  }

  /// The prefix of every internal address on the page at an address, such as `../../`.
  static func root(at address: String) -> String {
    String(repeating: "../", count: address.utf8.count { $0 == UInt8(ascii: "/") })
  }
}
