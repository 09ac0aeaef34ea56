import Diagnostics
import Verification

/// The evidence of claims for a person at a terminal.
struct ProofText {
  let claims: [CheckedClaim]

  var text: String { (claims.map(lines).flatMap(\.self) + [summary]).joined(separator: "\n") }

  private func lines(_ claim: CheckedClaim) -> [String] {
    let assumed = claim.statement.claim.assumptions.map(\.keyword).joined(separator: ", ")
    return ["\(claim.statement.id.value): \(claim.statement.says)"]
      + ["  \(claim.statement.claim.law.formula)\(assumed.isEmpty ? "" : ", assuming \(assumed)")"]
      + claim.results.map(line) + [""]
  }

  private func line(_ result: CheckedClaim.Result) -> String {
    let kinds = result.proofs.map { proof in
      proof.verdict == result.verdict
        ? proof.kind.keyword : "\(proof.kind.keyword) (\(proof.verdict.keyword))"
    }
    return
      "  \(result.verdict.keyword) for \(result.identitySystem.id): \(counted(result.states, "state")), "
      + "\(counted(result.transitions, "transition")), depth \(result.depth); \(kinds.joined(separator: ", "))"
  }

  private var summary: String {
    let proved = claims.count { $0.isProved }
    let states = claims.reduce(0) { $0 + $1.states }
    return "\(proved) of \(counted(claims.count, "claim")) proved, over \(counted(states, "state"))"
  }
}
