import Diagnostics
import JSON
import Verification

/// The last line of a check: what was proved, or how much is wrong.
struct CheckSummary {
  private let counts: CheckCounts

  /// - Parameters:
  ///   - findings: The findings as shown.
  ///   - elsewhere: The number of findings in other files.
  ///   - names: The paths inside the content that are counted; by default all of it.
  init(
    of workspace: Workspace, _ findings: [Finding], elsewhere: Int = 0, names: Set<String>? = nil
  ) {
    counts = CheckCounts(of: workspace, findings, elsewhere: elsewhere, names: names)
  }

  var json: JSON { counts.json }

  /// The line without the elapsed time.
  var text: String {
    let others = counts.others.map(besidesPages) ?? []
    let hasPages = counts.pages > 0 || others.isEmpty
    let subjects =
      (hasPages
        ? [counted(counts.pages, "page"), counted(counts.statements.all, "statement")] : [])
      + others
    let subject = subjects.joined(separator: ", ")
    let parts = (counts.errors == 0 && hasPages ? known : []) + wrong
    return "\(subject): \(parts.isEmpty ? "nothing is wrong" : parts.joined(separator: ", "))"
  }

  func text(after duration: Swift.Duration) -> String { "\(text), \(duration.inSeconds)" }

  /// What was checked of the files that were named, apart from pages.
  private func besidesPages(_ others: CheckCounts.Others) -> [String] {
    [
      others.tables == 0
        ? nil : "\(counted(others.tables, "table")) with \(counted(others.rows, "row"))",
      others.scenarios == 0 ? nil : counted(others.scenarios, "scenario"),
      others.claims == 0 ? nil : counted(others.claims, "claim"),
      others.systems == 0 ? nil : counted(others.systems, "identity system"),
      others.files <= 0 ? nil : counted(others.files, "other file"),
    ].compactMap(\.self)
  }

  /// With errors nothing is said of what is known: what is bound to something wrong is not.
  private var known: [String] {
    let statements = counts.statements
    return [
      "\(statements.proved) proved", "\(statements.simulated) simulated",
      "\(statements.cited) cited",
    ] + assumed(statements.assumed) + ["\(statements.unbound) unbound"]
  }

  private func assumed(_ count: Int) -> [String] {
    if counts.mayBeAssumed { return ["at least \(count) assumed"] }
    return count == 0 ? [] : ["\(count) assumed"]
  }

  private var wrong: [String] {
    (counts.errors == 0 ? [] : [counted(counts.errors, "error")])
      + (counts.warnings == 0 ? [] : [counted(counts.warnings, "warning")])
      + (counts.elsewhere == 0 ? [] : ["\(counted(counts.elsewhere, "finding")) in other files"])
  }
}

extension Swift.Duration {
  /// The duration with two decimals, such as `0.21 s`.
  var inSeconds: String {
    let hundredths = Int((self / .milliseconds(10)).rounded())
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) s"
  }
}
