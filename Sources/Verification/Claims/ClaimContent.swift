package import Content
package import Diagnostics
package import Profiles
import Traces

/// The part of a help centre that the command `prove` needs. It may lack pages, scenarios and phrases.
package struct ClaimContent: Sendable {
  package let claims: [ClaimStatement]
  /// The identity systems in the order of their ids.
  package let identitySystems: [IdentitySystem]
  package let attributes: AttributeCatalogue?
  /// The phrases; `nil` if there are none or not all could be loaded.
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

  /// Decides some of the claims, for one identity system or for all that the claims are about.
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

  /// Returns the findings about decided claims.
  package func findings(_ claims: [CheckedClaim]) -> [Finding] {
    claims.flatMap { claim in claim.findings([:]) { lines(of: $0, under: claim) } }
  }

  /// Describes a run in words, one line for each step.
  private func lines(of counterexample: CounterexampleScenario, under claim: CheckedClaim)
    -> [String]
  {
    guard let strings,
      let system = identitySystem(counterexample.scenario.identitySystem.value)
    else { return [] }
    return counterexample.lines(strings, under: system, target: target)
  }
}
