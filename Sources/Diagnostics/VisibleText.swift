/// A text as messages, reports and the terminal show it, whoever wrote it: each character that would
/// only act, and not be seen, is an escape such as `\u{1B}`.
///
/// So is what a continuous integration system takes for a command in a log: `::` at the start of a line
/// (GitHub), `##[` and `##vso[` anywhere in one (GitHub, Azure Pipelines).
///
/// - Parameter keepsLines: Whether line ends and tabs stay. If not, the result is on one line.
package func visible(_ text: String, keepsLines: Bool = false) -> String {
  var text = text
  if text.withUTF8({ isVisible($0, keepsLines: keepsLines) }) { return text }
  return visible(Array(text.unicodeScalars), keepsLines: keepsLines).joined()
}

/// The replacement for each scalar of a text.
package func visible(_ scalars: [Unicode.Scalar], keepsLines: Bool = false) -> [String] {
  var isAtLineStart = true
  return scalars.indices.map { index in
    let scalar = scalars[index]
    let isCommand = beginsCommand(scalars[index...], isAtLineStart: isAtLineStart)
    isAtLineStart = scalar == "\n" || isAtLineStart && scalar.properties.isWhitespace
    let isActing = scalar.isHidden || !keepsLines && scalar.isLineEndOrTab
    return isCommand || isActing ? scalar.visibleEscape : String(scalar)
  }
}

private func beginsCommand(_ text: ArraySlice<Unicode.Scalar>, isAtLineStart: Bool) -> Bool {
  switch text.first {
  case "#":
    text.starts(with: "##[".unicodeScalars) || text.starts(with: "##vso[".unicodeScalars)
  case ":": isAtLineStart && text.starts(with: "::".unicodeScalars)
  default: false
  }
}

/// Whether a text, in UTF-8, surely stays as it is.
private func isVisible(_ text: UnsafeBufferPointer<UInt8>, keepsLines: Bool) -> Bool {
  var isAtLineStart = true
  for (index, byte) in text.enumerated() {
    switch byte {
    case 0x09, 0x0A:
      if !keepsLines { return false }
      isAtLineStart = isAtLineStart || byte == 0x0A
    case UInt8(ascii: ":"):
      if isAtLineStart, text[index...].starts(with: "::".utf8) { return false }
      isAtLineStart = false
    case UInt8(ascii: "#"):
      if text[index...].starts(with: "##".utf8) { return false }
      isAtLineStart = false
    // What is not ASCII may be white space.
    default: isAtLineStart = isAtLineStart && (byte == 0x20 || byte >= 0x80)
    }
  }
  return firstHidden(in: text) == nil
}

extension Unicode.Scalar {
  fileprivate var isLineEndOrTab: Bool { self == "\n" || self == "\t" }
}
