import ModelChecker
import SyncEngine
import Testing

@testable import Verification

/// Profiles that a universe is said not to tell apart.
@Suite struct ProofTableTests {
  private static let profiles: [Profile] = {
    var profiles: [Profile] = []
    for absent in Profile.Absent.allCases {
      for defaults in Profile.Defaults.allCases {
        for createOnly in Profile.CreateOnly.allCases {
          for minutes: Int32 in [40, 60] {
            profiles.append(
              Profile(
                starts: .onSchedule, absent: absent, defaults: defaults, createOnly: createOnly,
                cycle: Cycle(everyMinutes: minutes)))
          }
        }
      }
    }
    return profiles
  }()

  @Test(arguments: AttributeKind.allCases, [UniverseStage.plain, .connection])
  func profilesWithOneKeyHaveOneUniverse(kind: AttributeKind, stage: UniverseStage) {
    var seen: [[UInt8]: Universe] = [:]
    for profile in Self.profiles {
      let universe = Universe(of: kind, under: profile, stage: stage)
      let key = profile.key(for: stage, kind)
      guard let other = seen[key] else {
        seen[key] = universe
        continue
      }
      #expect(universe.states == other.states)
      #expect(
        universe.transitions.map { $0.map(\.next) } == other.transitions.map { $0.map(\.next) })
      #expect(
        universe.transitions.map { $0.map(\.atoms) }
          == other.transitions.map { $0.map(\.atoms) })
    }
    #expect(seen.count < Self.profiles.count)
  }
}
