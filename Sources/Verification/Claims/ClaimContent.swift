package import Content
package import Diagnostics
package import Profiles
import Traces

/// What the command `prove` needs of a help centre: no page, no scenario, and no phrase must be there.
package struct ClaimContent: Sendable {
  package let claims: [ClaimStatement]
  /// In the order of their ids.
  package let identitySystems: [IdentitySystem]
  package let attributes: AttributeCatalogue?
  /// `nil` where there are none, or not all.
  package let strings: Strings?
  package let target: String

  package static func load(_ tree: SourceTree) -> Checked<ClaimContent> {
    let lookup = LookupContent.load(tree)
    var findings = lookup.findings
    var broken = BrokenNames()
    let claims = ClaimStatement.load(
      tree, systems: lookup.value.identitySystems, systemIDs: tree.identitySystemIDs,
      mayBeMore: false, &findings, broken: &broken)
    return Checked(
      ClaimContent(
        claims: claims, identitySystems: lookup.value.identitySystems,
        attributes: lookup.value.attributes, strings: lookup.value.strings,
        target: lookup.value.target), findings)
  }

  /// Decides some of the claims, for one identity system or for all that they are about.
  package func prove(_ ids: [String], under system: String?) async -> [CheckedClaim] {
    let named = claims.filter { ids.isEmpty || ids.contains($0.id.value) }
    let chosen = system.map { system in named.filter { $0.systems.contains(system) } } ?? named
    let prover = await ClaimProver(chosen, systems: identitySystems, attributes: attributes)
    let proved = prover.prove(chosen)
    return system.map { system in proved.map { $0.narrowed(to: system) } } ?? proved
  }

  package func identitySystem(_ id: String) -> IdentitySystem? {
    identitySystems.first { $0.id == id }
  }

  /// What is wrong with proved or refuted claims.
  package func findings(_ claims: [CheckedClaim]) -> [Finding] {
    claims.flatMap { claim in claim.findings([:]) { lines(of: $0, under: claim) } }
  }

  /// A run in words, one line a step.
  private func lines(of told: CounterexampleScenario, under claim: CheckedClaim) -> [String] {
    guard let strings,
      let system = identitySystem(told.scenario.identitySystem.value)
    else { return [] }
    return told.lines(strings, under: system, target: target)
  }
}
