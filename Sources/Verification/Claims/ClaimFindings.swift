import Content
package import Diagnostics
import ModelChecker

extension CheckedClaim {
  /// Returns the findings about the claim: every verdict but "proved", and needless assumptions.
  ///
  /// - Parameter describe: Describes a run in words, one line for each step.
  package func findings(
    _ changes: [String: [Finding.Related]], describe: (CounterexampleScenario) -> [String]
  )
    -> [Finding]
  {
    let isPossibility = statement.claim.law.pattern == .possibility
    var findings = results.compactMap { result -> Finding? in
      let related = changes[result.identitySystem.id] ?? []
      let id = result.identitySystem.id
      switch result.verdict {
      case .proved: return nil
      case .refuted where isPossibility:
        return Finding(
          .refutedClaim, at: statement.location,
          "'\(statement.id.value)' never happens under '\(id)', in none of \(result.states) states",
          hint: "name only the identity systems where it may with 'for'", related: related)
      case .refuted:
        return Finding(
          .refutedClaim, at: statement.location,
          "'\(statement.id.value)' is false under '\(id)' for an attribute that is "
            + "'\(result.counterexample?.kind.keyword ?? "")'",
          hint: hint(result, describe: describe), related: related)
      case .vacuous:
        return Finding(
          .vacuousClaim, at: statement.location,
          "'\(statement.id.value)' says nothing under '\(id)': what it presupposes never happens",
          hint: "name only the identity systems where it can with 'for'", related: related)
      case .notProved:
        return Finding(
          .unprovedClaim, at: statement.location,
          "'\(statement.id.value)' is not proved under '\(id)': "
            + "more than \(Universe.statesMax) states",
          hint: "narrow 'attribute'", related: related)
      }
    }
    let all = changes.sorted { $0.key < $1.key }.flatMap(\.value)
    if results.isEmpty, !statement.mayLackSystems {
      findings.append(
        .invalidClaim, at: statement.selectionLocation,
        "no identity system fits 'for', so the claim is about nothing",
        hint: "change 'for', or remove the claim", related: all)
    }
    for (assumption, location) in zip(statement.claim.assumptions, statement.assumptionLocations)
    where needless.contains(assumption) {
      findings.append(
        .needlessAssumption, at: location,
        "'\(statement.id.value)' is proved without assuming '\(assumption.keyword)'",
        hint: "remove it: a law that asks for less says more", related: all)
    }
    return findings
  }

  /// Returns the counterexample, how to replay it, and the adjective that would make the claim true.
  private func hint(_ result: Result, describe: (CounterexampleScenario) -> [String]) -> String {
    var lines: [String] = []
    if let counterexample = result.counterexample {
      let steps = describe(counterexample)
      if !steps.isEmpty {
        lines.append("this happens:")
        lines += steps
      }
      lines.append(
        "to play it again: driftless new scenario --from \(statement.id.value.shellQuoted) "
          + "--identity-system \(result.identitySystem.id.shellQuoted)")
    }
    let narrower = narrowing.map { $0.map(\.keyword) }
    if let narrower {
      lines.append("it is true with attribute: [\(narrower.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n")
  }

  /// The adjectives that exclude every kind for which some system refutes the claim, and as few others
  /// as possible.
  private var narrowing: [KindAdjective]? {
    let refuted = Set(
      results.flatMap(\.proofs).filter { $0.verdict == .refuted }.map(\.kind.rawValue))
    let words = KindAdjective.allCases.filter { !statement.adjectives.contains($0) }
    let pairs = words.indices.flatMap { first in
      words[first...].map { second in
        words[first] == second ? [second] : [words[first], second]
      }
    }
    let choices = pairs.map { more -> (words: [KindAdjective], kinds: [AttributeKind]) in
      (more, statement.claim.kinds.filter { kind in more.allSatisfy { $0.fits(kind) } })
    }.filter { choice in
      !choice.kinds.isEmpty && choice.kinds.allSatisfy { !refuted.contains($0.rawValue) }
        && choice.kinds.contains { kind in
          results.flatMap(\.proofs).contains { $0.kind == kind && $0.verdict == .proved }
        }
    }
    let best = choices.max { left, right in
      (left.kinds.count, -left.words.count) < (right.kinds.count, -right.words.count)
    }
    return best.map { statement.adjectives + $0.words }
  }
}
