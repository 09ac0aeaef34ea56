import Foundation
import Testing

@Suite struct SimulateTests {
  static let story = """
    identity-system: reference
    mapping: [department]
    users:
      ana:
        identity-system: {department: Sales, mobile: "+1 317 555 0100"}
        target:          {department: Sales, mobile: "+1 317 555 0100"}
    steps:
      - change: {attribute: department, at: target, to: Support}
        expect: {synced: [], target: {department: Support}}
      - change: {attribute: mobile, at: identity-system, to: "+1 317 555 0199"}
      - full-sync:
        expect: {synced: [ana], target: {department: Sales}, overwritten: [department]}
    """

  /// The third step, as the stable interface prints it.
  static let third = """
    {"step": 3, "minute": 0, "event": {"full-sync": null},
     "synced": [{"user": "ana", "minute": 0, "why": "full-sync", "full": true}],
     "effects": [{"minute": 0, "user": "ana", "attribute": "department", "at": "target", "kind": "overwrote", "before": "Support", "after": "Sales", "rule": "R9"}],
     "state": {"ana": {"identity-system": {"department": "Sales", "mobile": "+1 317 555 0199"}, "target": {"department": "Sales", "mobile": "+1 317 555 0100"}, "due": [], "edited": []}}}
    """

  @Test func printsTheTraceInTheStableShape() throws {
    let binary = try Self.bare()
    let result = try binary.run(["simulate", "-", "--format", "json"], input: Self.story)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let trace = try binary.json(result)
    #expect(trace["scenario"] as? String == "stdin")
    let steps = try #require(trace["steps"] as? [NSDictionary])
    let third = try JSONSerialization.jsonObject(with: Data(Self.third.utf8)) as? NSDictionary
    #expect(steps.count == 3)
    #expect(steps.last == third)
  }

  @Test func printsTheTraceAlsoWhenAnExpectationFails() throws {
    let wrong = Self.story.replacing("overwritten: [department]", with: "overwritten: []")
    let binary = try Self.bare()
    let result = try binary.run(["simulate", "-", "--format", "json"], input: wrong)
    #expect(result.status == 1)
    #expect(result.errors.contains("stdin:12:"))
    #expect(result.errors.contains("overwritten is [department], not []"))
    #expect(try #require(binary.json(result)["steps"] as? [Any]).count == 3)
  }

  @Test func tellsThePersonWhatHappened() throws {
    let result = try Binary().run(["simulate", "-"], input: Self.story)
    #expect(result.status == 0)
    #expect(result.output.contains("R9"))
    #expect(result.output.contains("Support"))
  }

  /// Content with a profile, and nothing else.
  private static func bare() throws -> Binary {
    let binary = try Binary.empty()
    try binary.write("Content/identity-systems/reference.yaml", "{}")
    return binary
  }

  @Test func needsOnlyProfiles() throws {
    let binary = try Self.bare()
    try binary.write("case.yaml", Self.story)
    let result = try binary.run(["simulate", "case.yaml", "--format", "json"])
    #expect(result.status == 0)
    #expect(try binary.json(result)["scenario"] as? String == "case")
  }

  @Test func aMissingFileIsUsedWrongly() throws {
    let binary = try Self.bare()
    #expect(try binary.run(["simulate", "nowhere.yaml"]).status == 2)
    #expect(try binary.run(["simulate"]).status == 2)
    #expect(
      try binary.run(["simulate", "-", "--content", "nowhere"], input: Self.story).status == 2)
  }

  @Test func showsItsHelpWithExamples() throws {
    let binary = try Binary.empty()
    for command in ["simulate", "lookup", "check", "build", "accept"] {
      let result = try binary.run([command, "--help"])
      #expect(result.status == 0)
      #expect(result.output.contains("Examples:"))
    }
  }
}
