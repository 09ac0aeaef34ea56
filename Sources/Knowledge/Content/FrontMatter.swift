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

  /// The text of a key as it is written; it is read as Markdown.
  func text(of fields: Fields, _ key: String) -> FrontMatterText? {
    guard let entry = fields.entry(key) else { return nil }
    let keyLine = entry.key.location.start.line
    var last = keyLine
    while last < lastLine, isContinuation(source.line(last + 1)) { last += 1 }
    let end = source.lineStart(last + 1)
    let start = min(end, source.offset(of: entry.value.location.start))
    let written = source.bytes(start..<end)
    switch written.first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let first = min(end, source.lineStart(keyLine + 1))
      return FrontMatterText(source, first..<end, style: .block)
    case UInt8(ascii: "'"):
      let length = lengthOfSingleQuoted(written.dropFirst())
      return FrontMatterText(source, (start + 1)..<(start + 1 + length), style: .singleQuoted)
    case UInt8(ascii: "\""):
      let length = lengthOfDoubleQuoted(written.dropFirst())
      return FrontMatterText(source, (start + 1)..<(start + 1 + length), style: .doubleQuoted)
    default:
      return FrontMatterText(source, start..<(start + lengthOfPlain(written)), style: .plain)
    }
  }

  /// Up to the first quotation mark that is not doubled.
  private func lengthOfSingleQuoted(_ bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "'") {
        guard index + 1 < bytes.endIndex, bytes[index + 1] == bytes[index] else { break }
        index += 1
      }
      index += 1
    }
    return index - bytes.startIndex
  }

  /// Up to the first quotation mark that is not escaped.
  private func lengthOfDoubleQuoted(_ bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, bytes.endIndex) - bytes.startIndex
  }

  /// Up to a comment, or to the last character that is no white space.
  private func lengthOfPlain(_ bytes: [UInt8]) -> Int {
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
    let comment = bytes.indices.dropFirst().first {
      bytes[$0] == UInt8(ascii: "#") && blank(bytes[$0 - 1])
    }
    return (bytes[..<(comment ?? bytes.count)].lastIndex { !blank($0) } ?? -1) + 1
  }

  private func isContinuation(_ line: Substring) -> Bool {
    line.isEmpty || line.first == " " || line.first == "\t"
  }
}
