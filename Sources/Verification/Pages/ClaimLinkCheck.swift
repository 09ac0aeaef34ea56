import Content
import Diagnostics
import Markup

extension PageCheck {
  /// Words bound to a claim: it must be proved for each identity system that the page speaks of, or
  /// for the one after the `@`.
  mutating func claim(_ target: String, _ link: Link) -> LinkTarget {
    let parts = target.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let broken = evidence.centre.broken
    guard let claim = evidence.claims[parts[0]] else {
      if broken.claims.mayMean(parts[0]) { return .external("") }
      findings.append(.unknownBinding, at: link.location, "there is no claim '\(parts[0])'") {
        [claims = evidence.centre.claims] in
        suggestion(for: parts[0], among: claims.map(\.id.value))
          ?? "claims stand in the files of \(ClaimStatement.folder)"
      }
      return .external("")
    }
    let about = claim.statement.systems
    let place = Finding.Related("the claim", at: claim.statement.location)
    if parts.count == 2, !about.contains(parts[1]) {
      if broken.identitySystems.mayMean(parts[1]) { return .external("") }
      findings.append(
        .unknownBinding, at: link.location, "the claim '\(parts[0])' is not about '\(parts[1])'",
        hint: suggestion(for: parts[1], among: about), related: [place] + changes(parts[1]))
      return .external("")
    }
    let systems = parts.count == 2 ? [parts[1]] : page.identitySystems
    for system in systems
    where !claim.statement.isAbout(system, of: evidence.centre)
      && !broken.identitySystems.mayMean(system)
    {
      findings.append(
        .unprovedStatement, at: link.location,
        "the page speaks of '\(system)' too, which the claim '\(parts[0])' leaves out",
        hint: about.first.map {
          "narrow the binding, for example claim:\(parts[0])@\($0), or the page's "
            + "'identity-systems'"
        }, related: [place] + changes(system))
    }
    findings += refutations(of: claim, under: systems, link)
    return .bound(
      bind(
        link.destination, link.words, .proved, .claim(parts[0]),
        assuming: systems.flatMap { claim.result(for: $0)?.assumptions ?? [] }.distinct,
        at: link.location))
  }

  /// What is wrong if the claim is not proved.
  private func refutations(of claim: CheckedClaim, under systems: [String], _ link: Link)
    -> [Finding]
  {
    systems.compactMap { system in
      guard let result = claim.result(for: system), result.verdict != .proved else { return nil }
      let steps = result.told.map(evidence.centre.tell) ?? []
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
