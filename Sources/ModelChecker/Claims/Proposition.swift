/// What a law says of one step.
package indirect enum Proposition: Equatable, Sendable {
  case atom(Atom)
  /// All of them, in the same step.
  case all([Proposition])
  /// At least one of them.
  case either([Proposition])
  case not(Proposition)

  /// Whether a phrase of it speaks of the attribute.
  package var isAboutIt: Bool {
    switch self {
    case .atom(let atom): atom.isAboutIt
    case .all(let members), .either(let members): members.contains { $0.isAboutIt }
    case .not(let negated): negated.isAboutIt
    }
  }

  /// What must go on in the universe for each phrase of it to mean something.
  package var stage: UniverseStage {
    switch self {
    case .atom(let atom): atom.stage
    case .all(let members), .either(let members):
      members.reduce(.plain) { $0.union($1.stage) }
    case .not(let negated): negated.stage
    }
  }

  /// Whether it speaks of events and the state before the step only.
  package var isPremise: Bool {
    switch self {
    case .atom(let atom): atom.isPremise
    case .all(let members), .either(let members): members.allSatisfy { $0.isPremise }
    case .not(let negated): negated.isPremise
    }
  }
}
