import Answers
import Content
import JSON
import Traces

/// An answer of `why` to print.
struct WhyAnswer {
  let answer: SymptomAnswer
  let content: LookupContent
  /// Whether the site has pages of evidence for it. It has none for a mapping that the user supplies.
  let isOnSite: Bool
  let spoken: PagesByOutcome

  private var neighbours: [SymptomNeighbour] {
    answer.runs.isEmpty ? answer.neighbours(content.attributes) : []
  }

  /// Returns the answer of `lookup` for the edit in a run.
  private func lookup(_ run: SymptomAnswer.Run) -> LookupAnswer? {
    answer.probe(of: run).map { probe in
      LookupAnswer(
        probe: probe, answer: content.answer(probe), content: content, isOnSite: isOnSite,
        spokenOn: spoken.page(for: probe))
    }
  }

  var json: JSON {
    answer.json(neighbours) { run in
      let lookup = lookup(run)
      return (page: lookup?.page, evidence: lookup?.evidence)
    }
  }

  /// Returns the answer for a person, in the words of the content.
  func text(_ strings: Strings) -> String {
    let target = content.target
    let title = answer.title(strings, target: target)
    guard !answer.runs.isEmpty else {
      return
        ([title] + answer.nothing(neighbours, strings, target: target).map { "  \($0)" })
        .joined(separator: "\n")
    }
    let runs = answer.runs.map { run in
      let steps = TraceText(run.simulation, strings, target: target).steps.flatMap {
        $0.split(separator: "\n").map { "    \($0)" }
      }
      let rules = strings(.whyRules, ["rules": run.rules.map(\.keyword).joined(separator: ", ")])
      return
        (["  \(answer.sentence(for: run.cause, strings, target: target))"] + steps + [
          "    \(rules)"
        ])
        .joined(separator: "\n")
    }
    return ([title] + runs + [addresses(strings)].compactMap(\.self)).joined(separator: "\n\n")
  }

  /// Returns the addresses for further reading, each once.
  private func addresses(_ strings: Strings) -> String? {
    var lines: [String] = []
    for lookup in answer.runs.compactMap(lookup) {
      let links = [
        lookup.page.map { strings(.lookupPage, ["address": $0]) },
        lookup.evidence.map { strings(.lookupEvidence, ["address": $0]) },
      ]
      for line in links.compactMap(\.self) where !lines.contains("  \(line)") {
        lines.append("  \(line)")
      }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
