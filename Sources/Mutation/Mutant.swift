package import Content
package import Profiles
package import SyncEngine

/// An engine, or a profile, that is wrong on purpose: does the content notice?
package struct Mutant: Sendable {
  package enum Change: Sendable {
    /// One rule of the engine does something else.
    case rule(RuleID, Rules)
    /// One key of a profile has another value.
    case setting(path: String, IdentitySystem)
  }

  /// Such as `R4/travels-back` or `okta/sync.absent=keep`.
  package let id: String
  /// What the mutant does, in a sentence.
  package let says: String
  package let change: Change

  /// The rules that are in force.
  var rules: Rules {
    if case .rule(_, let rules) = change { rules } else { Rules() }
  }

  /// The help centre with the mutant's profile.
  func applied(to centre: HelpCentre) -> HelpCentre {
    if case .setting(_, let system) = change { centre.replacing(system) } else { centre }
  }

  /// All mutants of the engine and of the profiles.
  package static func all(of centre: HelpCentre) -> [Mutant] {
    ruleMutants + centre.identitySystems.flatMap(\.mutants)
  }
}

extension Mutant {
  /// Whether it changes anything for an identity system.
  func concerns(_ system: IdentitySystem) -> Bool {
    switch change {
    case .rule: true
    case .setting(_, let changed): changed.id == system.id
    }
  }
}

extension IdentitySystem {
  /// A mutant for each other legal value of a key of its profile.
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
  /// The help centre with only those claims that a mutant may break, and systems that it concerns.
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
