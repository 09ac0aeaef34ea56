package import Content
package import Diagnostics
import Traces

/// What was found when a help centre was loaded and verified the last time, for the next time.
///
/// Nothing is taken from it unless all texts that decide about it are the same: a help centre that is
/// loaded and verified with a memory is equal to one without.
package struct HelpCentreMemory: Sendable {
  /// Whether there will be a next time.
  let remembers: Bool
  /// What was loaded.
  fileprivate var loading: LoadingMemory
  /// By identity system: as it is usually set up.
  var outcomes: Memo<[Checked<Answer?>]>
  /// By identity system: as if attributes were mapped otherwise.
  var assumedOutcomes: Memo<[Checked<Answer?>]>
  var scenarios: Memo<Checked<Simulation?>>
  var tables: Memo<Checked<[Answer?]>>
  var checks: Memo<PageResult>
  private var claims: (inputs: [String], checked: [CheckedClaim])?
  private var proofs: ProofMemory
  /// How often claims were decided anew.
  package private(set) var provings = 0

  /// - Parameters:
  ///   - remembers: Whether there will be a next time; without, only proofs are kept.
  ///   - proved: The ``proved`` of a memory of the same program; of other bytes nothing is taken.
  package init(remembers: Bool = true, proved: [UInt8] = []) {
    self.remembers = remembers
    loading = LoadingMemory(remembers: remembers)
    outcomes = Memo(remembers: remembers)
    assumedOutcomes = Memo(remembers: remembers)
    scenarios = Memo(remembers: remembers)
    tables = Memo(remembers: remembers)
    checks = Memo(remembers: remembers)
    proofs = ProofMemory(bytes: proved) ?? ProofMemory()
  }

  /// What claims were found to be, in the same order for the same findings: of use to the same program
  /// alone, since another one's engine may behave otherwise.
  package var proved: [UInt8] { proofs.bytes }

  /// The verdicts on all claims.
  ///
  /// - Parameter inputs: The texts that decide about them.
  mutating func claims(
    _ inputs: [String], _ prove: (inout ProofMemory) async -> [CheckedClaim]
  ) async -> [CheckedClaim] {
    if let claims, claims.inputs == inputs { return claims.checked }
    let checked = await prove(&proofs)
    provings += 1
    claims = (inputs, checked)
    return checked
  }
}

extension HelpCentre {
  /// Loads a whole help centre with a memory, from which its verification takes too.
  package static func load(
    _ tree: SourceTree, remembering memory: inout HelpCentreMemory, showsPlaces: Bool = false
  ) async -> Checked<HelpCentre> {
    await load(tree, remembering: &memory.loading, showsPlaces: showsPlaces)
  }
}

/// What a page's check found.
struct PageResult: Sendable {
  let page: CheckedPage
  let findings: [Finding]
  let corrections: [Correction]
}
