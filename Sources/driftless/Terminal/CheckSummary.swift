import Content
import Diagnostics
import JSON
import Verification

/// What was proved, or how much is wrong: the last line of a check.
struct CheckSummary {
  private let centre: HelpCentre
  private let pages: Int
  private let statements: StatementCount
  private let findings: [Finding]
  private let isWeighed: Bool
  private let elsewhere: Int
  /// What is counted, by paths inside the content; `nil` for all.
  private let names: Set<String>?

  /// - Parameters:
  ///   - findings: As they are shown.
  ///   - elsewhere: How many there are in other files.
  ///   - names: What is counted, by paths inside the content; by default all of it.
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
    isWeighed = workspace.verification.isWeighed
    self.findings = findings
  }

  private var errors: Int { findings.total(.error) }
  private var warnings: Int { findings.total(.warning) }

  /// The line without the time that it took.
  var text: String {
    let others = names.map(besidesPages) ?? []
    let hasPages = pages > 0 || others.isEmpty
    let subjects =
      (hasPages ? [counted(pages, "page"), counted(statements.all, "statement")] : []) + others
    let subject = subjects.joined(separator: ", ")
    let parts = (errors == 0 && hasPages ? known : []) + wrong
    return "\(subject): \(parts.isEmpty ? "nothing is wrong" : parts.joined(separator: ", "))"
  }

  /// What was checked of the files that were named, apart from pages.
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

  /// With errors nothing is said of what is known: what is bound to something wrong is not.
  private var known: [String] {
    [
      "\(statements.proved) proved", "\(statements.simulated) simulated",
      "\(statements.cited) cited",
    ] + assumed(statements.assumed) + ["\(statements.unbound) unbound"]
  }

  /// More may hang on assumptions than what was not weighed says.
  private func assumed(_ count: Int) -> [String] {
    if !isWeighed, centre.hasAssumptions { return ["at least \(count) assumed"] }
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
