import Content
import Diagnostics
import Foundation
import ModelChecker
import Profiles
import SyncEngine
import Testing
import Traces
import Verification

/// What is shown as a counterexample really happens: the simulator plays it, and the law is broken.
@Suite struct CounterexampleTests {
  static let falseClaims = """
    - {id: a1, says: x, never: it is overwritten}
    - {id: a2, says: x, never: it is written, before: a full sync comes}
    - {id: a3, says: x, never: it is overwritten, until: the user is edited at the identity system}
    - {id: a4, says: x, never: it changes at the target, after: it is edited at the target}
    - {id: a5, says: x, never: it is written, after: it is edited at the target, before: the user is edited at the target}
    - {id: a6, says: x, never: it is overwritten, after: it is edited at the target, until: the user is edited at the identity system}
    - {id: u1, says: x, starting: in-agreement, always: it agrees}
    - {id: u2, says: x, starting: new, always: [not: the user is provisioned, not: it is due], until: a full sync comes}
    - {id: i1, says: x, attribute: fed, when: it is edited at the identity system, then: [the user is synced, it agrees]}
    - {id: i2, says: x, when: the user is synced, then: it agrees}
    - {id: b1, says: x, when: it is edited at the target, then: it agrees, by: the user is synced}
    - {id: b2, says: x, when: it is edited at the target, then: the user is synced, by: a full sync comes}
    - {id: e1, says: x, eventually: the user is synced, before: the user is edited at the target}
    - {id: e2, says: x, eventually: the user is synced}
    - {id: e3, says: x, starting: new, eventually: the user is provisioned, assuming: cycles continue}
    - {id: e4, says: x, eventually: it agrees, after: it is edited at the target, assuming: the user is edited again}
    - {id: e5, says: x, eventually: it is overwritten, after: it is edited at the target, until: the user is edited at the target, assuming: full syncs come}
    - {id: r1, says: x, when: it is edited at the target, eventually: it is overwritten, assuming: [full syncs come, cycles continue]}
    - {id: r2, says: x, when: it is edited at the target, eventually: it agrees, assuming: [cycles continue, forced syncs come]}
    - {id: r3, says: x, when: it is edited at the target, eventually: it agrees}
    - {id: r4, says: x, when: it is edited at the identity system, eventually: [it agrees, not: the user is due], assuming: [it is edited again, the user is edited again]}
    - {id: r5, says: x, when: the user is edited at the target, eventually: [it is edited at the target, it agrees, the user is synced], assuming: [it is edited again, cycles continue, full syncs come, forced syncs come]}
    - {id: m1, says: x, may: it is overwritten}
    - {id: m2, says: x, may: it has its default, after: it is edited at the target, until: it is edited at the target}
    """

  static let systems = ["reference", "entra-id", "okta"]

