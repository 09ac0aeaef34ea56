import Content
import Diagnostics
import JSON
import SyncEngine
import Traces
import Verification

/// A word explained: a title and lines under it.
struct Explained {
  let kind: String
  let id: String
  let title: String
  let lines: [String]

  init(_ code: FindingCode) {
    kind = "finding"
    id = code.rawValue
    title = "\(code.name): \(code.explanation.summary)"
    lines = [
      code.explanation.meaning, code.explanation.remedy,
      code.severity == .warning
        ? "It is a warning, and an error with --strict." : "It is an error.",
    ]
  }

  init(_ rule: RuleID, _ strings: Strings, target: String) {
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

  init(_ claim: CheckedClaim) {
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

  var text: String {
    (["\(id) \(title)", ""] + lines.map { "  \($0)" }).joined(separator: "\n")
  }

  var json: JSON {
    [
      "kind": .string(kind), "id": .string(id), "title": .string(title),
      "lines": .array(lines.map(JSON.string)),
    ]
  }
}

extension RuleID {
  /// The keys of a profile that the rule reads.
  fileprivate var settings: [String] {
    switch self {
    case .r1, .r4, .r9, .r10, .r11: []
    case .r2: ["sync.notices"]
    case .r3: ["sync.starts"]
    case .r5: ["cycle.covers"]
    case .r6: ["sync.sends", "sync.forced", "cycle.covers"]
    case .r7: ["sync.absent", "sync.defaults"]
    case .r8: ["sync.create-only"]
    case .r12, .r13, .r14, .r15, .r16, .r17, .r20, .r21: []
    case .r18:
      ["unassigned", "disabled", "soft-deleted", "deleted"].map { "life-cycle.\($0)" }
    case .r19: ["life-cycle.status"]
    case .r22: ["life-cycle.missing"]
    case .r23: ["quarantine.every", "quarantine.stops-after"]
    }
  }
}
