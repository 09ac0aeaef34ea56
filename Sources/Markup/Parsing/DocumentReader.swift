import CMarkGFM
import Diagnostics

/// Reads cmark's tree into a ``Document``, and gives nodes the numbers that they have in it.
struct DocumentReader {
  let file: SourceFile
  /// The line of the file that is cmark's line 1, less one.
  private let linesBefore: Int
  private let blockDirectives: Set<String>
  private let names: StoppedNames
  private let showsPlaces: Bool
  private var document = Document()
  private var anchors = Anchors()
  /// Links are searched in the source from here on, since cmark's columns are not exact.
  private var cursor: Int
  private var linkPlaces: LinkPlaces
  /// Code is searched from here on.
  private var codeCursor: Int
  /// Whether numeric references stand in the source: nothing else writes control characters.
  private let hasReferences: Bool

  init(
    file: SourceFile, range: Range<Int>, blockDirectives: Set<String>, names: StoppedNames,
    showsPlaces: Bool
  ) {
    self.file = file
    self.names = names
    self.showsPlaces = showsPlaces
    self.blockDirectives = blockDirectives
    linesBefore = file.position(offset: range.lowerBound).line - 1
    cursor = range.lowerBound
    codeCursor = range.lowerBound
    linkPlaces = LinkPlaces(file, range)
    hasReferences = file.range(of: "&#", in: range) != nil
  }

  mutating func read(_ root: Node) {
    var sentences = SentenceReader(
      file: file, linesBefore: linesBefore, blockDirectives: blockDirectives, names: names)
    document.sentences = sentences.read(root)
    root.forEachDescendant { node in
      if hasReferences { refuseControls(in: node) }
      switch node.kind {
      case CMARK_NODE_CODE: readCode(node)
      case CMARK_NODE_LINK where node.isShownLink: readLink(node)
      case CMARK_NODE_IMAGE: readImage(node)
      case CMARK_NODE_HEADING: readHeading(node)
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        readHTML(node)
      default: break
      }
    }
  }

  /// The document with its HTML, unless it is refused.
  consuming func document(rendering root: Node, children: HTMLRenderer.Children?) -> Document {
    document.links = document.links.withoutSpareRoom
    document.codeSpans = document.codeSpans.withoutSpareRoom
    guard document.refusals.isEmpty else { return document }
    document.fragments = HTMLRenderer(
      headings: document.headings, showingPlacesAfter: showsPlaces ? linesBefore : nil,
      children: children
    ).fragments(of: root)
    return document
  }
}

extension DocumentReader {
  /// Refuses control characters that references such as `&#1;` stand for: a source file holds none.
  private mutating func refuseControls(in node: Node) {
    let texts: [String]
    switch node.kind {
    case CMARK_NODE_TEXT: texts = [node.literal]
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: texts = [node.url, node.title ?? ""]
    case CMARK_NODE_CODE_BLOCK: texts = [node.info]
    default: return
    }
    let controls = texts.flatMap(\.unicodeScalars).filter {
      $0.properties.generalCategory == .control && $0 != "\t" && $0 != "\n"
    }
    guard let control = controls.first else { return }
    let name = String(control.value, radix: 16, uppercase: true)
    document.refusals.append(
      .controlCharacter, at: location(of: node),
      "a reference stands for a control character (U+\(name))", hint: "remove it")
  }

  private mutating func readLink(_ node: Node) {
    let destination = node.url
    let words = node.words
    let found = find(
      destination, endingOnLine: linesBefore + Int(cmark_node_get_end_line(node.pointer)))
    let link = Link(
      destination: destination, title: node.title, words: words,
      location: found.map { file.location($0.whole) } ?? location(of: node),
      wordsRange: found?.words)
    node.number = document.links.count
    document.links.append(link)
  }

  private mutating func readCode(_ node: Node) {
    let code = node.literal
    let line = linesBefore + max(1, Int(cmark_node_get_start_line(node.pointer)))
    let endLine = linesBefore + max(1, Int(cmark_node_get_end_line(node.pointer)))
    let from = max(codeCursor, file.lineStart(line))
    let stretch = file.lineStart(endLine + 1)
    guard let found = file.range(of: "`\(code)`", in: from..<max(from, stretch)) else {
      document.codeSpans.append(Words(text: code, location: location(of: node)))
      return
    }
    codeCursor = found.upperBound
    document.codeSpans.append(Words(text: code, location: file.location(found)))
  }

