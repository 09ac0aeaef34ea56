import CMarkGFM
import Foundation

/// A node of cmark's tree, which lives as long as its tree.
struct Node: Equatable {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var kind: cmark_node_type { cmark_node_get_type(pointer) }

  var typeName: String { String(cString: cmark_node_get_type_string(pointer)) }

  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  var children: [Node] {
    Array(
      sequence(state: Node(cmark_node_first_child(pointer))) { node in
        defer { node = node?.next }
        return node
      })
  }

  var next: Node? { Node(cmark_node_next(pointer)) }

  /// The bytes of the literal; none if there is none.
  func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let literal = cmark_node_get_literal(pointer) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    let count = strlen(literal)
    return literal.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// The words without inline formatting, with white space folded.
  var words: String {
    var words = ""
    forEachDescendant { node in
      switch node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if words.isEmpty { words = node.literal } else { words += node.literal }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: words += " "
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_ITEM: words += " "
      default: break
      }
    }
    return foldingWhiteSpace(words)
  }

  /// How many links are below this node.
  var linkCount: Int {
    var count = 0
    forEachDescendant { if $0.kind == CMARK_NODE_LINK { count += 1 } }
    return count
  }

  /// The nodes below this one, in the order of the text: as they are now, whatever happens to them.
  var descendants: [Node] {
    var nodes: [Node] = []
    forEachDescendant { nodes.append($0) }
    return nodes
  }

  /// Visits the nodes below this one in the order of the text. Nesting has its limits, see
  /// ``MarkupLimits``.
  func forEachDescendant(_ body: (Node) -> Void) {
    var child = Node(cmark_node_first_child(pointer))
    while let node = child {
      body(node)
      node.forEachDescendant(body)
      child = node.next
    }
  }

  /// Puts slots around the children, in the place of this node, which is unlinked.
  func replace(byInline opening: (Character, Int), closing: (Character, Int)) {
    replace(
      by: CMARK_NODE_CUSTOM_INLINE, opening: Slot.text(opening.0, opening.1),
      closing: Slot.text(closing.0, closing.1), keepingChildren: true)
  }

  /// Puts a slot in the place of this node and its children, which is unlinked.
  func replace(byInlineSlot slot: String) {
    replace(by: CMARK_NODE_CUSTOM_INLINE, opening: slot, closing: "", keepingChildren: false)
  }

  func replace(byBlockOpening opening: String, closing: String) {
    replace(
      by: CMARK_NODE_CUSTOM_BLOCK, opening: opening, closing: closing,
      keepingChildren: !closing.isEmpty)
  }

  func unlink() { cmark_node_unlink(pointer) }

  private func replace(
    by kind: cmark_node_type, opening: String, closing: String, keepingChildren: Bool
  ) {
    guard let replacement = cmark_node_new_with_mem(kind, TreeMemory.allocator) else { return }
    cmark_node_set_on_enter(replacement, opening)
    cmark_node_set_on_exit(replacement, closing)
    cmark_node_insert_before(pointer, replacement)
    if keepingChildren {
      for child in children { cmark_node_append_child(replacement, child.pointer) }
    }
    unlink()
  }
}
