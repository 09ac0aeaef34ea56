import Diagnostics

// What libyaml accepts although it is no YAML, and where it drops what was written. It also accepts
// lines within brackets and quotation marks that are not indented enough, which changes nothing.
extension YAMLReader {
  /// Whether a key may begin where it does: libyaml takes `{?a: b}` for the key `a`.
  mutating func checkKey(_ event: YAMLEvent) -> Bool {
    let start = event.range.lowerBound
    guard start > 0, bytes[start - 1] == UInt8(ascii: "?") else { return true }
    findings.append(
      .invalidYAML, at: location((start - 1)..<start),
      "'?' needs a space behind it, or quotes around the key", hint: "put the key into quotes")
    return false
  }

  mutating func checkScalar(_ text: String, _ style: YAMLNode.Style, _ event: YAMLEvent) {
    switch style {
    case .plain where text == "-":
      findings.append(
        .invalidYAML, at: location(event.range), "a dash alone in brackets is no text",
        hint: "quote it: '-'")
    case .literal, .folded: checkBlock(event)
    case .plain, .singleQuoted, .doubleQuoted: break
    }
  }

  /// A `#` begins a comment only where a line begins and behind a space.
  mutating func checkComments(before event: YAMLEvent) {
    var index = checkedEnd
    while index < event.range.lowerBound {
      if bytes[index] == UInt8(ascii: "#") {
        if index > 0 { checkComment(at: index) }
        index = bytes[index...].firstIndex { $0 == UInt8(ascii: "\n") } ?? bytes.count
      }
      index += 1
    }
    // Directives are looked at too.
    if case .documentStart = event.kind { return }
    checkedEnd = max(checkedEnd, event.range.upperBound)
  }

  private mutating func checkComment(at index: Int) {
    // What is not ASCII here ends a line, or begins the text.
    guard bytes[index - 1] > UInt8(ascii: " "), bytes[index - 1] < 0x80 else { return }
    findings.append(
      .invalidYAML, at: location(index..<(index + 1)), "a comment needs a space before it",
      hint: "write ' #'")
  }

  /// The first line of a text over several lines, and the blank lines below it.
  private mutating func checkBlock(_ event: YAMLEvent) {
    var index = event.range.lowerBound + 1
    var isIndentationGiven = false
    while index < bytes.count, "+-0123456789".utf8.contains(bytes[index]) {
      if bytes[index] >= UInt8(ascii: "0") { isIndentationGiven = true }
      index += 1
    }
    guard index < bytes.count else { return }
    if bytes[index] == UInt8(ascii: "#") { checkComment(at: index) }
    guard !isIndentationGiven else { return }
    var blankMax = 0
    while let lineEnd = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      index = bytes[(lineEnd + 1)...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
      let indentation = index - lineEnd - 1
      guard index < bytes.count else { return }
      if bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
        blankMax = max(blankMax, indentation)
        continue
      }
      // libyaml takes such a line for a comment.
      if bytes[index] == UInt8(ascii: "#"), indentation < blankMax, indentation > parentIndentation
      {
        findings.append(
          .invalidYAML, at: location(index..<(index + 1)),
          "blank lines before this one have more spaces than it",
          hint: "remove the spaces of the blank lines")
      }
      return
    }
  }

  /// How far the innermost list or map is indented; -1 outside of all.
  private var parentIndentation: Int {
    guard let start = open.last?.start else { return -1 }
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return start - lineStart
  }
}
