import ModelChecker
import SyncEngine
import Testing

@Suite struct ProverTests {
  static let entra = UniverseTests.entra

  static func proof(
    _ law: Law, _ kind: AttributeKind = .fed, _ profile: Profile = Profile(),
    assuming: [Claim.Assumption] = [], starting: Claim.Starting = .anywhere, moreValues: Int = 0
  ) -> Proof {
    Prover(Universe(of: kind, under: profile, moreValues: moreValues))
      .prove(Claim(law, starting: starting, assumptions: assuming))
  }

  static let repaired = Proposition.either([
    .atom(.itAgrees), .atom(.itIsEmptyAtIdentitySystem),
  ])
  static let drift = Law(.response, repaired, q: .atom(.itIsEditedAtTarget))

  @Test func aResponseNeedsExactlyItsAssumptions() {
    let both: [Claim.Assumption] = [.cyclesContinue, .userIsEditedAgain]
    #expect(Self.proof(Self.drift, .fed, Self.entra, assuming: both).verdict == .proved)
    for assumption in both {
      let proof = Self.proof(Self.drift, .fed, Self.entra, assuming: [assumption])
      #expect(proof.verdict == .refuted)
      #expect(proof.run?.loop != nil)
    }
    #expect(Self.proof(Self.drift, .fed, Self.entra).run?.loop == nil)
  }

  @Test func anAssumptionThatCannotApplyAsksNothing() {
    let proof = Self.proof(Self.drift, .fed, Profile(), assuming: [.cyclesContinue])
    #expect(proof.verdict == .refuted)
  }

  @Test func aLoopIsFoundThatDoesAllThatIsAssumed() throws {
    let law = Law(.existence, .all([.atom(.itAgrees), .not(.atom(.itAgrees))]))
    let all = Claim.Assumption.allCases
    let run = try #require(Self.proof(law, .fed, Self.entra, assuming: all).run)
    let loop = run.events[try #require(run.loop)...]
    #expect(loop.contains(.cycle) && loop.contains(.fullSync) && loop.contains(.forceSync))
    #expect(loop.contains { if case .edit(.identitySystem, _) = $0 { true } else { false } })
  }

  @Test func theShortestRunIsTold() throws {
    let law = Law(.absence, .atom(.itIsOverwritten))
    let run = try #require(Self.proof(law).run)
    #expect(run.length == 2)
    #expect(run.beginning.source == run.beginning.target && run.beginning.target != nil)
  }

  /// A law that is broken by waiting, and in another way by a step, is broken sooner by waiting.
  @Test func waitingCanBeShorterThanBreaking() {
    let law = Law(
      .existence, .atom(.itIsOverwritten), r: .atom(.userIsEditedAtTarget), limit: .until)
    #expect(Self.proof(law).run?.length == 0)
    #expect(Self.proof(law, assuming: [.fullSyncsCome]).run?.length == 1)
  }

  /// What every state breaks is broken when nothing has happened yet.
  @Test func nothingIsAStep() {
    let law = Law(.absence, .atom(.userIsProvisioned))
    #expect(Self.proof(law, starting: .inAgreement).run?.length == 0)
    #expect(Self.proof(law, starting: .new).run?.length == 1)
  }

  @Test func premisesThatNeverHoldMakeALawVacuous() {
    let cycle = Proposition.atom(.cycleRuns)
    #expect(Self.proof(Law(.invariant, .atom(.itAgrees), q: cycle)).verdict == .vacuous)
    #expect(
      Self.proof(Law(.absence, .atom(.itIsWritten), r: cycle, limit: .until), .unmapped).verdict
        == .vacuous)
    #expect(
      Self.proof(Law(.absence, .all([cycle, .atom(.itIsWritten)]))).verdict == .vacuous)
    // A fact about a system without cycles, and not vacuous.
    #expect(Self.proof(Law(.absence, cycle)).verdict == .proved)
    // Created once, so nothing comes after a second creation.
    let created = Proposition.atom(.userIsCreated)
    #expect(
      Self.proof(
        Law(.absence, .atom(.itIsWritten), q: created, r: created, limit: .until), .unmapped
      ).verdict == .vacuous)
  }

  @Test func aPossibilityHasAWitnessOrIsRefuted() {
    let may = Law(.possibility, .atom(.itIsOverwritten))
    #expect(Self.proof(may).verdict == .proved)
    #expect(Self.proof(may).run?.length == 2)
    #expect(Self.proof(may, .unmapped).verdict == .refuted)
    #expect(Self.proof(may, .unmapped).run == nil)
  }

  @Test func aLimitThatIsHitProvesNothing() {
    let universe = Universe(of: .fed, under: Profile(), statesMax: 10)
    let proof = Prover(universe).prove(Claim(Law(.absence, .atom(.cycleRuns))))
    #expect(proof.verdict == .notProved)
  }

  /// With too few values, a value that is found nowhere else cannot be set.
  static let third = Law(
    .absence,
    .all([
      .atom(.itIsEditedAtTarget), .not(.atom(.itAgrees)), .not(.atom(.itIsEmptyAtTarget)),
    ]),
    q: .all([
      .atom(.itIsAPersons), .not(.atom(.itAgrees)), .not(.atom(.itIsEmptyAtTarget)),
      .not(.atom(.itIsEmptyAtIdentitySystem)),
    ]),
    r: .either([
      .atom(.userIsEditedAtIdentitySystem), .atom(.itIsEmptyAtTarget),
      .atom(.itAgrees), .atom(.userIsSynced),
    ]), limit: .until)

  @Test func aThirdValueMatters() {
    #expect(Self.proof(Self.third).verdict == .refuted)
    #expect(Self.proof(Self.third, moreValues: -1).verdict == .proved)
  }

  @Test func moreValuesChangeNothing() {
    let laws = [
      Self.third, Self.drift, Law(.absence, .atom(.itIsOverwritten)),
      Law(.universality, .atom(.itAgrees)), Law(.existence, .atom(.userIsProvisioned)),
    ]
    for law in laws {
      for kind in AttributeKind.allCases {
        let (few, more) = (
          Self.proof(law, kind, Self.entra), Self.proof(law, kind, Self.entra, moreValues: 1)
        )
        #expect(few.verdict == more.verdict && few.run?.length == more.run?.length)
      }
    }
  }
}
