/// Decides claims in one universe.
package struct Prover: Sendable {
  package let universe: Universe

  package init(_ universe: Universe) { self.universe = universe }

  /// Decides a claim for the universe's kind of attribute.
  package func prove(_ claim: Claim) -> Proof {
    guard universe.isComplete else { return proof(.notProved, nil) }
    let run = violation(of: claim)
    if claim.law.pattern == .possibility {
      return proof(run == nil ? .refuted : .proved, run)
    }
    if run != nil { return proof(.refuted, run) }
    let isVacuous = premises(of: claim.law).contains { premise in
      violation(of: Claim(premise, starting: claim.starting)) == nil
    }
    return proof(isVacuous ? .vacuous : .proved, nil)
  }

  private func proof(_ verdict: Verdict, _ run: Run?) -> Proof {
    Proof(
      world: universe.world, verdict: verdict, states: universe.states.count,
      transitions: universe.transitionCount, depth: universe.depth, run: run)
  }

  /// A shortest run that breaks the law; among equals one that begins in agreement, with a value.
  private func violation(of claim: Claim) -> Run? {
    let beginnings = universe.beginnings(claim.starting)
    guard let run = ProductGraph(universe, claim, beginnings).violation() else { return nil }
    let instructive = universe.beginnings(.inAgreement)
      .filter { beginnings.contains($0) && universe.states[$0].target != nil }
    guard var told = ProductGraph(universe, claim, instructive).violation(),
      told.length <= run.length
    else { return run }
    told.isWholeStory = true
    return told
  }

  /// What must hold somewhere for the law to say anything, each expressed as the law that it never does.
  private func premises(of law: Law) -> [Law] {
    guard law.pattern != .possibility else { return [] }
    var premises = law.q.map { [Law(.absence, $0)] } ?? []
    if let limit = law.r { premises.append(Law(.absence, limit, q: law.q)) }
    guard law.pattern == .absence else { return premises }
    let alternatives = if case .either(let members) = law.p { members } else { [law.p] }
    for case .all(let members) in alternatives {
      let given = members.filter { $0.isPremise }
      if !given.isEmpty, given.count < members.count {
        premises.append(Law(.absence, .all(given)))
      }
    }
    return premises
  }
}
