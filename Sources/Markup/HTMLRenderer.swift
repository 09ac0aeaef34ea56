import CMarkGFM
package import Diagnostics

/// Writes cmark's tree as fragments: the HTML that cmark itself writes for it, byte for byte, with a
/// fragment of its own for each link, image, and block under a directive. Raw HTML is left out.
struct HTMLRenderer {
  /// Gives the children of a node that are to be written, in their order. A test that gives others than
  /// the tree has makes a renderer that drops, doubles or swaps nodes.
  typealias Children = (Node) -> [Node]

  private let headings: [Heading]
  /// The line of the file that is cmark's line 1, less one; `nil` if no places are shown.
  private let linesBefore: Int?
  private let children: Children?
  private var fragments: [Fragment] = []
  /// What was written behind the last fragment, in UTF-8.
  private var html: [UInt8] = []
  /// Whether a line begins behind the last fragment.
  private var beginsLine = true

  init(headings: [Heading], showingPlacesAfter linesBefore: Int?, children: Children? = nil) {
    self.headings = headings
    self.linesBefore = linesBefore
    self.children = children
  }

  /// - Parameter root: A tree that a ``DocumentReader`` has read, which gives nodes their numbers.
  consuming func fragments(of root: Node) -> [Fragment] {
    writeChildren(of: root)
    endHTML()
    return fragments.withoutSpareRoom
  }

  private mutating func writeChildren(of node: Node, areTight: Bool = false) {
    if let children {
      for child in children(node) { write(child, isTight: areTight) }
    } else {
      node.forEachChild { write($0, isTight: areTight) }
    }
  }

  /// - Parameter isTight: Whether the node is in an item of a tight list, where paragraphs have no
  ///   element.
  private mutating func write(_ node: Node, isTight: Bool) {
    switch node.kind {
    case CMARK_NODE_TEXT: writeLiteral(of: node)
    case CMARK_NODE_SOFTBREAK: html.append(UInt8(ascii: "\n"))
    case CMARK_NODE_LINEBREAK: append("<br />\n")
    case CMARK_NODE_CODE:
      append("<code>")
      writeLiteral(of: node)
      append("</code>")
    case CMARK_NODE_EMPH: write("<em>", node, "</em>")
    case CMARK_NODE_STRONG: write("<strong>", node, "</strong>")
    case CMARK_NODE_LINK: writeLink(node)
    case CMARK_NODE_IMAGE:
      if let number = node.number { append(.image(number)) }
    case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK: break
    case CMARK_NODE_HEADING: writeHeading(node)
    default:
      if let number = node.number {
        writeSlot(number, for: node)
      } else {
        writeBlock(node, isTight)
      }
    }
  }

  private mutating func writeBlock(_ node: Node, _ isTight: Bool) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH:
      if isTight {
        writeChildren(of: node)
      } else {
        open("<p", node)
        writeChildren(of: node)
        append("</p>\n")
      }
    case CMARK_NODE_LIST: writeList(node)
    case CMARK_NODE_ITEM:
      open("<li", node)
      writeChildren(of: node, areTight: isTight)
      append("</li>\n")
    case CMARK_NODE_CODE_BLOCK: writeCodeBlock(node)
    case CMARK_NODE_BLOCK_QUOTE:
      open("<blockquote", node)
      append("\n")
      writeChildren(of: node)
      beginLine()
      append("</blockquote>\n")
    case CMARK_NODE_THEMATIC_BREAK:
      beginLine()
      append("<hr")
      writePlace(of: node)
      append(" />\n")
    default:
      switch node.typeName {
      case "table": writeTable(node)
      case "strikethrough": write("<del>", node, "</del>")
      default: writeChildren(of: node)
      }
    }
  }
}

extension HTMLRenderer {
  private mutating func write(_ opening: StaticString, _ node: Node, _ closing: StaticString) {
    append(opening)
    writeChildren(of: node)
    append(closing)
  }

  private mutating func writeLink(_ node: Node) {
    guard let number = node.number else { return writeChildren(of: node) }
    append(.linkStart(number))
    writeChildren(of: node)
    append(.linkEnd(number))
  }

  private mutating func writeHeading(_ node: Node) {
    let level = UInt8(ascii: "0") + UInt8(cmark_node_get_heading_level(node.pointer))
    beginLine()
    append("<h")
    html.append(level)
    if let number = node.number {
      append(" id=\"")
      html.append(contentsOf: headings[number].anchor.utf8)
      append("\"")
    }
    writePlace(of: node)
    append(">")
    writeChildren(of: node)
    append("</h")
    html.append(level)
    append(">\n")
  }

