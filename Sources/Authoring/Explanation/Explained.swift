package import Content
package import Diagnostics
package import JSON
import Profiles
package import SyncEngine
import Traces
package import Verification

/// A finding, a rule of the engine or a claim explained: a title and lines under it.
package struct Explained {
  let kind: String
  let id: String
  let title: String
  let lines: [String]

  package init(_ code: FindingCode) {
    kind = "finding"
    id = code.rawValue
    title = "\(code.name): \(code.explanation.summary)"
    lines = [
      code.explanation.meaning, code.explanation.remedy,
      code.severity == .warning
        ? "It is a warning, and an error with --strict." : "It is an error.",
    ]
  }

  package init(_ rule: RuleID, _ strings: Strings, target: String) {
    let words = RuleWords(rule, strings, target: target)
    kind = "rule"
    id = rule.keyword
    title = words.name
    let settings = rule.settings
    lines =
      [words.text]
      + (settings.isEmpty
        ? [] : ["Keys of a profile that it reads: " + settings.joined(separator: ", ")])
  }

  package init(_ claim: CheckedClaim) {
    kind = "claim"
    id = claim.statement.id.value
    title = claim.statement.says
    lines =
      claim.statement.parts.map { "\($0.key.keyword): \($0.proposition.text)" }
      + ["As a formula: \(claim.statement.claim.law.formula)"]
      + claim.results.map {
        "\($0.verdict.keyword) for \($0.identitySystem.id), in \(counted($0.states, "state"))"
      }
  }

  package var text: String {
    (["\(id) \(title)", ""] + lines.map { "  \($0)" }).joined(separator: "\n")
  }

  package var json: JSON {
    [
      "kind": .string(kind), "id": .string(id), "title": .string(title),
      "lines": .array(lines.map(JSON.string)),
    ]
  }
}
