import ModelChecker
import SyncEngine
import Testing

@Suite struct UniverseTests {
  static let reference = Profile()
  static let entra = Profile(
    starts: .onSchedule, absent: .keep, defaults: .onCreate, cycle: Cycle(everyMinutes: 40))
  static let okta = Profile(createOnly: .resent, forced: .dueOnly)

  typealias Row = (
    profile: Profile, kind: AttributeKind, states: Int, transitions: Int, depth: Int
  )

  static let rows: [Row] = [
    (reference, .fed, 36, 380, 1), (reference, .constant, 9, 68, 1),
    (entra, .fed, 144, 1664, 3), (entra, .fedWithDefault, 220, 2980, 3),
    (okta, .fedOnCreate, 175, 2250, 3),
  ]

  /// The counts that every implementation of the semantics must find.
  @Test(arguments: rows) func hasTheKnownSize(row: Row) {
    let universe = Universe(of: row.kind, under: row.profile)
    #expect(universe.states.count == row.states)
    #expect(universe.transitionCount == row.transitions)
    #expect(universe.depth == row.depth)
    #expect(universe.isComplete)
  }
}
