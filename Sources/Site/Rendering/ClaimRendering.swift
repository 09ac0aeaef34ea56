import Content
import Verification

extension SiteRendering {
  /// Returns the evidence page of a claim.
  func claim(_ checked: CheckedClaim) -> OutputFile {
    let statement = checked.statement
    let address = SiteAddress.claim(statement.id.value)
    let words = LawWords(centre.strings, target: centre.site.target)
    let claims = NamedAddress(title: centre.strings[.claimsTitle], address: SiteAddress.claims)
    let model = ClaimPage(
      shell: shell(statement.says, at: address, under: [claims]), says: statement.says,
      law: law(of: statement, words), formula: statement.claim.law.formula,
      assumptions: statement.claim.assumptions.map { Named(name: words($0)) },
      badge: Badge(checked.assumptions.isEmpty ? .proved : .assumed),
      undocumented: undocumented(checked.assumptions), states: grouped(checked.states),
      transitions: grouped(checked.transitions),
      results: checked.results.flatMap { results($0, words) },
      witnesses: checked.results.compactMap(witness), pages: speakers[address] ?? [],
      command: "driftless prove \(statement.id.value.shellQuoted)")
    return OutputFile(page: address, templates.render(.claim, model))
  }

  private func law(of statement: ClaimStatement, _ words: LawWords) -> [LawPart] {
    var parts = statement.parts.map { part in
      LawPart(key: words(part.key).capitalizingFirst, words: words(part.proposition))
    }
    if statement.claim.starting != .anywhere {
      parts.append(
        LawPart(key: centre.strings[.lawStarting], words: words(statement.claim.starting)))
    }
    return parts
  }

  private func results(_ result: CheckedClaim.Result, _ words: LawWords) -> [ClaimResult] {
    result.proofs.enumerated().map { number, proof in
      ClaimResult(
        system: NamedAddress(result.identitySystem),
        rowspan: number == 0 ? result.proofs.count : 0, kind: words(proof.kind),
        verdict: words(proof.verdict), states: grouped(proof.states),
        transitions: grouped(proof.transitions), depth: proof.depth)
    }
  }

  /// Returns the run that shows a possibility; `nil` for a law.
  private func witness(_ result: CheckedClaim.Result) -> WitnessModel? {
    guard let witness = result.counterexample,
      let simulation = witness.simulation(under: result.identitySystem)
    else { return nil }
    let narrator = simulation.narrator(centre.strings, target: centre.site.target)
    return WitnessModel(
      system: result.identitySystem.name.capitalizingFirst,
      anchor: "witness-\(SiteAddress.component(result.identitySystem.id))",
      beginning: witness.beginning(of: simulation, centre.strings, narrator),
      trace: trace(of: simulation))
  }

  /// All claims on one page.
  func claims() -> OutputFile {
    let claims = knowledge.claims.map { claim in
      ClaimEntry(
        says: claim.statement.says, address: SiteAddress.claim(claim.statement.id.value),
        systems: centre.strings.list(
          claim.results.map(\.identitySystem.name)
        ).capitalizingFirst)
    }
    let model = ClaimsPage(
      shell: shell(centre.strings[.claimsTitle], at: SiteAddress.claims), claims: claims,
      count: claims.count, states: grouped(knowledge.claims.reduce(0) { $0 + $1.states }))
    return OutputFile(page: SiteAddress.claims, templates.render(.claims, model))
  }

  /// A number with its thousands set apart, in the way of the site's language.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += centre.strings[.thousands] }
      text.append(digit)
    }
    return text
  }
}
