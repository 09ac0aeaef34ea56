import Diagnostics
import Verification

/// The coverage for a person at a terminal.
struct CoverageText {
  let coverage: Coverage

  var text: String {
    let pages = coverage.pages.flatMap { page in
      [line(page.page, page.count)]
        + page.unbound.map {
          "  \($0.location.file):\($0.location.start.line):\($0.location.start.column): "
            + "without proof: \($0.text)"
        }
    }
    return (pages + [line("all pages", coverage.total), ""] + unspoken).joined(separator: "\n")
  }

  private func line(_ name: String, _ count: StatementCount) -> String {
    let share = count.percent(of: count.checked).map { " (\($0) % checked by the engine)" } ?? ""
    return
      "\(name): \(counted(count.all, "statement")): \(count.proved) proved, \(count.simulated) simulated, "
      + "\(count.cited) cited, \(count.assumed) assumed, \(count.unbound) without proof\(share)"
  }

  private var unspoken: [String] {
    let behaviours = coverage.unspokenBehaviours.map {
      "  \($0.identitySystem): \($0.kind), \($0.edit) at \($0.place)"
    }
    return [
      "pages speak of \(coverage.behaviours.count - behaviours.count) of "
        + "\(counted(coverage.behaviours.count, "behaviour"))"
        + (behaviours.isEmpty ? "" : ", and not of:")
    ] + behaviours + [
      "words are bound to \(coverage.claims.count - coverage.unspokenClaims.count) of "
        + "\(counted(coverage.claims.count, "claim"))"
        + (coverage.unspokenClaims.isEmpty ? "" : ", and not to:")
    ] + coverage.unspokenClaims.map { "  \($0)" }
  }
}
