import Content
import Diagnostics
import Markup

extension PageCheck {
  /// Checks words bound to a claim. The claim must be proved for each identity system that the page is
  /// about, or for the one after the `@`.
  mutating func claim(
    _ id: String, for system: String?, _ reference: Reference, _ link: Link
  ) -> LinkTarget {
    let broken = evidence.centre.broken
    guard let claim = evidence.claims[id] else {
      if broken.claims.mayMean(id) { return .external("") }
      findings.append(.unknownBinding, at: link.location, "there is no claim '\(id)'") {
        [claims = evidence.centre.claims] in
        suggestion(for: id, among: claims.map(\.id.value))
          ?? "claims stand in the files of \(ClaimStatement.folder)"
      }
      return .external("")
    }
    let about = claim.statement.systems
    let place = Finding.Related("the claim", at: claim.statement.location)
    if let system, !about.contains(system) {
      if broken.identitySystems.mayMean(system) { return .external("") }
      findings.append(
        .unknownBinding, at: link.location, "the claim '\(id)' is not about '\(system)'",
        hint: suggestion(for: system, among: about), related: [place] + changes(system))
      return .external("")
    }
    let systems = system.map { [$0] } ?? page.identitySystems
    for system in systems
    where !claim.statement.isAbout(system, of: evidence.centre)
      && !broken.identitySystems.mayMean(system)
    {
      findings.append(
        .unprovedStatement, at: link.location,
        "the page speaks of '\(system)' too, which the claim '\(id)' leaves out",
        hint: about.first.map {
          "narrow the binding, for example \(Reference.claim(id, identitySystem: $0).text), or "
            + "the page's 'identity-systems'"
        }, related: [place] + changes(system))
    }
    findings += refutations(of: claim, under: systems, link)
    return .bound(
      bind(
        link.words, .proved, reference,
        assuming: systems.flatMap { claim.result(for: $0)?.assumptions ?? [] }.distinct,
        at: link.location))
  }

  /// Reports why the claim is not proved.
  private func refutations(of claim: CheckedClaim, under systems: [String], _ link: Link)
    -> [Finding]
  {
    systems.compactMap { system in
      guard let result = claim.result(for: system), result.verdict != .proved else { return nil }
      let steps = result.counterexample.map(evidence.centre.describe) ?? []
      let place = Finding.Related("the claim", at: claim.statement.location)
      return Finding(
        .unprovedStatement, at: link.location,
        "'\(link.words)' is not what always happens: the claim '\(claim.statement.id.value)' is "
          + "\(result.verdict.keyword) under '\(system)'",
        hint: steps.isEmpty ? nil : (["this happens:"] + steps).joined(separator: "\n"),
        related: [place] + changes(system))
    }
  }
}

extension ClaimStatement {
  fileprivate func isAbout(_ system: String, of centre: HelpCentre) -> Bool {
    systems.contains(system) && centre.identitySystem(system) != nil
  }
}
