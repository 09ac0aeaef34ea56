package import Content
package import Profiles
package import SyncEngine

/// An engine or a profile that is wrong on purpose, to test whether the content detects it.
package struct Mutant: Sendable {
  package enum Change: Sendable {
    /// One rule of the engine behaves differently.
    case rule(RuleID, Rules)
    /// One key of a profile has another value.
    case setting(path: String, IdentitySystem)
  }

  /// The id, such as `R4/travels-back` or `okta/sync.absent=keep`.
  package let id: String
  /// A sentence that describes the mutant.
  package let says: String
  package let change: Change

  /// The rules in force.
  var rules: Rules {
    if case .rule(_, let rules) = change { rules } else { Rules() }
  }

  /// Returns the help centre with the mutant's profile.
  func applied(to centre: HelpCentre) -> HelpCentre {
    if case .setting(_, let system) = change { centre.replacing(system) } else { centre }
  }

  /// All mutants of the engine and of the profiles.
  package static func all(of centre: HelpCentre) -> [Mutant] {
    ruleMutants + centre.identitySystems.flatMap(\.mutants)
  }
}

extension Mutant {
  /// Returns whether the mutant changes anything for an identity system.
  func concerns(_ system: IdentitySystem) -> Bool {
    switch change {
    case .rule: true
    case .setting(_, let changed): changed.id == system.id
    }
  }
}

extension IdentitySystem {
  /// The mutants of the profile, one for each other legal value of each key.
  var mutants: [Mutant] {
    variants.map { variant in
      Mutant(
        id: "\(id)/\(variant.path)=\(variant.word)",
        says: "'\(variant.path)' of '\(id)' is \(variant.word)",
        change: .setting(path: variant.path, variant.system))
    }
  }
}

extension HelpCentre {
  /// Returns the help centre with only the claims that a mutant may break and the systems that it
  /// concerns.
  func narrowed(to mutant: Mutant) -> HelpCentre {
    var centre = self
    centre.identitySystems = identitySystems.filter(mutant.concerns)
    let ids = centre.identitySystems.map(\.id)
    centre.claims = claims.filter { claim in claim.systems.contains { ids.contains($0) } }
    return centre
  }

  func replacing(_ system: IdentitySystem) -> HelpCentre {
    var centre = self
    centre.identitySystems = identitySystems.map { $0.id == system.id ? system : $0 }
    return centre
  }
}
