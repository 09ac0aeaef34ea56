import CMarkGFM
package import Diagnostics
import Platform

/// What stands on a page for what a source speaks of: links, pictures, and blocks under comments.
package protocol SourceResolver {
  /// - Parameter destination: As cmark gives it, in UTF-8.
  /// - Returns: `nil` for a link that was not checked.
  mutating func link(to destination: UnsafeBufferPointer<UInt8>) -> ShownLink?
  /// The address of a picture that is shown.
  mutating func picture(at source: UnsafeBufferPointer<UInt8>) -> String?
  /// The anchor of the next heading.
  mutating func anchor() -> String?
  /// What stands for the block under the next comment `<!-- name: argument -->`.
  mutating func block(_ name: String, _ argument: String) -> GeneratedBlock?
}

/// What a link is on a page.
package enum ShownLink: Equatable, Sendable {
  case link(to: String)
  case statement(strength: String, evidence: String)
}

/// What stands on a page for a block of its source.
package enum GeneratedBlock: Equatable, Sendable {
  /// - Parameters:
  ///   - columns: The columns of the source in the order in which the page shows them.
  ///   - evidence: How each row but the first is known, and where that is shown.
  case table(columns: [Int], evidence: [ShownLink])
  case trace
}

/// What a Markdown text says, as cmark's tree has it, without the means by which pages are rendered.
package struct SourceOutline: Sendable {
  package fileprivate(set) var outline = Outline()
  /// The lines of each list for which a trace stands: each an outline of words alone.
  package fileprivate(set) var traces: [[Outline]] = []
  /// How many links stand in blocks for which others are shown.
  package fileprivate(set) var generatedLinks = 0

  /// - Parameters:
  ///   - file: The whole file.
  ///   - range: The part of it that is Markdown, in UTF-8 bytes.
  ///   - blockDirectives: The names of comments that speak of the block under them.
  package init(
    _ file: SourceFile, _ range: Range<Int>? = nil, blockDirectives: Set<String> = [],
    _ resolver: inout some SourceResolver
  ) {
    let range = range ?? 0..<file.text.utf8.count
    let text = file.text.utf8
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.index(start, offsetBy: range.count)
    let linesBefore = file.position(offset: range.lowerBound).line - 1
    (outline, traces, generatedLinks) = withTree(of: text[start..<end]) { root in
      var reader = SourceOutlineReader(
        resolver: resolver, linesBefore: linesBefore, blockDirectives: blockDirectives)
      reader.readBlocks(below: root.pointer)
      resolver = reader.resolver
      return (reader.writer.outline, reader.traces, reader.generatedLinks)
    }
  }
}

private struct SourceOutlineReader<Resolver: SourceResolver> {
  var resolver: Resolver
  let linesBefore: Int
  let blockDirectives: Set<String>
  var writer = OutlineWriter(capacity: 4_096)
  var traces: [[Outline]] = []
  var generatedLinks = 0

  init(resolver: Resolver, linesBefore: Int, blockDirectives: Set<String>) {
    self.resolver = resolver
    self.linesBefore = linesBefore
    self.blockDirectives = blockDirectives
  }

  typealias TreeNode = OpaquePointer

  mutating func readBlocks(below parent: TreeNode) {
    var next = cmark_node_first_child(parent)
    while let node = next {
      next = cmark_node_next(node)
      guard cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK else {
        readBlock(node)
        continue
      }
      // Of HTML only comments are allowed; some speak of the block after them.
      guard let directive = directive(of: node), blockDirectives.contains(directive.name),
        let block = next, !Self.isNoBlockOfDirective(block)
      else { continue }
      readGenerated(block, resolver.block(directive.name, directive.argument))
      next = cmark_node_next(block)
    }
  }

  private static func isNoBlockOfDirective(_ node: TreeNode) -> Bool {
    let type = cmark_node_get_type(node)
    return type == CMARK_NODE_HEADING || type == CMARK_NODE_HTML_BLOCK
  }

