import SyncEngine

/// Proofs of laws. Each universe is explored once for all profiles that it cannot tell apart, and each
/// law decided once in it.
struct ProofTable: Sendable {
  /// A law and a name that no other law has.
  struct NamedLaw: Sendable {
    let name: String
    let claim: Claim
  }

  struct Request: Sendable {
    let law: NamedLaw
    let profile: Profile

    init(_ law: NamedLaw, _ profile: Profile) {
      self.law = law
      self.profile = profile
    }
  }

  /// What a universe is known by.
  struct Place: Hashable, Sendable {
    let profile: [UInt8]
    let kind: UInt8
    let stage: UniverseStage
  }

  private struct Work: Sendable {
    let place: Place
    let kind: AttributeKind
    let profile: Profile
    var laws: [NamedLaw]
  }

  private let proofs: [Place: [String: Proof]]

  init(_ requests: [Request], rules: Rules) async {
    var works: [Work] = []
    var numbers: [Place: Int] = [:]
    var asked: [Place: Set<String>] = [:]
    for request in requests {
      for kind in request.law.claim.kinds {
        let place = Place(request.law.claim, kind, request.profile)
        guard asked[place, default: []].insert(request.law.name).inserted else { continue }
        if let number = numbers[place] {
          works[number].laws.append(request.law)
        } else {
          numbers[place] = works.count
          works.append(
            Work(place: place, kind: kind, profile: request.profile, laws: [request.law]))
        }
      }
    }
    let found = await concurrentMap(works, piece: 1) { work in
      let prover = Prover(
        Universe(of: work.kind, under: work.profile, rules: rules, stage: work.place.stage))
      let proofs = work.laws.map { ($0.name, prover.prove($0.claim)) }
      return (work.place, Dictionary(proofs, uniquingKeysWith: { first, _ in first }))
    }
    proofs = Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  /// The proofs of a law that was asked for, one for each kind of attribute.
  subscript(law: NamedLaw, profile: Profile) -> [Proof] {
    law.claim.kinds.compactMap { proofs[Place(law.claim, $0, profile)]?[law.name] }
  }
}

extension ProofTable.Place {
  fileprivate init(_ claim: Claim, _ kind: AttributeKind, _ profile: Profile) {
    stage = claim.law.stage
    self.profile = profile.key(for: claim.law.stage, kind)
    self.kind = kind.rawValue
  }
}

extension Profile {
  /// All that a universe can see of a profile. Clocks give the same orders of events whatever the
  /// interval is; a setting that no rule reads for a kind of attribute changes nothing there; what is
  /// sent for users out of scope matters only where some leave it.
  func key(for stage: UniverseStage, _ kind: AttributeKind) -> [UInt8] {
    let sync = [
      starts.rawValue, notices.rawValue, sends.rawValue, forced.rawValue,
      kind.readsAbsent ? absent.rawValue : 0, kind.hasDefault ? defaults.rawValue : 0,
      kind.isOnCreate ? createOnly.rawValue : 0, cycle?.covers.rawValue ?? UInt8.max,
    ]
    guard stage.contains(.lifeCycle) else { return sync }
    return sync + [
      lifeCycle.unassigned.rawValue, lifeCycle.disabled.rawValue, lifeCycle.softDeleted.rawValue,
      lifeCycle.deleted.rawValue, lifeCycle.status.rawValue, lifeCycle.missing.rawValue,
    ]
  }
}

extension AttributeKind {
  /// Whether R7 may find no value for it, and ask the profile what that does.
  fileprivate var readsAbsent: Bool {
    !isConstant && !isUnmapped && self != .fedAddOnly && self != .fedReplaced
  }
}