  /// The project's own identity systems, with claims that are false for most of them.
  static func content() throws -> SourceTree {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Content")
    var texts = ["claims/false.yaml": falseClaims]
    for name in ["attributes.yaml"] + systems.map({ "identity-systems/\($0).yaml" }) {
      texts[name] = try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    return SourceTree(root: "Content", texts: texts)
  }

  /// The phrases that hold in each step of a counterexample run, and how it goes on.
  private func observe(
    _ counterexample: CounterexampleScenario, _ simulation: Simulation, under system: IdentitySystem
  ) throws -> [AtomSet] {
    let number = try #require(simulation.names.attributes.firstIndex(of: counterexample.attribute))
    let subject = Subject(
      Attribute(number), of: User(0), under: system.profile, simulation.engineMapping)
    #expect(subject.kind == counterexample.kind)
    var before = simulation.start
    return simulation.steps.map { played in
      defer { before = played.after }
      return subject.atoms(before, played.step, played.after)
    }
  }

  @Test func theSimulatorReplaysEachRun() async throws {
    let tree = try Self.content()
    let loaded = ClaimContent.load(tree)
    #expect(loaded.findings.map(\.message) == [])
    let claims = await loaded.value.prove([], under: nil)
    var safety = 0
    var liveness = 0
    for claim in claims {
      for result in claim.results {
        guard let counterexample = result.counterexample else { continue }
        let law = claim.statement.claim.law
        let system = result.identitySystem
        // A round is played twice, to see that it repeats itself.
        let round = counterexample.loop.map { counterexample.scenario.steps[($0 - 1)...] } ?? []
        let scenario = counterexample.scenario.with(steps: counterexample.scenario.steps + round)
        let text = scenario.file()
        let file = ScenarioFile.load(
          SourceFile(path: "counterexample.yaml", text: text), id: "counterexample", content: tree)
        #expect(file.findings.map(\.message) == [], "\(text)")
        let read = try #require(file.value?.scenario)
        let simulation = try #require(Simulation.play(read, under: system).value, "\(text)")
        let steps = try observe(counterexample, simulation, under: system)
        if law.isLiveness, !breaks(law, steps, simulation) {
          try waits(law, claim, counterexample, steps, simulation)
          liveness += 1
        } else {
          #expect(breaks(law, steps, simulation), "\(claim.statement.id.value): \(text)")
          safety += 1
        }
      }
    }
    #expect(safety >= 30 && liveness >= 15, "\(safety) and \(liveness)")
  }

  /// Whether the last step, and no earlier one, breaks the law. "Nothing" may happen in between.
  private func breaks(_ law: Law, _ steps: [AtomSet], _ simulation: Simulation) -> Bool {
    let monitor = Monitor(law)
    var phases: Set<Monitor.Phase> = [monitor.start]
    let worlds = [simulation.start] + simulation.steps.map(\.after)
    for number in 0...steps.count {
      if let broken = still(monitor, &phases, worlds[number], simulation) {
        return broken && number == steps.count
      }
      guard number < steps.count else { return false }
      var next: Set<Monitor.Phase> = []
      for phase in phases {
        guard let following = monitor.advance(from: phase, by: steps[number]).phase else {
          return number == steps.count - 1
        }
        next.insert(following)
      }
      phases = next
    }
    return false
  }

  /// Adds the phases that steps without an event lead to; says whether one breaks the law.
  private func still(
    _ monitor: Monitor, _ phases: inout Set<Monitor.Phase>, _ world: World,
    _ simulation: Simulation
  ) -> Bool? {
    let subject = Subject(
      Attribute(0), of: User(0), under: simulation.identitySystem.profile,
      simulation.engineMapping)
    var world = world
    let before = world
    // Setting a value that is there already is no edit: nothing happens.
    let same = before.users[0].identitySystem[Attribute(0)]
    let step = try? Simulator(simulation.identitySystem.profile, simulation.engineMapping)
      .play(.change(User(0), Attribute(0), at: .identitySystem, to: same), in: &world)
    guard let step else { return nil }
    let strings = subject.atoms(before, step, world)
    for phase in phases {
      guard let next = monitor.advance(from: phase, by: strings).phase else { return true }
      phases.insert(next)
    }
    return nil
  }

  /// The run owes all along, comes back to where the round began, and does what is assumed.
  private func waits(
    _ law: Law, _ claim: CheckedClaim, _ counterexample: CounterexampleScenario, _ steps: [AtomSet],
    _ simulation: Simulation
  ) throws {
    guard let loop = counterexample.loop else { return }
    let worlds = [simulation.start] + simulation.steps.map(\.after)
    let length = counterexample.scenario.steps.count - loop + 1
    let begun = worlds[loop - 1].users
    #expect(worlds[loop - 1 + length].users == begun)
    #expect(worlds[loop - 1 + 2 * length].users == begun)
    let monitor = Monitor(law)
    for step in steps[(loop - 1)...] {
      #expect(monitor.advance(from: .open, by: step).isStillOwed)
    }
    let round = steps[(loop - 1)...]
    for assumption in claim.statement.claim.assumptions {
      let strings: [Atom] =
        switch assumption {
        case .cyclesContinue: [.cycleRuns]
        case .fullSyncsCome: [.fullSyncComes]
        case .forcedSyncsCome: [.syncIsForced]
        case .userIsEditedAgain:
          [.itIsEditedAtIdentitySystem, .anotherMappedIsEditedAtIdentitySystem]
        case .itIsEditedAgain: [.itIsEditedAtIdentitySystem]
        }
      let cannot =
        (assumption == .cyclesContinue && simulation.identitySystem.profile.cycle == nil)
        || (assumption == .itIsEditedAgain && !counterexample.kind.hasSource)
      #expect(cannot || round.contains { $0.intersects(AtomSet(strings)) })
    }
  }
}

extension Scenario {
  fileprivate func with(steps: [ScenarioStep]) -> Scenario {
    Scenario(
      id: id, title: title, identitySystem: identitySystem, mapping: mapping, users: users,
      steps: steps, location: location, text: text)
  }
}
