import CMarkGFM
package import Diagnostics

/// A Markdown text with the cells of its tables aligned; every other byte is as it was.
///
/// Tables within lists and quotations stay as they are, and so does a text that would be rendered
/// otherwise.
///
/// - Parameter range: The part of the file that is Markdown, in UTF-8 bytes.
package func formattingTables(_ file: SourceFile, _ range: Range<Int>) -> String {
  let before = parseMarkdown(file, range)
  guard before.refusals.isEmpty else { return file.text }
  var text = file.text
  for lines in tableLines(file, range).reversed() {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: lines.lowerBound)
    let end = bytes.index(start, offsetBy: lines.count)
    guard let layout = TableLayout(text[start..<end]) else { continue }
    text.replaceSubrange(start..<end, with: layout.text)
  }
  let formatted = SourceFile(path: file.path, text: text)
  let end = range.upperBound + text.utf8.count - file.text.utf8.count
  let after = parseMarkdown(formatted, range.lowerBound..<end)
  return after.isRendered(like: before) ? text : file.text
}

/// The lines of one table with its cells aligned, as ``formattingTables(_:_:)`` leaves them.
package func aligningTable(_ lines: String) -> String { TableLayout(lines[...])?.text ?? lines }

/// The whole lines of each table that is not inside another block, in UTF-8 bytes of the file.
private func tableLines(_ file: SourceFile, _ range: Range<Int>) -> [Range<Int>] {
  let text = file.text.utf8
  let start = text.index(text.startIndex, offsetBy: range.lowerBound)
  let linesBefore = file.position(offset: range.lowerBound).line - 1
  return withTree(of: text[start..<text.index(start, offsetBy: range.count)]) { root in
    root.children.filter { $0.typeName == "table" }.map { table in
      let first = linesBefore + Int(cmark_node_get_start_line(table.pointer))
      let last = linesBefore + Int(cmark_node_get_end_line(table.pointer))
      return file.lineStart(first)..<file.lineStart(last + 1)
    }
  }
}

extension Document {
  /// Whether a page looks the same with the other text, apart from the places in it.
  func isRendered(like other: Document) -> Bool {
    fragments == other.fragments && links.map(\.destination) == other.links.map(\.destination)
      && links.map(\.title) == other.links.map(\.title)
      && images.map(\.destination) == other.images.map(\.destination)
      && images.map(\.title) == other.images.map(\.title)
      && images.map(\.alternative) == other.images.map(\.alternative)
      && directives.map(\.argument) == other.directives.map(\.argument)
      && headings == other.headings
  }
}
