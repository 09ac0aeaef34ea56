/// Findings for a person at a terminal: place, severity and code, message, the line with a caret, the
/// hint, related places.
public struct HumanReport: Sendable {
  private let sources: @Sendable (String) -> SourceFile?

  /// - Parameter sources: Gives the file of a finding's path, if its text is at hand.
  public init(sources: @escaping @Sendable (String) -> SourceFile?) { self.sources = sources }

  public func text(_ findings: [Finding]) -> String {
    findings.map(text).joined(separator: "\n")
  }

  private func text(_ finding: Finding) -> String {
    var text = "\(place(finding.location)): \(finding.severity.rawValue)"
    text += "[\(finding.code.rawValue)]: \(finding.message)\n"
    text += excerpt(finding.location)
    if let hint = finding.hint { text += "  hint: \(hint.replacing("\n", with: "\n        "))\n" }
    for related in finding.related {
      text += "  \(place(related.location)): \(related.message)\n"
    }
    return text
  }

  private func place(_ location: Location) -> String {
    "\(location.file):\(location.start.line):\(location.start.column)"
  }

  private func excerpt(_ location: Location) -> String {
    guard let line = sources(location.file)?.line(location.start.line), !line.isEmpty else {
      return ""
    }
    let scalars = Array(line.unicodeScalars)
    let first = min(location.start.column - 1, scalars.count)
    // A long line is shown around the place.
    let from = max(0, min(first - 60, scalars.count - 120))
    let to = min(scalars.count, from + 120)
    let last = location.end.line == location.start.line ? location.end.column - 1 : scalars.count
    let width = max(1, min(last, to) - first)
    let shown = scalars[from..<to].map {
      $0 == "\t" || $0.properties.generalCategory == .control ? " " : $0
    }
    var excerpt = String.UnicodeScalarView()
    excerpt.append(contentsOf: shown)
    return "  | \(String(excerpt))\n  | \(String(repeating: " ", count: first - from))"
      + "\(String(repeating: "^", count: width))\n"
  }
}
