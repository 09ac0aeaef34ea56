package import Diagnostics

/// Findings as workflow commands, which GitHub shows on the lines of a pull request.
///
/// GitHub shows ten annotations of a step: these are the most telling ones, and the rest are counted on
/// a line that is no annotation.
package func gitHubAnnotations(_ findings: [Finding]) -> String {
  let annotationsMax = 10
  // Of one kind of finding only a few, as long as there are others to show.
  let oftenMax = 4
  var counts: [FindingCode: Int] = [:]
  let ranked = findings.enumerated().map { number, finding -> (finding: Finding, rank: [Int]) in
    counts[finding.code, default: 0] += 1
    let isRepeated = counts[finding.code, default: 0] > oftenMax
    return (
      finding,
      [
        finding.severity == .error ? 0 : 1, finding.code.isConsequence ? 1 : 0,
        isRepeated ? 1 : 0, number,
      ]
    )
  }
  let shown = ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.prefix(annotationsMax)
    .map(\.finding)
  var lines = shown.map(\.annotation)
  // Those that are not shown, and those that the report has only counted.
  let more = findings.total - shown.count
  if more > 0 {
    lines.append("\(counted(more, "more finding")); run 'driftless check' to see all")
  }
  return lines.map { $0 + "\n" }.joined()
}

extension FindingCode {
  /// The record differs because something else does.
  fileprivate var isConsequence: Bool { self == .changedRecord }
}

extension Finding {
  fileprivate var annotation: String {
    var properties = [
      "file=\(propertyEscapes(visible(location.file)))", "line=\(location.start.line)",
      "endLine=\(location.end.line)",
    ]
    // Columns make sense to GitHub within one line only.
    if location.start.line == location.end.line {
      properties += ["col=\(location.start.column)", "endColumn=\(location.end.column)"]
    }
    properties.append("title=\(propertyEscapes("\(code.rawValue) \(code.name)"))")
    let text = hint.map { "\(message)\n\($0)" } ?? message
    return "::\(severity.rawValue) \(properties.joined(separator: ","))::\(dataEscapes(text))"
  }
}

/// Of what a command says.
private let dataEscapes = ByteEscapes { byte in
  "%\r\n".utf8.contains(byte) ? percentEscape(byte) : nil
}

/// Of what is said about it.
private let propertyEscapes = ByteEscapes { byte in
  "%\r\n:,".utf8.contains(byte) ? percentEscape(byte) : nil
}

private func percentEscape(_ byte: UInt8) -> String { "%" + byte.hexadecimal(uppercase: true) }
