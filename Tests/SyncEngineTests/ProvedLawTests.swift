import ModelChecker
import RandomStories
import SyncEngine
import Testing

/// What is proved in the universe is never broken in random worlds that are larger than it.
@Suite struct ProvedLawTests {
  /// A random safety law over a few phrases.
  static func law(_ generator: inout SeededGenerator) -> Law {
    func any() -> Proposition {
      let atom = Proposition.atom(
        Atom.allCases[.random(in: 0..<Atom.allCases.count, using: &generator)])
      return Bool.random(using: &generator) ? atom : .not(atom)
    }
    func several() -> Proposition {
      Bool.random(using: &generator) ? .all([any(), any()]) : any()
    }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return Law(.invariant, .either([any(), any()]), q: several())
    case 1: return Law(.absence, .all([any(), any(), any()]))
    case 2: return Law(.absence, several(), q: several(), r: any(), limit: .until)
    default: return Law(.boundedResponse, any(), q: several(), r: any(), limit: .by)
    }
  }

  @Test(arguments: UInt64(0)..<6) func holdsInRandomWorlds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let laws = (0..<150).map { _ in Self.law(&generator) }
    let stories = (0..<40).map { RandomStory(seed: seed * 1_000 + $0, isPlain: true) }
    let profile = stories[0].profile
    var proved = 0
    for kind in AttributeKind.allCases {
      let prover = Prover(Universe(of: kind, under: profile))
      for law in laws where prover.prove(Claim(law)).verdict == .proved {
        proved += 1
        for story in stories { try watch(law, kind, story, under: profile) }
      }
    }
    #expect(proved > 20)
  }

  /// Monitors a law for each attribute of the kind.
  private func watch(
    _ law: Law, _ kind: AttributeKind, _ story: RandomStory, under profile: Profile
  ) throws {
    let simulator = Simulator(profile, story.mapping)
    let monitor = Monitor(law)
    for user in story.users.indices.map(User.init) {
      for attribute in (0..<RandomStory.attributeCount).map(Attribute.init) {
        let subject = Subject(attribute, of: user, under: profile, story.mapping)
        // Unmapped is what no rule reads or writes.
        guard subject.kind == kind,
          kind != .unmapped || !story.mapping.sources.contains(attribute)
        else { continue }
        var world = simulator.begin(story.users)
        var phase = monitor.start
        for event in story.events {
          if case .wait = event { continue }
          let before = world
          guard let step = try? simulator.play(event, in: &world) else { continue }
          let next = monitor.advance(from: phase, by: subject.atoms(before, step, world)).phase
          phase = try #require(next, "\(law) is broken by \(event) in \(story)")
        }
      }
    }
  }
}
