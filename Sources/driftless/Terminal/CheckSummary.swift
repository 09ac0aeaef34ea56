import Content
import Diagnostics
import JSON
import Verification

/// The last line of a check: what was proved, or how much is wrong.
struct CheckSummary {
  private let centre: HelpCentre
  private let pages: Int
  private let statements: StatementCount
  private let findings: [Finding]
  private let includesAssumptions: Bool
  private let elsewhere: Int
  /// The paths inside the content that are counted; `nil` for all.
  private let names: Set<String>?

  /// - Parameters:
  ///   - findings: The findings as shown.
  ///   - elsewhere: The number of findings in other files.
  ///   - names: The paths inside the content that are counted; by default all of it.
  init(
    of workspace: Workspace, _ findings: [Finding], elsewhere: Int = 0, names: Set<String>? = nil
  ) {
    let counted = workspace.verification.coverage.pages.filter {
      names?.contains($0.page) ?? true
    }
    self.names = names
    self.pages = counted.count
    statements = counted.reduce(StatementCount([])) { $0 + $1.count }
    self.elsewhere = elsewhere
    centre = workspace.loaded.value
    includesAssumptions = workspace.verification.includesAssumptions
    self.findings = findings
  }

  private var errors: Int { findings.total(.error) }
  private var warnings: Int { findings.total(.warning) }

  /// The line without the elapsed time.
  var text: String {
    let others = names.map(besidesPages) ?? []
    let hasPages = pages > 0 || others.isEmpty
    let subjects =
      (hasPages ? [counted(pages, "page"), counted(statements.all, "statement")] : []) + others
    let subject = subjects.joined(separator: ", ")
    let parts = (errors == 0 && hasPages ? known : []) + wrong
    return "\(subject): \(parts.isEmpty ? "nothing is wrong" : parts.joined(separator: ", "))"
  }

  /// Returns what was checked in the named files, apart from pages.
  private func besidesPages(_ names: Set<String>) -> [String] {
    let tables = centre.tables.filter { names.contains("scenarios/\($0.id).yaml") }
    let scenarios = centre.scenarios.count { names.contains("scenarios/\($0.id).yaml") }
    let systems = centre.identitySystems.count { names.contains("identity-systems/\($0.id).yaml") }
    let claims = centre.claims.count { claim in
      names.contains { claim.id.location.file.hasSuffix("/\($0)") }
    }
    let claimFiles = names.count { $0.hasPrefix("claims/") && claims > 0 }
    let others = names.count - pages - tables.count - scenarios - systems - claimFiles
    return [
      tables.isEmpty
        ? nil
        : counted(tables.count, "table") + " with "
          + counted(tables.reduce(0) { $0 + $1.rows.count }, "row"),
      scenarios == 0 ? nil : counted(scenarios, "scenario"),
      claims == 0 ? nil : counted(claims, "claim"),
      systems == 0 ? nil : counted(systems, "identity system"),
      others <= 0 ? nil : counted(others, "other file"),
    ].compactMap(\.self)
  }

  func text(after duration: Swift.Duration) -> String { "\(text), \(duration.inSeconds)" }

  /// The statements known in each way. With errors they are not shown, because words bound to something
  /// wrong are not known.
  private var known: [String] {
    [
      "\(statements.proved) proved", "\(statements.simulated) simulated",
      "\(statements.cited) cited",
    ] + assumed(statements.assumed) + ["\(statements.unbound) unbound"]
  }

  /// Returns how many statements are assumed. If assumptions were not computed, there may be more.
  private func assumed(_ count: Int) -> [String] {
    if !includesAssumptions, centre.hasAssumptions { return ["at least \(count) assumed"] }
    return count == 0 ? [] : ["\(count) assumed"]
  }

  private var wrong: [String] {
    (errors == 0 ? [] : [counted(errors, "error")])
      + (warnings == 0 ? [] : [counted(warnings, "warning")])
      + (elsewhere == 0 ? [] : ["\(counted(elsewhere, "finding")) in other files"])
  }

  var json: JSON {
    [
      "errors": .int(errors), "warnings": .int(warnings),
      "shown": .int(findings.count), "elsewhere": .int(elsewhere),
      "pages": .int(centre.pages.count), "scenarios": .int(centre.scenarios.count),
      "tables": .int(centre.tables.count), "claims": .int(centre.claims.count),
      "identitySystems": .int(centre.identitySystems.count),
      "statements": errors == 0 ? statements.json : .null,
      "assumptionsWeighed": .bool(includesAssumptions),
    ]
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
