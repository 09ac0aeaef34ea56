import CMarkGFM
public import Diagnostics
import Synchronization

/// libcmark-gfm's extensions change a table of special characters that all threads share while they
/// parse inlines, so only one thread may parse.
private let parsing = Mutex(())

/// Parses GitHub-flavoured Markdown.
///
/// What is nested too deeply, or a table that is too large, makes an empty document with a finding in
/// ``Document/refusals``.
///
/// - Parameters:
///   - file: The whole file; positions are its own.
///   - range: The part of it to parse, in UTF-8 bytes, which begins at the start of a line.
///   - blockDirectives: The names of comments that speak of the block under them, such as `table`.
///   - showsPlaces: Whether blocks carry their places in the file as `data-sourcepos`.
public func parseMarkdown(
  _ file: SourceFile, _ range: Range<Int>? = nil, blockDirectives: Set<String> = [],
  showsPlaces: Bool = false
) -> Document {
  let range = range ?? 0..<file.text.utf8.count
  if let refusal = MarkupLimits.refusal(of: file, range) { return Document(refused: refusal) }
  let text = file.text.utf8
  let start = text.index(text.startIndex, offsetBy: range.lowerBound)
  let part = text[start..<text.index(start, offsetBy: range.count)]
  return withTree(of: part) { root in
    var reader = DocumentReader(
      file: file, range: range, blockDirectives: blockDirectives,
      showsPlaces: showsPlaces)
    if let node = MarkupLimits.tooDeep(root) {
      return Document(
        refused: .deepNesting(max: MarkupLimits.nestingMax, at: reader.location(of: node)))
    }
    reader.read(root)
    return reader.document(rendering: root)
  }
}

func withTree<Result>(
  of text: Substring.UTF8View, _ body: (Node) -> Result
) -> Result {
  let root = parsing.withLock { _ -> Root in
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let feature = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, feature)
      }
    }
    let fed: Void? = text.withContiguousStorageIfAvailable { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    precondition(fed != nil, "a source file's text is contiguous")
    guard let root = Node(cmark_parser_finish(parser)) else {
      preconditionFailure("cmark gives a tree")
    }
    return Root(node: root)
  }.node
  defer { root.free() }
  return body(root)
}

/// A whole tree, which belongs to one thread at a time.
private struct Root: @unchecked Sendable {
  let node: Node
}
