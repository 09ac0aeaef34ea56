import Content
import SyncEngine
import Testing
import Traces
import Verification

/// Why identity systems differ is computed: what is put back makes the outcome the reference's.
@Suite struct DifferenceCausesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let profile: String
    var mapping = "[department, title]"
    let attribute: String
    let place: Place
    let edit: Outcome.Edit
    /// `nil` if the outcome is the same.
    let causes: [[String]]?

    var testDescription: String { "\(profile) \(attribute) \(place) \(edit)" }
  }

  static let rows = [
    Row(
      profile: "cycle: {every: 40m}", attribute: "department", place: .identitySystem, edit: .set,
      causes: nil),
    Row(
      profile: "sync: {starts: on-schedule}\ncycle: {every: 40m}", attribute: "department",
      place: .identitySystem, edit: .set, causes: [["sync.starts"]]),
    // An empty value never arrives, and later, though each setting alone changes nothing here.
    Row(
      profile: "sync: {starts: on-schedule, absent: keep}\ncycle: {every: 40m}",
      attribute: "department", place: .identitySystem, edit: .clear,
      causes: [["sync.starts", "sync.absent"]]),
    Row(
      profile: "sync: {sends: changed-only}\ncycle: {every: 1d, covers: all-users}",
      attribute: "department", place: .target, edit: .set, causes: [["sync.sends", "cycle"]]),
    Row(
      profile: "cycle: {every: 1d, covers: all-users}", attribute: "department", place: .target,
      edit: .set, causes: [["cycle"]]),
    Row(
      profile: "sync: {notices: any-change}", attribute: "mobile", place: .identitySystem,
      edit: .set, causes: [["sync.notices"]]),
    Row(
      profile: "", mapping: "[department, {to: title, constant: x}]", attribute: "title",
      place: .identitySystem, edit: .set, causes: [["mapping.title"]]),
    Row(
      profile: "", mapping: "[department, {from: title, to: title, apply: on-create}]",
      attribute: "title", place: .target, edit: .set, causes: [["mapping.title"]]),
    Row(
      profile: "life-cycle: {disabled: delete}\nsync: {forced: due-only}", attribute: "department",
      place: .target, edit: .set, causes: nil),
  ]

  static func found(_ row: Row) async throws -> DifferenceCauses {
    let tree = Fixture.tree([
      "identity-systems/entra-id.yaml": "name: E\n\(row.profile)\nmapping: \(row.mapping)\n",
      "faq/one.md": nil,
    ])
    let loaded = await HelpCentre.load(tree)
    let verification = await verify(loaded.value, stored: nil, today: Fixture.today)
    let verified = try #require(
      verification.verified?.checked, "\((loaded.findings + verification.findings).map(\.message))")
    func answer(_ system: String) throws -> Answer {
      try #require(
        verified.outcomes.first {
          $0.probe.identitySystem.id == system && $0.probe.attribute.text == row.attribute
            && $0.probe.place == row.place && $0.probe.edit == row.edit
        })
    }
    let (own, reference) = (try answer("entra-id"), try answer("reference"))
    return DifferenceCauses(
      of: own.probe.identitySystem, from: reference.probe.identitySystem,
      comparing: [(answer: own, reference: reference)])
  }

  @Test(arguments: rows) func findsTheSmallestSets(row: Row) async throws {
    let found = try await Self.found(row)
    #expect(found.differences.map(\.causes) == (row.causes.map { [$0] } ?? []))
  }

  @Test func whatCausesNothingIsIdle() async throws {
    let row = Row(
      profile:
        "sync: {starts: on-schedule, forced: due-only}\ncycle: {every: 40m}\nlife-cycle: {disabled: delete}",
      attribute: "department", place: .identitySystem, edit: .set, causes: [])
    let found = try await Self.found(row)
    #expect(found.idle == ["sync.forced", "life-cycle.disabled", "cycle"])
  }

  /// A setting that the comparison did not know could never be a cause.
  @Test func everySettingCanBeACause() async throws {
    let other = """
      sync: {starts: on-schedule, notices: any-change, sends: changed-only, absent: keep, \
      defaults: on-create, create-only: resent, forced: due-only}
      cycle: {every: 40m, covers: all-users}
      life-cycle: {unassigned: delete, disabled: delete, soft-deleted: delete, deleted: disable, \
      status: on-return, missing: fail}
      quarantine: {every: 1d, stops-after: 28d}
      """
    let row = Row(
      profile: other, attribute: "mobile", place: .target, edit: .set, causes: nil)
    let found = try await Self.found(row)
    let known = Set(found.idle + found.differences.flatMap(\.causes).flatMap(\.self))
    let paths = found.system.settings.map(\.path).map { path in
      path.hasPrefix("cycle.") || path.hasPrefix("quarantine.")
        ? String(path.prefix { $0 != "." }) : path
    }
    #expect(known == Set(paths))
  }
}
