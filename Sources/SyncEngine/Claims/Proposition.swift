/// What a law says of one step.
public indirect enum Proposition: Equatable, Sendable {
  case phrase(Phrase)
  /// All of them, in the same step.
  case all([Proposition])
  /// At least one of them.
  case either([Proposition])
  case not(Proposition)

  public func holds(in step: PhraseSet) -> Bool {
    switch self {
    case .phrase(let phrase): step.contains(phrase)
    case .all(let members): members.allSatisfy { $0.holds(in: step) }
    case .either(let members): members.contains { $0.holds(in: step) }
    case .not(let negated): !negated.holds(in: step)
    }
  }

  /// Whether it speaks of events and the state before the step only.
  public var isPremise: Bool {
    switch self {
    case .phrase(let phrase): phrase.isPremise
    case .all(let members), .either(let members): members.allSatisfy { $0.isPremise }
    case .not(let negated): negated.isPremise
    }
  }
}
