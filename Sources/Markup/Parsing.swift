import CMarkGFM
public import Diagnostics

/// The extensions of libcmark-gfm that are used, made fit for parsing on several threads.
///
/// Whenever a parser of libcmark-gfm reads inlines, it adds the special characters of its extensions to
/// tables that all threads share, and takes them out again behind the back of others that still read.
/// Here they are added once and for all, and the extensions are told that they have none.
private struct Extensions: @unchecked Sendable {
  static let shared = Extensions()

  /// Never changed again.
  private let extensions: [OpaquePointer]

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let names = ["table", "strikethrough", "autolink"]
    extensions = names.compactMap { name in cmark_find_syntax_extension(name) }
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    defer { cmark_parser_free(parser) }
    attach(to: parser)
    cmark_manage_extensions_special_characters(parser, 1)
    for feature in extensions { cmark_syntax_extension_set_special_inline_chars(feature, nil) }
  }

  func attach(to parser: OpaquePointer?) {
    for feature in extensions { cmark_parser_attach_syntax_extension(parser, feature) }
  }
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
  let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
  defer { cmark_parser_free(parser) }
  Extensions.shared.attach(to: parser)
  let fed: Void? = text.withContiguousStorageIfAvailable { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      cmark_parser_feed(parser, characters.baseAddress, characters.count)
    }
  }
  precondition(fed != nil, "a source file's text is contiguous")
  guard let root = Node(cmark_parser_finish(parser)) else {
    preconditionFailure("cmark gives a tree")
  }
  defer { root.free() }
  return body(root)
}
