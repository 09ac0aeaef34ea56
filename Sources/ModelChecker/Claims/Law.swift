/// A law over all runs: a property specification pattern (Dwyer, Avrunin, Corbett 1999) whose scopes
/// are open at both ends.
package struct Law: Equatable, Sendable {
  package enum Pattern: UInt8, CaseIterable, Sendable {
    /// `never: P`
    case absence
    /// `always: P`
    case universality
    /// `eventually: P`
    case existence
    /// `may: P`: some run breaks the absence in the same scope.
    case possibility
    /// `when: Q, then: P`
    case invariant
    /// `when: Q, then: P, by: R`
    case boundedResponse
    /// `when: Q, eventually: P`
    case response
  }

  /// How a scope or a bound ends it: R.
  package enum Limit: UInt8, CaseIterable, Sendable { case before, until, by }

  package let pattern: Pattern
  /// What is said.
  package let p: Proposition
  /// `after` or `when`.
  package let q: Proposition?
  /// `before`, `until` or `by`.
  package let r: Proposition?
  /// What `r` is, if there is one.
  package let limit: Limit?

  package init(
    _ pattern: Pattern, _ p: Proposition, q: Proposition? = nil, r: Proposition? = nil,
    limit: Limit? = nil
  ) {
    precondition((r == nil) == (limit == nil), "a limit is a proposition and its meaning")
    self.pattern = pattern
    self.p = p
    self.q = q
    self.r = r
    self.limit = limit
  }

  /// Whether a run can break it without any step that does: by waiting for ever.
  package var isLiveness: Bool {
    switch pattern {
    case .existence: limit != .before
    case .response: true
    case .absence, .universality, .possibility, .invariant, .boundedResponse: false
    }
  }

  /// Whether it speaks of the attribute, and not of the user alone.
  package var isAboutIt: Bool {
    p.isAboutIt || (q?.isAboutIt ?? false) || (r?.isAboutIt ?? false)
  }

  /// What goes on in the universe that the law is about.
  package var stage: UniverseStage {
    [p, q, r].reduce(.plain) { $0.union($1?.stage ?? .plain) }
  }

  /// In linear temporal logic: W is the weak until.
  package var formula: String {
    switch pattern {
    case .absence: absence("¬p", "G ¬p")
    case .universality: absence("p", "G p")
    case .possibility: "¬ (\(absence("¬p", "G ¬p")))"
    case .existence:
      switch (q == nil, limit) {
      case (true, nil): "F p"
      case (true, .before): "¬r W (p ∧ ¬r)"
      case (true, _): "¬r U (p ∧ ¬r)"
      case (false, nil): "G (q → X F p)"
      case (false, .before): "G (q → X (¬r W (p ∧ ¬r)))"
      case (false, _): "G (q → X (¬r U (p ∧ ¬r)))"
      }
    case .invariant: "G (q → p)"
    case .boundedResponse: "G (q → p ∨ X (¬r W p))"
    case .response: "G (q → F p)"
    }
  }

  private func absence(_ always: String, _ globally: String) -> String {
    switch (q == nil, limit) {
    case (true, nil): globally
    case (true, .before): "F r → (\(always) U r)"
    case (true, _): "\(always) W r"
    case (false, nil): "G (q → X \(globally))"
    case (false, .before): "G (q → X (F r → (\(always) U r)))"
    case (false, _): "G (q → X (\(always) W r))"
    }
  }
}
