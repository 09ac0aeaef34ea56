import Content
import Synchronization
import Verification

/// A table or a trace in the text of pages, which is the same on all pages of one depth.
struct RenderedBlock: Hashable {
  let target: BlockReference
  /// The prefix of every internal address.
  let root: String
  /// How many blocks with this target precede it on the page, because its anchors must differ from
  /// theirs.
  let repetition: Int
}

/// The blocks rendered so far.
final class RenderedBlocks: Sendable {
  private let rendered = Mutex<[RenderedBlock: String]>([:])

  func html(of block: RenderedBlock, _ render: () -> String) -> String {
    if let known = rendered.withLock({ $0[block] }) { return known }
    let html = render()
    rendered.withLock { $0[block] = html }
    return html
  }
}

extension SiteRendering {
  /// Returns a block, rendered once for all pages that contain it.
  func block(_ target: BlockReference, root: String, repetition: Int) -> String {
    let block = RenderedBlock(target: target, root: root, repetition: repetition)
    return blocks.html(of: block) { html(of: block) }
  }

  private func html(of block: RenderedBlock) -> String {
    switch block.target.kind {
    case .table:
      guard let table = tables[block.target.id] else { return "" }
      return templates.render(
        .outcomeTable,
        TableInText(
          table: model(of: table, root: block.root, repetition: block.repetition),
          root: block.root))
    case .trace:
      guard let scenario = scenarios[block.target.id] else { return "" }
      return templates.render(
        .trace,
        TraceInText(
          trace: trace(of: scenario, isBrief: true), root: block.root))
    }
  }

  /// Returns the prefix of every internal address on the page at an address, such as `../../`.
  static func root(at address: String) -> String {
    String(repeating: "../", count: address.utf8.count { $0 == UInt8(ascii: "/") })
  }
}
