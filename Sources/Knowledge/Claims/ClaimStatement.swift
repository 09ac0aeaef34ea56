public import Diagnostics
public import SyncEngine

/// An entry of `claims/`: a law over all runs, with the sentence that says it.
public struct ClaimStatement: Sendable {
  /// A proposition of the law under the key that it was written with.
  public struct Part: Sendable {
    public let key: LawKey
    public let proposition: Proposition
  }

  public let id: Located<String>
  public let says: String
  /// The ids of the identity systems that it is about, in order.
  public let systems: [String]
  public let claim: Claim
  /// The law as written, in the order of ``LawKey``.
  public let parts: [Part]
  /// The adjectives as written.
  let adjectives: [KindAdjective]
  /// Where each assumption stands.
  let assumptionLocations: [Location]
  let location: Location
  /// Where `for` stands, if it does.
  let selectionLocation: Location
  /// Whether it may also be about identity systems that could not be loaded.
  let mayLackSystems: Bool
}

extension ClaimStatement {
  static let folder = "claims/"

  /// What the claim demands, on one line: two claims that say the same demand the same.
  public var demand: String {
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
  public var text: String {
    switch self {
    case .phrase(let phrase): phrase.keyword
    case .all(let members): "[\(members.map(\.text).joined(separator: ", "))]"
    case .either(let members): "{either: [\(members.map(\.text).joined(separator: ", "))]}"
    case .not(let negated): "not: \(negated.text)"
    }
  }
}