  private mutating func readBlock(_ node: TreeNode) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      let isTight = Self.isInTightList(node)
      if !isTight { writer.open(.paragraph, line: line(of: node)) }
      readInlines(below: node)
      if !isTight { writer.close(.paragraph) }
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      guard let heading = Outline.Piece.heading(level) else { return }
      writer.open(heading, line: line(of: node))
      writer.value(resolver.anchor() ?? "")
      readInlines(below: node)
      writer.close(heading)
    case CMARK_NODE_BLOCK_QUOTE: read(.quotation, node)
    case CMARK_NODE_LIST:
      if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
        writer.open(.orderedList, line: line(of: node))
        writer.value(String(cmark_node_get_list_start(node)))
        readBlocks(below: node)
        writer.close(.orderedList)
      } else {
        read(.bulletList, node)
      }
    case CMARK_NODE_ITEM: read(.item, node)
    case CMARK_NODE_CODE_BLOCK:
      writer.open(.codeBlock, line: line(of: node))
      let information = Self.bytes(cmark_node_get_fence_info(node))
      let end = information.firstIndex { $0 == 0x20 || (9...13).contains($0) }
      writer.value(UnsafeBufferPointer(rebasing: information[..<(end ?? information.count)]))
      writer.code(Self.bytes(cmark_node_get_literal(node)))
      writer.close(.codeBlock)
    case CMARK_NODE_THEMATIC_BREAK:
      writer.open(.rule, line: line(of: node))
      writer.close(.rule)
    default:
      if Self.isOf(node, "table") { readTable(node) } else { readBlocks(below: node) }
    }
  }

  private mutating func read(_ piece: Outline.Piece, _ node: TreeNode) {
    writer.open(piece, line: line(of: node))
    readBlocks(below: node)
    writer.close(piece)
  }

  private static func isInTightList(_ node: TreeNode) -> Bool {
    guard let parent = cmark_node_parent(node), let list = cmark_node_parent(parent),
      cmark_node_get_type(list) == CMARK_NODE_LIST
    else { return false }
    return cmark_node_get_list_tight(list) != 0
  }

  private mutating func readTable(_ table: TreeNode) {
    let columns = Int(cmark_gfm_extensions_get_table_columns(table))
    let alignments = cmark_gfm_extensions_get_table_alignments(table)
    writer.open(.table, line: line(of: table))
    forEachChild(of: table) { reader, row, number in
      reader.writer.open(.row, line: reader.line(of: row))
      reader.forEachChild(of: row) { reader, cell, column in
        let piece: Outline.Piece = number == 0 ? .titleCell : .cell
        reader.writer.open(piece, line: reader.line(of: cell))
        reader.writer.value(
          column < columns ? Self.name(ofAlignment: alignments?[column] ?? 0) : "")
        reader.readInlines(below: cell)
        reader.writer.close(piece)
      }
      reader.writer.close(.row)
    }
    writer.close(.table)
  }

  private static func name(ofAlignment letter: UInt8) -> String {
    switch letter {
    case UInt8(ascii: "l"): "left"
    case UInt8(ascii: "r"): "right"
    case UInt8(ascii: "c"): "center"
    default: ""
    }
  }

  private mutating func forEachChild(
    of node: TreeNode, _ body: (inout Self, TreeNode, Int) -> Void
  ) {
    var number = 0
    var next = cmark_node_first_child(node)
    while let child = next {
      body(&self, child, number)
      number += 1
      next = cmark_node_next(child)
    }
  }
}

extension SourceOutlineReader {
  private mutating func readInlines(below parent: TreeNode) {
    var next = cmark_node_first_child(parent)
    while let node = next {
      readInline(node)
      next = cmark_node_next(node)
    }
  }

  private mutating func readInline(_ node: TreeNode) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: writer.text(Self.bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: writer.text(" ")
    case CMARK_NODE_LINEBREAK: writer.breakLine()
    case CMARK_NODE_CODE:
      writer.open(.code)
      writer.text(Self.bytes(cmark_node_get_literal(node)))
      writer.close(.code)
    case CMARK_NODE_EMPH: readSpan(.emphasis, node)
    case CMARK_NODE_STRONG: readSpan(.strong, node)
    case CMARK_NODE_LINK: readLink(node)
    case CMARK_NODE_IMAGE:
      guard let address = resolver.picture(at: Self.bytes(cmark_node_get_url(node))) else { return }
      writer.open(.image)
      writer.address(address)
      var words = OutlineWriter()
      Self.readWords(below: node, &words)
      words.outline.bytes.withUnsafeBufferPointer { writer.value($0) }
      writer.close(.image)
    case CMARK_NODE_HTML_INLINE: break
    default:
      if Self.isOf(node, "strikethrough") {
        readSpan(.struck, node)
      } else {
        readInlines(below: node)
      }
    }
  }

  private mutating func readSpan(_ piece: Outline.Piece, _ node: TreeNode) {
    writer.open(piece)
    readInlines(below: node)
    writer.close(piece)
  }

  private mutating func readLink(_ node: TreeNode) {
    switch resolver.link(to: Self.bytes(cmark_node_get_url(node))) {
    case .link(let address):
      writer.open(.link)
      writer.address(address)
      readInlines(below: node)
      writer.close(.link)
    case .statement(let strength, let evidence):
      writer.open(.statement)
      readInlines(below: node)
      writer.value(strength)
      writer.address(evidence)
      writer.close(.statement)
    case nil:
      writer.open(.link)
      writer.value(Self.bytes(cmark_node_get_url(node)))
      readInlines(below: node)
      writer.close(.link)
    }
  }

  /// The words below a node without their formatting.
  private static func readWords(below parent: TreeNode, _ writer: inout OutlineWriter) {
    var next = cmark_node_first_child(parent)
    while let node = next {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: writer.text(bytes(cmark_node_get_literal(node)))
      case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK: break
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: writer.text(" ")
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_ITEM:
        writer.text(" ")
        readWords(below: node, &writer)
      default: readWords(below: node, &writer)
      }
      next = cmark_node_next(node)
    }
  }
}

