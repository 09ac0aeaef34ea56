import Diagnostics
import Mutation

/// The results of mutants for a person at a terminal.
struct MutationText {
  let results: [MutationResult]

  var text: String { (results.map(line) + ["", summary]).joined(separator: "\n") }

  private func line(_ result: MutationResult) -> String {
    let title = "\(result.mutant.id): \(result.mutant.says)"
    switch result.fate {
    case .noticed(let findings):
      let place = findings.first.map {
        ", first by \($0.location.file):\($0.location.start.line):\($0.location.start.column)"
      }
      return "\(title): noticed by \(kinds(findings))\(place ?? "")"
    case .equivalent(let states):
      return "\(title): equivalent, no trace differs in \(counted(states, "state"))"
    case .survived(let scenario):
      let lines = scenario.split(separator: "\n").map { "  \($0)" }
      return (["\(title): SURVIVED. This scenario would notice it:"] + lines)
        .joined(separator: "\n")
    }
  }

  /// Describes how many claims, scenarios and statements on pages detect the mutant.
  private func kinds(_ findings: [Finding]) -> String {
    let names = [("claims/", "in claims"), ("scenarios/", "in scenarios"), ("faq/", "on pages")]
    return names.compactMap { folder, name in
      let count = findings.count { $0.location.file.contains("/\(folder)") }
      return count == 0 ? nil : "\(count) \(name)"
    }.joined(separator: ", ")
  }

  private var summary: String {
    let survived = results.count { $0.hasSurvived }
    let equivalent = results.count { if case .equivalent = $0.fate { true } else { false } }
    let others = results.count - equivalent
    return "\(others - survived) of \(counted(others, "mutant")) noticed, \(survived) survived, "
      + "\(equivalent) equivalent"
  }
}