  private mutating func readImage(_ node: Node) {
    node.number = document.images.count
    document.images.append(
      Image(
        destination: node.url, title: node.title, alternative: node.words,
        location: location(of: node)))
  }

  private mutating func readHeading(_ node: Node) {
    let text = node.words
    let level = Int(cmark_node_get_heading_level(node.pointer))
    let anchor = anchors.unique(for: text)
    node.number = document.headings.count
    document.headings.append(Heading(level: level, text: text, anchor: anchor))
  }

  private mutating func readHTML(_ node: Node) {
    let html = node.literal.trimmed
    guard html.hasPrefix("<!--"), html.hasSuffix("-->"), html.utf8.count >= 7,
      !html.dropFirst(4).dropLast(3).contains("-->")
    else {
      document.rawHTML.append(location(of: node))
      return
    }
    let parts = html.dropFirst(4).dropLast(3).split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    let name = String(parts[0]).trimmed
    var directive = Directive(
      name: name, argument: String(parts[1]).trimmed,
      location: location(of: node, text: html), block: nil)
    if blockDirectives.contains(name), node.kind == CMARK_NODE_HTML_BLOCK, let next = node.next,
      next.kind != CMARK_NODE_HEADING, next.kind != CMARK_NODE_HTML_BLOCK
    {
      directive.block = block(next)
      next.number = document.directives.count
    }
    document.directives.append(directive)
  }

  private func block(_ node: Node) -> Block {
    let content: Block.Content
    if node.typeName == "table" {
      content = .table(node.children.map { row in row.children.map(words) })
    } else if node.kind == CMARK_NODE_LIST {
      content = .list(
        node.children.map { item in
          Words(text: item.words, location: location(of: item.children.first ?? item))
        })
    } else {
      content = .other
    }
    let first = linesBefore + Int(cmark_node_get_start_line(node.pointer))
    var last = max(first, linesBefore + Int(cmark_node_get_end_line(node.pointer)))
    // A list's last line is counted up to the next block.
    while last > first, file.line(last).allSatisfy(\.isWhitespace) { last -= 1 }
    let range = file.lineStart(first)..<file.lineStart(last + 1)
    return Block(
      content: content, location: file.location(range.trimmingEnd(in: file)), range: range)
  }

  private func words(_ node: Node) -> Words {
    Words(text: node.words, location: location(of: node))
  }
}

extension DocumentReader {
  /// The place of a node according to cmark, whose columns count bytes.
  func location(of node: Node, text: String? = nil) -> Location {
    let line = linesBefore + max(1, Int(cmark_node_get_start_line(node.pointer)))
    var offset = file.lineStart(line) + max(0, Int(cmark_node_get_start_column(node.pointer)) - 1)
    let endLine = linesBefore + max(1, Int(cmark_node_get_end_line(node.pointer)))
    var end = file.lineStart(endLine) + max(0, Int(cmark_node_get_end_column(node.pointer)))
    if let text {
      end = offset + text.utf8.count
    } else if node.typeName == "table_cell" {
      (offset, end) = trimmed(offset..<end)
    }
    return file.location(offset..<max(offset, min(end, file.text.utf8.count)))
  }

  private func trimmed(_ range: Range<Int>) -> (Int, Int) {
    let bytes = file.bytes(range)
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "|") }
    guard let first = bytes.firstIndex(where: { !blank($0) }),
      let last = bytes.lastIndex(where: { !blank($0) })
    else { return (range.lowerBound, range.lowerBound) }
    return (range.lowerBound + first, range.lowerBound + last + 1)
  }

  /// Finds the next `[words](destination` of the source that ends on a line.
  private mutating func find(
    _ destination: String, endingOnLine line: Int
  ) -> (whole: Range<Int>, words: Range<Int>)? {
    let from = max(cursor, file.lineStart(line))
    guard let found = linkPlaces.find(destination, from: from, before: file.lineStart(line + 1))
    else { return nil }
    cursor = found.whole.upperBound
    return found
  }
}

extension Range<Int> {
  /// Without the line end.
  fileprivate func trimmingEnd(in file: SourceFile) -> Range<Int> {
    let last = file.position(offset: upperBound)
    guard last.column == 1, upperBound > lowerBound else { return self }
    return lowerBound..<(upperBound - 1)
  }
}
