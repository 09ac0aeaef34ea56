import CMarkGFM
public import Diagnostics

/// A sentence of a paragraph or a list item, or a row of a table.
public struct Sentence: Equatable, Sendable {
  /// Without inline formatting, with white space folded.
  public internal(set) var text: String
  public internal(set) var location: Location
  /// The links that stand in it, by their indices in ``Document/links``.
  public internal(set) var links: [Int] = []
  /// Whether a comment `<!-- not behaviour: reason -->` follows it.
  public internal(set) var isExempt = false
}

/// Cuts a text into sentences. Blocks under directives are left out: their directives speak for them.
struct SentenceReader {
  private let file: SourceFile
  private let linesBefore: Int
  private let blockDirectives: Set<String>
  private var sentences: [Sentence] = []
  private var linkCount = 0
  /// The sentence that is being read.
  private var open: Sentence?

  init(file: SourceFile, linesBefore: Int, blockDirectives: Set<String>) {
    self.file = file
    self.linesBefore = linesBefore
    self.blockDirectives = blockDirectives
  }

  /// The sentences below a node, before anything of it is replaced.
  mutating func read(_ root: Node) -> [Sentence] {
    readBlocks(root)
    return sentences
  }

  private mutating func readBlocks(_ parent: Node) {
    var isBound = false
    for block in parent.children {
      if isBound, block.kind != CMARK_NODE_HEADING, block.kind != CMARK_NODE_HTML_BLOCK {
        isBound = false
        linkCount += block.descendants.count { $0.kind == CMARK_NODE_LINK }
        continue
      }
      isBound = false
      switch block.kind {
      case CMARK_NODE_PARAGRAPH: readInlines(block)
      case CMARK_NODE_HEADING:
        linkCount += block.descendants.count { $0.kind == CMARK_NODE_LINK }
      case CMARK_NODE_HTML_BLOCK:
        let name = directiveName(of: block)
        isBound = name.map(blockDirectives.contains) ?? false
        if name == Self.exemption { exempt() }
      case CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK: break
      default:
        if block.typeName == "table" { readRows(block) } else { readBlocks(block) }
      }
    }
  }

  /// Each row but the header's is a statement of its own.
  private mutating func readRows(_ table: Node) {
    for (number, row) in table.children.enumerated() {
      let links = row.descendants.count { $0.kind == CMARK_NODE_LINK }
      if number > 0 {
        sentences.append(
          Sentence(
            text: row.words, location: location(of: row),
            links: Array(linkCount..<(linkCount + links))))
      }
      linkCount += links
    }
  }

  private mutating func readInlines(_ paragraph: Node) {
    for node in paragraph.descendants {
      switch node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: read(node.literal, of: node)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: read(" ", of: node)
      case CMARK_NODE_LINK:
        if open == nil { start(at: location(of: node)) }
        open?.links.append(linkCount)
        linkCount += 1
      case CMARK_NODE_HTML_INLINE where directiveName(of: node) == Self.exemption:
        close()
        exempt()
      default: break
      }
    }
    close()
  }

  private mutating func read(_ text: String, of node: Node) {
    let place = location(of: node)
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if let ending = open?.text, endsSentence(ending), scalar.isWhiteSpace {
        close()
        continue
      }
      if open == nil {
        if scalar.isWhiteSpace { continue }
        start(
          at: Location(file: file.path, at: place.start.advanced(by: offset), count: 1))
      }
      open?.text.unicodeScalars.append(scalar)
      extend(to: place.start.advanced(by: offset + 1))
    }
  }

  /// A full stop, perhaps before a closing quotation mark or bracket.
  private func endsSentence(_ text: String) -> Bool {
    let closing = "\"')”’»)]".unicodeScalars
    guard let last = text.unicodeScalars.reversed().first(where: { !closing.contains($0) }) else {
      return false
    }
    guard ".!?…".unicodeScalars.contains(last) else { return false }
    // "e.g." and initials end no sentence.
    let word = text.split(separator: " ").last ?? ""
    return word.count { $0 == "." } < 2
  }

  private mutating func start(at location: Location) {
    open = Sentence(text: "", location: location)
  }

  private mutating func extend(to end: SourcePosition) {
    guard let start = open?.location.start else { return }
    open?.location = Location(file: file.path, start: start, end: end)
  }

  private mutating func close() {
    guard var sentence = open else { return }
    open = nil
    sentence.text = foldingWhiteSpace(sentence.text)
    if !sentence.text.isEmpty { sentences.append(sentence) }
  }

  /// The comment speaks of the sentence before it.
  private mutating func exempt() {
    if !sentences.isEmpty { sentences[sentences.count - 1].isExempt = true }
  }

  private static let exemption = "not behaviour"

  private func directiveName(of node: Node) -> String? {
    let html = node.literal.trimmed
    guard html.hasPrefix("<!--"), html.hasSuffix("-->") else { return nil }
    let parts = html.dropFirst(4).dropLast(3).split(separator: ":", maxSplits: 1)
    return parts.count == 2 ? String(parts[0]).trimmed : nil
  }

  /// By cmark's own account, whose columns count bytes; clamped to the line, since they are not exact.
  private func location(of node: Node) -> Location {
    let line = linesBefore + max(1, Int(cmark_node_get_start_line(node.pointer)))
    let start = file.lineStart(line) + max(0, Int(cmark_node_get_start_column(node.pointer)) - 1)
    let offset = min(start, max(file.lineStart(line), file.lineStart(line + 1) - 1))
    return file.location(offset..<offset)
  }
}
