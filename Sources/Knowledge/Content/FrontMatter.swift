import Diagnostics

/// The YAML between two lines `---` at the beginning of a page.
struct FrontMatter {
  /// The front matter alone, on the lines on which it stands in the page.
  let yaml: SourceFile
  /// What follows it, in UTF-8 bytes of the page.
  let body: Range<Int>
  private let source: SourceFile
  private let lastLine: Int

  /// - Returns: `nil` if the page does not begin with one.
  init?(_ source: SourceFile) {
    guard source.line(1) == "---" else { return nil }
    var last = 2
    while last <= source.lineCount, source.line(last) != "---" { last += 1 }
    guard last <= source.lineCount else { return nil }
    let text = source.text.utf8
    let end = text.index(text.startIndex, offsetBy: source.lineStart(last))
    let start = text.index(text.startIndex, offsetBy: source.lineStart(2))
    // An empty first line keeps the positions.
    yaml = SourceFile(path: source.path, text: "\n" + String(source.text[start..<end]))
    body = source.lineStart(last + 1)..<text.count
    self.source = source
    lastLine = last - 1
  }

  /// Where the text of a key stands, in UTF-8 bytes of the page: it is read as Markdown from there,
  /// so that its positions are those of the page.
  func range(of fields: Fields, _ key: String) -> Range<Int> {
    guard let entry = fields.entry(key) else { return 0..<0 }
    let keyLine = entry.key.location.start.line
    var last = keyLine
    while last < lastLine, isContinuation(source.line(last + 1)) { last += 1 }
    let end = source.lineStart(last + 1)
    let first = source.line(entry.value.location.start.line)
      .unicodeScalars.dropFirst(entry.value.location.start.column - 1)
    if first.first == "|" || first.first == ">" {
      return min(end, source.lineStart(keyLine + 1))..<end
    }
    let start = source.offset(of: entry.value.location.start)
    guard first.first == "\"" || first.first == "'", first.count > 1 else { return start..<end }
    let scalars = source.text.utf8.prefix(end).suffix(end - start)
    let closing = scalars.lastIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let length = closing.map { scalars.distance(from: scalars.startIndex, to: $0) } ?? 1
    return (start + 1)..<(start + max(1, length))
  }

  private func isContinuation(_ line: Substring) -> Bool {
    line.isEmpty || line.first == " " || line.first == "\t"
  }
}
