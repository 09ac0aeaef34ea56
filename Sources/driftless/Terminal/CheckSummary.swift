import Diagnostics
import Knowledge

/// What was proved, or how much is wrong: the last line of a check.
struct CheckSummary {
  private let centre: HelpCentre
  private let coverage: Coverage
  private let findings: [Finding]
  private let isWeighed: Bool

  /// - Parameter findings: As they are shown.
  init(of workspace: Workspace, _ findings: [Finding]) {
    centre = workspace.loaded.value
    coverage = workspace.verification.coverage
    isWeighed = workspace.verification.isWeighed
    self.findings = findings
  }

  private var errors: Int { findings.count { $0.severity == .error } }
  private var warnings: Int { findings.count { $0.severity == .warning } }

  /// The line without the time that it took.
  var text: String {
    let count = coverage.total
    let subject =
      "\(counted(coverage.pages.count, "page")), \(counted(count.all, "statement"))"
    let parts = (errors == 0 ? known(count) : []) + wrong
    return "\(subject): \(parts.joined(separator: ", "))"
  }

  func text(after duration: Swift.Duration) -> String { "\(text), \(duration.inSeconds)" }

  /// With errors nothing is said of what is known: what is bound to something wrong is not.
  private func known(_ count: StatementCount) -> [String] {
    ["\(count.proved) proved", "\(count.simulated) simulated", "\(count.cited) cited"]
      + assumed(count.assumed) + ["\(count.unbound) unbound"]
  }

  /// More may hang on assumptions than what was not weighed says.
  private func assumed(_ count: Int) -> [String] {
    if !isWeighed, centre.hasAssumptions { return ["at least \(count) assumed"] }
    return count == 0 ? [] : ["\(count) assumed"]
  }

  private var wrong: [String] {
    (errors == 0 ? [] : [counted(errors, "error")])
      + (warnings == 0 ? [] : [counted(warnings, "warning")])
  }

  var json: JSON {
    [
      "errors": .int(errors), "warnings": .int(warnings),
      "pages": .int(centre.pages.count), "scenarios": .int(centre.scenarios.count),
      "tables": .int(centre.tables.count), "claims": .int(centre.claims.count),
      "identitySystems": .int(centre.identitySystems.count),
      "statements": errors == 0 ? coverage.total.json : .null,
      "assumptionsWeighed": .bool(isWeighed),
    ]
  }
}

extension Swift.Duration {
  /// With two decimals, such as `0.21 s`.
  var inSeconds: String {
    let hundredths = Int((self / .milliseconds(10)).rounded())
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) s"
  }
}
