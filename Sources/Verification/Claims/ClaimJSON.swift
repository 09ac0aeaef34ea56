package import JSON
import ModelChecker

/// Returns the evidence of claims as JSON, in the format of the command line's stable interface.
package func claimsJSON(_ claims: [CheckedClaim]) -> JSON {
  ["claims": .array(claims.map(\.json))]
}

extension CheckedClaim {
  fileprivate var json: JSON {
    [
      "claim": .string(statement.id.value), "says": .string(statement.says),
      "law": .string(statement.claim.law.formula),
      "assuming": .array(statement.claim.assumptions.map { .string($0.keyword) }),
      "needless": .array(needless.map { .string($0.keyword) }),
      "results": .array(results.map { $0.json(statement.claim) }),
    ]
  }
}

extension CheckedClaim.Result {
  fileprivate func json(_ claim: Claim) -> JSON {
    let isWitness = claim.law.pattern == .possibility
    let run = counterexample?.json ?? .null
    return [
      "identitySystem": .string(identitySystem.id), "verdict": .string(verdict.keyword),
      "states": .int(states), "transitions": .int(transitions), "depth": .int(depth),
      "attributes": .array(
        proofs.map { proof in
          [
            "attribute": .string(proof.kind.keyword), "verdict": .string(proof.verdict.keyword),
            "states": .int(proof.states), "transitions": .int(proof.transitions),
            "depth": .int(proof.depth),
          ]
        }),
      "witness": isWitness ? run : .null, "counterexample": isWitness ? .null : run,
    ]
  }
}

extension CounterexampleScenario {
  fileprivate var json: JSON {
    [
      "attribute": .string(kind.keyword), "length": .int(run.length),
      "loop": loop.map(JSON.int) ?? .null, "scenario": scenario.json,
    ]
  }
}