extension SourceOutlineReader {
  /// A block for which another one stands on the page.
  private mutating func readGenerated(_ node: TreeNode, _ generated: GeneratedBlock?) {
    switch generated {
    case .table(let columns, let evidence):
      writer.open(.outcomeTable, line: line(of: node))
      forEachChild(of: node) { reader, row, number in
        var cells: [Outline] = []
        reader.forEachChild(of: row) { _, cell, _ in cells.append(Self.words(of: cell)) }
        reader.writer.open(.row, line: reader.line(of: row))
        for column in columns where column < cells.count {
          reader.writer.open(.cell)
          reader.writer.append(cells[column])
          reader.writer.close(.cell)
        }
        if number > 0, number <= evidence.count,
          case .statement(let strength, let address) = evidence[number - 1]
        {
          reader.writer.value(strength)
          reader.writer.address(address)
        }
        reader.writer.close(.row)
      }
      writer.close(.outcomeTable)
    case .trace:
      writer.open(.trace, line: line(of: node))
      writer.close(.trace)
      var lines: [Outline] = []
      forEachChild(of: node) { _, item, _ in lines.append(Self.words(of: item)) }
      traces.append(lines)
    case nil: break
    }
    passOver(node)
  }

  /// Counts what is below a node that is not shown itself.
  private mutating func passOver(_ node: TreeNode) {
    forEachChild(of: node) { reader, child, _ in
      switch cmark_node_get_type(child) {
      case CMARK_NODE_LINK: reader.generatedLinks += 1
      // Links in a picture's text are words alone.
      case CMARK_NODE_IMAGE: return
      case CMARK_NODE_HEADING: _ = reader.resolver.anchor()
      default: break
      }
      reader.passOver(child)
    }
  }

  private static func words(of node: TreeNode) -> Outline {
    var words = OutlineWriter()
    words.capitalizeNext()
    readWords(below: node, &words)
    return words.outline
  }

  /// What a comment `<!-- name: argument -->` says.
  private func directive(of node: TreeNode) -> (name: String, argument: String)? {
    var text = Substring(decoding: Self.bytes(cmark_node_get_literal(node)), as: UTF8.self)
    func trim(_ text: inout Substring) {
      while text.unicodeScalars.first?.isWhiteSpace ?? false { text.unicodeScalars.removeFirst() }
      while text.unicodeScalars.last?.isWhiteSpace ?? false { text.unicodeScalars.removeLast() }
    }
    trim(&text)
    guard text.utf8.count >= 7, text.hasPrefix("<!--"), text.hasSuffix("-->") else { return nil }
    text = text.dropFirst(4).dropLast(3)
    guard !text.contains("-->"), let colon = text.firstIndex(of: ":") else { return nil }
    var (name, argument) = (text[..<colon], text[text.index(after: colon)...])
    trim(&name)
    trim(&argument)
    return (String(name), String(argument))
  }

  private func line(of node: TreeNode) -> Int {
    linesBefore + max(1, Int(cmark_node_get_start_line(node)))
  }

  private static func isOf(_ node: TreeNode, _ type: String) -> Bool {
    strcmp(cmark_node_get_type_string(node), type) == 0
  }

  /// The bytes of a text of cmark's.
  private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: strlen(text))
  }
}
