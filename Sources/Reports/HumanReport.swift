package import Diagnostics

/// Findings for a person at a terminal: place, severity and code, message, the line with a caret, the
/// hint, related places.
package struct HumanReport: Sendable {
  private let sources: @Sendable (String) -> SourceFile?
  private let isColored: Bool

  /// - Parameters:
  ///   - isColored: Whether severities and carets have the colours of a terminal.
  ///   - sources: Gives the file of a finding's path, if its text is at hand.
  package init(isColored: Bool = false, sources: @escaping @Sendable (String) -> SourceFile?) {
    self.isColored = isColored
    self.sources = sources
  }

  package func text(_ findings: [Finding]) -> String {
    findings.map(text).joined(separator: "\n")
  }

  private func text(_ finding: Finding) -> String {
    let kind = "\(finding.severity.rawValue)[\(finding.code.rawValue)]"
    var text = "\(place(finding.location)): \(colored(kind, as: finding.severity)): "
    text += "\(finding.message)\n"
    text += excerpt(finding)
    if let hint = finding.hint { text += "  hint: \(hint.replacing("\n", with: "\n        "))\n" }
    for related in finding.related {
      text += "  \(place(related.location)): \(related.message)\n"
    }
    if let rest = finding.rest { text += "  \(rest)\n" }
    return text
  }

  private func place(_ location: Location) -> String {
    "\(visible(location.file)):\(location.start.line):\(location.start.column)"
  }

  /// Red or yellow, and bold.
  private func colored(_ text: String, as severity: Finding.Severity) -> String {
    isColored ? "\u{1B}[1;\(severity == .error ? 31 : 33)m\(text)\u{1B}[0m" : text
  }

  private func excerpt(_ finding: Finding) -> String {
    let location = finding.location
    guard let file = sources(location.file) else { return "" }
    let line = file.line(location.start.line)
    guard !line.isEmpty else { return "" }
    // A long line is shown around the place, and never read from its start.
    let lineStart = file.lineStart(location.start.line)
    let lineEnd = lineStart + line.utf8.count
    let place = min(file.offset(of: location.start), lineEnd)
    let before = scalars(of: file, max(lineStart, place - 480)..<place)
    let after = scalars(of: file, place..<min(lineEnd, place + 480))
    let shownBefore = before.suffix(max(60, 120 - after.count))
    let shownAfter = after.prefix(120 - min(60, shownBefore.count))
    let first = location.start.column - 1
    let last =
      location.end.line == location.start.line ? location.end.column - 1 : first + shownAfter.count
    let width = max(1, min(last - first, shownAfter.count))
    // A tab would move the carets.
    let shown = visible((shownBefore + shownAfter).map { $0 == "\t" ? " " : $0 })
    let (left, right) = (shown[..<shownBefore.count], shown[shownBefore.count...])
    let indentation = String(repeating: " ", count: left.scalarCount)
    let carets = String(repeating: "^", count: max(width, right.prefix(width).scalarCount))
    return
      "  | \(shown.joined())\n  | \(indentation)\(colored(carets, as: finding.severity))\n"
  }

  /// The scalars that begin and end within a stretch of bytes.
  private func scalars(of file: SourceFile, _ range: Range<Int>) -> [Unicode.Scalar] {
    let bytes = file.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let part = bytes[start..<bytes.index(start, offsetBy: range.count)]
    // Cut off within a scalar, its rest is left out.
    let whole = part.drop { $0 & 0xC0 == 0x80 }
    return Array(String(decoding: whole, as: UTF8.self).unicodeScalars)
  }
}

extension ArraySlice<String> {
  fileprivate var scalarCount: Int { reduce(0) { $0 + $1.unicodeScalars.count } }
}