  private mutating func writeList(_ node: Node) {
    let isOrdered = cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST
    let start = Int(cmark_node_get_list_start(node.pointer))
    beginLine()
    append(isOrdered ? "<ol" : "<ul")
    if isOrdered, start != 1 {
      append(" start=\"")
      append(start)
      append("\"")
    }
    writePlace(of: node)
    append(">\n")
    writeChildren(of: node, areTight: cmark_node_get_list_tight(node.pointer) != 0)
    append(isOrdered ? "</ol>\n" : "</ul>\n")
  }

  private mutating func writeCodeBlock(_ node: Node) {
    open("<pre", node)
    append("<code")
    let info = node.info
    if !info.isEmpty {
      append(" class=\"language-")
      let language = info.utf8.prefix { !(9...13).contains($0) && $0 != UInt8(ascii: " ") }
      contentEscapes.append(String(Substring(language)), to: &html)
      append("\"")
    }
    append(">")
    writeLiteral(of: node)
    append("</code></pre>\n")
  }

  /// What stands in the place of a block under a directive.
  private mutating func writeSlot(_ number: Int, for node: Node) {
    if linesBefore == nil { beginLine() } else { open("<div", node) }
    append(.block(number))
    append(linesBefore == nil ? "\n" : "</div>\n")
  }

  private mutating func writeTable(_ table: Node) {
    let count = Int(cmark_gfm_extensions_get_table_columns(table.pointer))
    let alignments = UnsafeBufferPointer(
      start: cmark_gfm_extensions_get_table_alignments(table.pointer), count: count)
    var hasBody = false
    open("<table", table)
    for row in children?(table) ?? table.children {
      let isHeader = cmark_gfm_extensions_get_table_row_is_header(row.pointer) != 0
      beginLine()
      if isHeader {
        append("<thead>\n")
      } else if !hasBody {
        append("<tbody>\n")
        hasBody = true
      }
      write(row, isHeader, alignments)
      if isHeader { append("\n</thead>") }
    }
    beginLine()
    append(hasBody ? "</tbody>\n</table>\n" : "</table>\n")
  }

  private mutating func write(
    _ row: Node, _ isHeader: Bool, _ alignments: UnsafeBufferPointer<UInt8>
  ) {
    open("<tr", row)
    for (column, cell) in (children?(row) ?? row.children).enumerated() {
      beginLine()
      append(isHeader ? "<th" : "<td")
      switch column < alignments.count ? alignments[column] : 0 {
      case UInt8(ascii: "l"): append(" align=\"left\"")
      case UInt8(ascii: "c"): append(" align=\"center\"")
      case UInt8(ascii: "r"): append(" align=\"right\"")
      default: break
      }
      writePlace(of: cell)
      append(">")
      writeChildren(of: cell)
      append(isHeader ? "</th>" : "</td>")
    }
    beginLine()
    append("</tr>")
  }
}

extension HTMLRenderer {
  /// Begins an element on a line of its own.
  private mutating func open(_ element: StaticString, _ node: Node) {
    beginLine()
    append(element)
    writePlace(of: node)
    append(">")
  }

  private mutating func beginLine() {
    let isAtStart = html.last.map { $0 == UInt8(ascii: "\n") } ?? beginsLine
    if !isAtStart { html.append(UInt8(ascii: "\n")) }
  }

  /// The lines and the columns, which count bytes, of a block.
  private mutating func writePlace(of node: Node) {
    guard let linesBefore else { return }
    html.append(
      contentsOf: ShownPlaces.attribute(
        (
          linesBefore + Int(cmark_node_get_start_line(node.pointer)),
          Int(cmark_node_get_start_column(node.pointer))
        ),
        (
          linesBefore + Int(cmark_node_get_end_line(node.pointer)),
          Int(cmark_node_get_end_column(node.pointer))
        )
      ).utf8)
  }

  private mutating func writeLiteral(of node: Node) {
    node.withLiteral { contentEscapes.append($0, to: &html) }
  }

  private mutating func append(_ text: StaticString) {
    html.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ number: Int) { html.append(contentsOf: String(number).utf8) }

  private mutating func append(_ slot: Fragment) {
    endHTML()
    fragments.append(slot)
    beginsLine = false
  }

  private mutating func endHTML() {
    guard !html.isEmpty else { return }
    fragments.append(.html(String(decoding: html, as: UTF8.self)))
    beginsLine = html.last == UInt8(ascii: "\n")
    html.removeAll(keepingCapacity: true)
  }
}

/// Of texts in elements and in attributes between double quotation marks.
let contentEscapes = ByteEscapes { byte in
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: nil
  }
}

/// Of addresses in attributes: what no URL may hold is percent-encoded. What is encoded already stays so.
package let addressEscapes = ByteEscapes { byte in
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "'"): "&#x27;"
  case _ where byte.isASCIIAlphanumeric || "-_.+!*(),%#@?=;:/$~".utf8.contains(byte): nil
  default: "%" + byte.hexadecimal(uppercase: true)
  }
}
