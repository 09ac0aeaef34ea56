package import Diagnostics
package import ModelChecker

/// An entry of `claims/`: a law over all runs, with the sentence that says it.
package struct ClaimStatement: Sendable {
  /// A proposition of the law under the key that it was written with.
  package struct Part: Sendable {
    package let key: LawKey
    package let proposition: Proposition
  }

  package let id: Located<String>
  package let says: String
  /// The ids of the identity systems that it is about, in order.
  package let systems: [String]
  package let claim: Claim
  /// The law as written, in the order of ``LawKey``.
  package let parts: [Part]
  /// The adjectives as written.
  package let adjectives: [KindAdjective]
  /// The place of each assumption.
  package let assumptionLocations: [Location]
  package let location: Location
  /// The place of `for`, if present.
  package let selectionLocation: Location
  /// Whether it may also be about identity systems that could not be loaded.
  package let mayLackSystems: Bool
}

extension ClaimStatement {
  package static let folder = "claims/"

  /// What the claim demands, on one line: two claims that say the same demand the same.
  package var demand: String {
    var demand = parts.map { "\($0.key.keyword): \($0.proposition.text)" }
    if !adjectives.isEmpty {
      demand.append("attribute: \(adjectives.map(\.keyword).joined(separator: " "))")
    }
    if claim.starting != .anywhere { demand.append("starting: \(claim.starting.keyword)") }
    if !claim.assumptions.isEmpty {
      demand.append("assuming: \(claim.assumptions.map(\.keyword).joined(separator: ", "))")
    }
    return demand.joined(separator: "; ")
  }
}

extension Proposition {
  /// The proposition on one line, as it could be written.
  package var text: String {
    switch self {
    case .atom(let atom): atom.keyword
    case .all(let members): "[\(members.map(\.text).joined(separator: ", "))]"
    case .either(let members): "{either: [\(members.map(\.text).joined(separator: ", "))]}"
    case .not(let negated): "not: \(negated.text)"
    }
  }
}
