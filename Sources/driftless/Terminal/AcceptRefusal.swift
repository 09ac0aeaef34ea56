import Diagnostics

/// Why nothing was accepted, and what to do next.
struct AcceptRefusal {
  private let findings: [Finding]
  private let correctable: Int

  /// - Parameters:
  ///   - findings: The findings that `accept` does not correct.
  ///   - correctable: The number of other findings, which it would correct.
  init(_ findings: [Finding], correctable: Int) {
    self.findings = findings
    self.correctable = correctable
  }

  var text: String {
    var text = "nothing was accepted, and no file was changed: " + reasons.joined(separator: "; ")
    if correctable > 0 {
      text += "; once that is done, 'accept' mends \(counted(correctable, "more finding"))"
    }
    return text
  }

  private var reasons: [String] {
    let expectations = findings.filter { $0.code == .failedExpectation }.total
    let unwritable = findings.filter { $0.code == .unwritableOutput || $0.code == .foreignOutput }
      .total
    let others = findings.total - expectations - unwritable
    var reasons: [String] = []
    if expectations > 0 {
      reasons.append(
        "\(counted(expectations, "expectation")) (D302) failed, and what a scenario expects is the "
          + "writer's own word: edit or delete the 'expect' lines above")
    }
    if others > 0 {
      reasons.append(
        "\(counted(others, "finding")) above \(others == 1 ? "needs" : "need") a writer: only words, "
          + "tables, traces and the record are written anew")
    }
    if unwritable > 0 { reasons.append("the files could not be written") }
    return reasons
  }
}
