import Content
import ModelChecker
import SyncEngine

/// Proofs of laws. Each universe is explored once for all profiles that are indistinguishable in it,
/// and each law is decided once in it.
struct ProofTable: Sendable {
  struct Request: Sendable {
    let claim: Claim
    let profile: Profile
    /// Whether a run is needed in addition to the verdict.
    let needsRun: Bool
  }

  /// The identity of a universe.
  struct Place: Hashable, Sendable {
    let profile: [UInt8]
    let kind: UInt8
    let stage: UniverseStage
  }

  private struct Work: Sendable {
    let place: Place
    let kind: AttributeKind
    let profile: Profile
    var claims: [[UInt8]: Claim] = [:]
  }

  private let proofs: [ProofMemory.Question: Proof]

  /// - Parameter memory: The known proofs under the same rules; updated with the requested ones.
  init(_ requests: [Request], rules: Rules, remembering memory: inout ProofMemory) async {
    var works: [Work] = []
    var numbers: [Place: Int] = [:]
    var proofs: [ProofMemory.Question: Proof] = [:]
    for request in requests {
      let law = request.claim.lawKey
      for kind in request.claim.kinds {
        let place = Place(request.claim, kind, request.profile)
        let question = ProofMemory.Question(place: place, law: law)
        if let known = memory.proof(
          question, of: kind, under: request.profile, needsRun: request.needsRun)
        {
          proofs[question] = known
          continue
        }
        let number = numbers[place] ?? works.count
        if number == works.count {
          numbers[place] = number
          works.append(Work(place: place, kind: kind, profile: request.profile))
        }
        works[number].claims[law] = request.claim
      }
    }
    let found = await concurrentMap(works, piece: 1) { work in
      let prover = Prover(
        Universe(of: work.kind, under: work.profile, rules: rules, stage: work.place.stage))
      return work.claims.map { law, claim in
        (ProofMemory.Question(place: work.place, law: law), prover.prove(claim))
      }
    }
    proofs.merge(found.flatMap(\.self)) { _, computed in computed }
    self.proofs = proofs
    memory.keep(proofs)
  }

  /// The proofs of a requested law, one for each kind of attribute.
  subscript(claim: Claim, profile: Profile) -> [Proof] {
    let law = claim.lawKey
    return claim.kinds.compactMap {
      proofs[ProofMemory.Question(place: Place(claim, $0, profile), law: law)]
    }
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
  /// Returns everything about a profile that a universe can observe. Clocks give the same orders of
  /// events whatever the interval is. A setting that no rule reads for a kind of attribute changes
  /// nothing there. What is sent for users out of scope matters only where users can leave the scope.
  func key(for stage: UniverseStage, _ kind: AttributeKind) -> [UInt8] {
    Setting.allCases.compactMap { setting in
      let number = self[setting].flatMap { UInt8(exactly: $0) } ?? UInt8.max
      return switch setting {
      case .cycleEvery, .quarantineEvery, .quarantineStopsAfter: nil
      case .absent: kind.readsAbsent ? number : 0
      case .defaults: kind.hasDefault ? number : 0
      case .createOnly: kind.isOnCreate ? number : 0
      case .starts, .notices, .sends, .forced, .cycleCovers: number
      case .unassigned, .disabled, .softDeleted, .deleted, .status, .missing:
        stage.contains(.lifeCycle) ? number : nil
      }
    }
  }
}

extension AttributeKind {
  /// Whether R7 may find no value for it, and ask the profile what that does.
  fileprivate var readsAbsent: Bool {
    !isConstant && !isUnmapped && self != .fedAddOnly && self != .fedReplaced
  }
}
