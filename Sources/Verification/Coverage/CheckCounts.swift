import Content
package import Diagnostics
package import JSON

/// How much was checked, how much of it is known, and how much is wrong.
package struct CheckCounts: Sendable {
  /// Files that were named, apart from pages, by what they hold.
  package struct Others: Sendable {
    package let tables: Int
    package let rows: Int
    package let scenarios: Int
    package let claims: Int
    package let systems: Int
    package let files: Int
  }

  package let pages: Int
  package let statements: StatementCount
  package let errors: Int
  package let warnings: Int
  /// How many findings there are in other files.
  package let elsewhere: Int
  /// `nil` if all of the content is counted.
  package let others: Others?
  /// Whether more statements may depend on assumptions than those that are counted.
  package let mayBeAssumed: Bool
  private let shown: Int
  private let includesAssumptions: Bool
  private let centre: HelpCentre

  /// - Parameters:
  ///   - findings: As they are shown.
  ///   - elsewhere: How many there are in other files.
  ///   - names: What is counted, by paths inside the content; by default all of it.
  package init(
    of workspace: Workspace, _ findings: [Finding], elsewhere: Int = 0, names: Set<String>? = nil
  ) {
    let counted = workspace.verification.coverage.pages.filter {
      names?.contains($0.page) ?? true
    }
    centre = workspace.loaded.value
    includesAssumptions = workspace.verification.includesAssumptions
    pages = counted.count
    statements = counted.reduce(StatementCount([])) { $0 + $1.count }
    errors = findings.total(.error)
    warnings = findings.total(.warning)
    shown = findings.count
    self.elsewhere = elsewhere
    mayBeAssumed = !includesAssumptions && centre.hasAssumptions
    others = names.map { [centre] in Others($0, in: centre, pages: counted.count) }
  }

  package var json: JSON {
    [
      "errors": .int(errors), "warnings": .int(warnings),
      "shown": .int(shown), "elsewhere": .int(elsewhere),
      "pages": .int(centre.pages.count), "scenarios": .int(centre.scenarios.count),
      "tables": .int(centre.tables.count), "claims": .int(centre.claims.count),
      "identitySystems": .int(centre.identitySystems.count),
      "statements": errors == 0 ? statements.json : .null,
      "assumptionsWeighed": .bool(includesAssumptions),
    ]
  }
}

extension CheckCounts.Others {
  fileprivate init(_ names: Set<String>, in centre: HelpCentre, pages: Int) {
    let tables = centre.tables.filter { names.contains("scenarios/\($0.id).yaml") }
    self.tables = tables.count
    rows = tables.reduce(0) { $0 + $1.rows.count }
    scenarios = centre.scenarios.count { names.contains("scenarios/\($0.id).yaml") }
    systems = centre.identitySystems.count { names.contains("identity-systems/\($0.id).yaml") }
    let claims = centre.claims.count { claim in
      names.contains { claim.id.location.file.hasSuffix("/\($0)") }
    }
    self.claims = claims
    let claimFiles = names.count { $0.hasPrefix("claims/") && claims > 0 }
    files = names.count - pages - tables.count - scenarios - systems - claimFiles
  }
}
