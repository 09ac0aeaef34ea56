package import Diagnostics

/// A change that resolves a finding.
package struct QuickFix: Equatable, Sendable {
  /// A description for the writer.
  package let title: String
  package let finding: Finding
  /// The replaced range of the finding's file, in UTF-8 bytes.
  package let range: Range<Int>
  package let text: String
}

extension SourceFile {
  /// Returns fixes for findings in the file.
  ///
  /// - Parameters:
  ///   - corrections: The corrections for this file from the same verification.
  package func quickFixes(_ findings: [Finding], _ corrections: [Correction]) -> [QuickFix] {
    findings.flatMap { finding -> [QuickFix] in
      let range = offset(of: finding.location.start)..<offset(of: finding.location.end)
      let next = lineStart(finding.location.end.line + 1)
      return corrections.filter { $0.mends(finding, at: range, before: next) }.map { correction in
        QuickFix(
          title: correction.title(finding), finding: finding, range: correction.range,
          text: correction.text)
      } + [meant(finding, range)].compactMap(\.self)
    }
  }

  /// Returns a fix that replaces a wrong name with the one that the finding suggests.
  private func meant(_ finding: Finding, _ range: Range<Int>) -> QuickFix? {
    guard let right = finding.suggestedName else { return nil }
    let bytes = Array(text.utf8)
    for wrong in finding.quotedNames where wrong != right {
      let sought = Array(wrong.utf8)
      guard !sought.isEmpty, range.upperBound <= bytes.count,
        let start = bytes[range].indices.last(where: {
          bytes[$0..<range.upperBound].starts(with: sought)
        })
      else { continue }
      return QuickFix(
        title: "Write '\(right)' for '\(wrong)'", finding: finding,
        range: start..<(start + sought.count), text: right)
    }
    return nil
  }
}

extension Correction {
  /// Returns whether the correction resolves the finding.
  ///
  /// - Parameter next: The start of the line after the finding.
  fileprivate func mends(_ finding: Finding, at place: Range<Int>, before next: Int) -> Bool {
    switch finding.code {
    case .wrongWords: place.lowerBound <= range.lowerBound && range.upperBound <= place.upperBound
    case .wrongTable, .wrongTrace:
      range.lowerBound <= place.upperBound && place.lowerBound <= range.upperBound + 1
    case .missingBlock: range == next..<next
    default: false
    }
  }

  fileprivate func title(_ finding: Finding) -> String {
    switch finding.code {
    case .wrongTable,
      .missingBlock where text.hasPrefix("|"):
      "Write the table that the engine gives"
    case .wrongTrace, .missingBlock: "Write the trace that the engine gives"
    default: "Write what the engine says: \(text)"
    }
  }
}

extension Finding {
  /// The name that the hint suggests as the intended one.
  fileprivate var suggestedName: String? {
    guard let hint, hint.hasPrefix("did you mean '"), hint.hasSuffix("'?") else { return nil }
    return String(hint.dropFirst("did you mean '".count).dropLast("'?".count))
  }

  /// The names that the message quotes, in their order.
  fileprivate var quotedNames: [String] {
    message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
