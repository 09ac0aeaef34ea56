import CMarkGFM
package import Diagnostics
import Synchronization

/// The extensions of libcmark-gfm that are used, made fit for parsing on several threads.
///
/// Whenever a parser of libcmark-gfm reads inlines, it adds the special characters of its extensions to
/// tables that all threads share, and takes them out again behind the back of others that still read.
/// Those of autolinks are added here once and for all, and the extension is set to have none. That
/// of strikethroughs must stay known as such, so only texts that hold it are read with it, one at a time.
private final class Extensions: @unchecked Sendable {
  static let shared = Extensions()

  /// Never changed again.
  private let usual: [OpaquePointer]
  private let strikethrough: OpaquePointer?
  private let struck = Mutex(())

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let names = ["table", "autolink"]
    usual = names.compactMap { name in cmark_find_syntax_extension(name) }
    strikethrough = cmark_find_syntax_extension("strikethrough")
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    defer { cmark_parser_free(parser) }
    attach(usual, to: parser)
    cmark_manage_extensions_special_characters(parser, 1)
    for feature in usual { cmark_syntax_extension_set_special_inline_chars(feature, nil) }
  }

  func parse(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
    guard text.contains(UInt8(ascii: "~")) else { return parse(text, with: usual) }
    return struck.withLock { _ in
      Root(node: parse(text, with: usual + [strikethrough].compactMap(\.self)))
    }.node
  }

  private func parse(
    _ text: UnsafeBufferPointer<UInt8>, with extensions: [OpaquePointer]
  ) -> Node? {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, TreeMemory.allocator)
    attach(extensions, to: parser)
    text.withMemoryRebound(to: CChar.self) { characters in
      cmark_parser_feed(parser, characters.baseAddress, characters.count)
    }
    return Node(cmark_parser_finish(parser))
  }

  private func attach(_ extensions: [OpaquePointer], to parser: OpaquePointer?) {
    for feature in extensions { cmark_parser_attach_syntax_extension(parser, feature) }
  }
}

/// A whole tree, which belongs to one thread at a time.
private struct Root: @unchecked Sendable {
  let node: Node?
}

/// Parses GitHub-flavoured Markdown.
///
/// What is nested too deeply, or a table that is too large, makes an empty document with a finding in
/// ``Document/refusals``.
///
/// - Parameters:
///   - file: The whole file; positions are its own.
///   - range: The part of it to parse, in UTF-8 bytes, which begins at the start of a line.
///   - blockDirectives: The names of comments that speak of the block under them, such as `table`.
///   - names: The names in which no sentence ends.
///   - showsPlaces: Whether blocks carry their places in the file as `data-sourcepos`.
package func parseMarkdown(
  _ file: SourceFile, _ range: Range<Int>? = nil, blockDirectives: Set<String> = [],
  names: StoppedNames = .none, showsPlaces: Bool = false
) -> Document {
  parseMarkdown(
    file, range, blockDirectives: blockDirectives, names: names, showsPlaces: showsPlaces,
    children: nil)
}

/// As the public function.
///
/// - Parameter children: What is rendered below each node, instead of its children.
func parseMarkdown(
  _ file: SourceFile, _ range: Range<Int>?, blockDirectives: Set<String>,
  names: StoppedNames = .none, showsPlaces: Bool, children: HTMLRenderer.Children?
) -> Document {
  let range = range ?? 0..<file.text.utf8.count
  if let refusal = MarkupLimits.refusal(of: file, range) { return Document(refused: refusal) }
  let text = file.text.utf8
  let start = text.index(text.startIndex, offsetBy: range.lowerBound)
  let part = text[start..<text.index(start, offsetBy: range.count)]
  return withTree(of: part) { root in
    var reader = DocumentReader(
      file: file, range: range, blockDirectives: blockDirectives, names: names,
      showsPlaces: showsPlaces)
    if let node = MarkupLimits.tooDeep(root) {
      return Document(
        refused: .deepNesting(max: MarkupLimits.nestingMax, at: reader.location(of: node)))
    }
    reader.read(root)
    return reader.document(rendering: root, children: children)
  }
}

/// Parses a text; the tree lives while `body` looks at it.
func withTree<Result>(
  of text: Substring.UTF8View, _ body: (Node) -> Result
) -> Result {
  TreeMemory.giveBackAfter {
    let parsed = text.withContiguousStorageIfAvailable(Extensions.shared.parse)
    precondition(parsed != nil, "a source file's text is contiguous")
    guard let root = parsed.flatMap(\.self) else { preconditionFailure("cmark gives a tree") }
    return body(root)
  }
}
