import Diagnostics
package import JSON
import Reports

/// Returns the results of mutants as JSON.
package func mutationJSON(_ results: [MutationResult]) -> JSON {
  ["mutants": .array(results.map(\.json))]
}

extension MutationResult {
  fileprivate var json: JSON {
    var members: [(String, JSON)] = [
      ("mutant", .string(mutant.id)), ("says", .string(mutant.says)),
    ]
    switch fate {
    case .noticed(let findings):
      members.append(("fate", .string("noticed")))
      members.append(("noticedBy", .array(findings.map(\.json))))
      members.append(("states", .null))
      members.append(("scenario", .null))
    case .equivalent(let states):
      members.append(("fate", .string("equivalent")))
      members.append(("noticedBy", .array([])))
      members.append(("states", .int(states)))
      members.append(("scenario", .null))
    case .survived(let scenario):
      members.append(("fate", .string("survived")))
      members.append(("noticedBy", .array([])))
      members.append(("states", .null))
      members.append(("scenario", .string(scenario)))
    }
    return JSON(members)
  }
}
