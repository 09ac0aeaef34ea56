package import Diagnostics

/// The YAML between two lines `---` at the beginning of a page.
package struct FrontMatter {
  /// The lines between, in UTF-8 bytes of the page.
  package let yaml: Range<Int>
  /// What follows it, in UTF-8 bytes of the page.
  package let body: Range<Int>

  /// - Returns: `nil` if the page does not begin with one.
  package init?(_ source: SourceFile) {
    guard source.line(1) == "---" else { return nil }
    var last = 2
    while last <= source.lineCount, source.line(last) != "---" { last += 1 }
    guard last <= source.lineCount else { return nil }
    yaml = source.lineStart(2)..<source.lineStart(last)
    body = source.lineStart(last + 1)..<source.text.utf8.count
  }
}
