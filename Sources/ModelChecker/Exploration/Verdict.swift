package import SyncEngine

/// What exploration says of a claim, for one identity system or one kind of attribute.
package enum Verdict: UInt8, CaseIterable, Sendable {
  /// No run breaks it; of a possibility, some run does it.
  case proved
  /// Some run breaks it; of a possibility, none does it.
  case refuted
  /// No run breaks it, but a premise never holds in any run: it says nothing.
  case vacuous
  /// The limit of states was hit.
  case notProved
}

/// A run that breaks a claim, or that shows a possibility.
package struct Run: Equatable, Sendable {
  package let beginning: UniverseState
  /// As few as possible; the part that repeats comes last.
  package let events: [UniverseEvent]
  /// The number of the event, from 0, with which each further round begins; `nil` if nothing more
  /// happens.
  package let loop: Int?
  /// Whether it begins in agreement, with a value: such a run is complete.
  package internal(set) var isWholeStory = false

  /// How many events: those before the loop, and one round.
  package var length: Int { events.count }
}

/// What exploration found out about a claim, for one kind of attribute under one profile.
package struct Proof: Sendable {
  /// The world whose runs it speaks of.
  package let world: UniverseWorld
  package let verdict: Verdict
  /// Of the universe.
  package let states: Int
  package let transitions: Int
  package let depth: Int
  /// The counterexample of a refuted law, or the witness of a proved possibility.
  package let run: Run?
  /// Whether there is such a run, also where it is not known any more.
  package let hasRun: Bool

  package var kind: AttributeKind { world.kind }

  init(
    world: UniverseWorld, verdict: Verdict, states: Int, transitions: Int, depth: Int, run: Run?
  ) {
    self.world = world
    self.verdict = verdict
    self.states = states
    self.transitions = transitions
    self.depth = depth
    self.run = run
    hasRun = run != nil
  }

  /// What was found before by the same rules, but for the run.
  package init(
    rememberedOf kind: AttributeKind, under profile: Profile, rules: Rules = Rules(),
    stage: UniverseStage, verdict: Verdict, states: Int, transitions: Int, depth: Int,
    hasRun: Bool
  ) {
    world = UniverseWorld(kind, profile, rules: rules, stage: stage)
    self.verdict = verdict
    self.states = states
    self.transitions = transitions
    self.depth = depth
    run = nil
    self.hasRun = hasRun
  }
}
