import CMarkGFM
import Platform

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

  /// The address of a link or an image.
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// The text after the opening fence of a code block.
  var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// The title of a link or an image, if it has one.
  var title: String? {
    let title = cmark_node_get_title(pointer).map { String(cString: $0) } ?? ""
    return title.isEmpty ? nil : title
  }

  /// The index of the node's link, image, heading or directive in the ``Document`` that was read from it.
  var number: Int? {
    get { cmark_node_get_user_data(pointer).map { Int(bitPattern: $0) - 1 } }
    nonmutating set {
      let number = newValue.flatMap { UnsafeMutableRawPointer(bitPattern: $0 + 1) }
      cmark_node_set_user_data(pointer, number)
    }
  }

  var children: [Node] {
    var children: [Node] = []
    forEachChild { children.append($0) }
    return children
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

  /// Whether it is a link that is shown: one in a picture's text is words alone.
  var isShownLink: Bool {
    guard kind == CMARK_NODE_LINK else { return false }
    return !sequence(first: pointer, next: { cmark_node_parent($0) })
      .contains { cmark_node_get_type($0) == CMARK_NODE_IMAGE }
  }

  /// How many links below this node are shown.
  var linkCount: Int {
    var count = 0
    forEachDescendant { if $0.isShownLink { count += 1 } }
    return count
  }

  /// Visits the nodes below this one in the order of the text. Nesting has its limits, see
  /// ``MarkupLimits``.
  func forEachDescendant(_ body: (Node) -> Void) {
    forEachChild { node in
      body(node)
      node.forEachDescendant(body)
    }
  }

  func forEachChild(_ body: (Node) -> Void) {
    var child = Node(cmark_node_first_child(pointer))
    while let node = child {
      body(node)
      child = node.next
    }
  }
}
