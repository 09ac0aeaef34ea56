/// Watches a run step by step and says when it breaks a law: a deterministic automaton.
package struct Monitor: Sendable {
  /// What it remembers of the run so far.
  package enum Phase: UInt8, CaseIterable, Sendable {
    /// No interval is open: nothing is asked of the next step.
    case idle
    /// An interval is open, or something is owed.
    case open
    /// What must not happen did, in an interval that counts only if its end comes.
    case noted
    /// Nothing can break the law any more.
    case settled
  }

  /// What one step leads to.
  package struct Advance: Equatable, Sendable {
    /// `nil` if the step broke the law.
    package let phase: Phase?
    /// Whether what was owed before the step is still owed: a run that waits so for ever breaks a
    /// liveness law.
    package let isStillOwed: Bool
  }

  package let law: Law
  private let p: FlatProposition
  private let q: FlatProposition?
  private let r: FlatProposition?

  package init(_ law: Law) {
    self.law = law
    p = FlatProposition(law.p)
    q = law.q.map(FlatProposition.init)
    r = law.r.map(FlatProposition.init)
  }

  package var start: Phase {
    switch law.pattern {
    case .absence, .universality, .possibility, .existence: law.q == nil ? .open : .idle
    case .invariant, .boundedResponse, .response: .idle
    }
  }

  package func advance(from phase: Phase, by step: AtomSet) -> Advance {
    switch law.pattern {
    case .absence, .possibility: absence(of: p.holds(in: step), from: phase, step)
    case .universality: absence(of: !p.holds(in: step), from: phase, step)
    case .existence: existence(from: phase, step)
    case .invariant, .boundedResponse, .response: response(from: phase, step)
    }
  }

  private func holds(_ proposition: FlatProposition?, _ step: AtomSet) -> Bool {
    proposition.map { $0.holds(in: step) } ?? false
  }

  /// An interval that has ended: another may open only if there is something after which it does.
  private var closed: Phase { law.q == nil ? .settled : .idle }

  /// A step that satisfies Q opens an interval that begins with the next step.
  private func opening(_ phase: Phase, _ step: AtomSet) -> Phase {
    phase == .idle && holds(q, step) ? .open : phase
  }

  private func absence(of isForbidden: Bool, from phase: Phase, _ step: AtomSet) -> Advance {
    var next = phase
    switch phase {
    case .open:
      if holds(r, step) {
        next = closed
      } else if isForbidden {
        guard law.limit == .before else { return Advance(phase: nil, isStillOwed: false) }
        next = .noted
      }
    case .noted:
      if holds(r, step) { return Advance(phase: nil, isStillOwed: false) }
    case .idle, .settled: break
    }
    return Advance(phase: opening(next, step), isStillOwed: false)
  }

  private func existence(from phase: Phase, _ step: AtomSet) -> Advance {
    guard phase == .open else { return Advance(phase: opening(phase, step), isStillOwed: false) }
    if holds(r, step) { return Advance(phase: nil, isStillOwed: false) }
    if p.holds(in: step) { return Advance(phase: opening(closed, step), isStillOwed: false) }
    return Advance(phase: .open, isStillOwed: true)
  }

  private func response(from phase: Phase, _ step: AtomSet) -> Advance {
    if p.holds(in: step) { return Advance(phase: .idle, isStillOwed: false) }
    let isAsked = holds(q, step)
    if law.pattern == .invariant {
      return Advance(phase: isAsked ? nil : .idle, isStillOwed: false)
    }
    if phase == .open {
      // The limit's own step counts, and it did not bring what was owed.
      return Advance(phase: holds(r, step) ? nil : .open, isStillOwed: true)
    }
    return Advance(phase: isAsked ? .open : .idle, isStillOwed: false)
  }
}
