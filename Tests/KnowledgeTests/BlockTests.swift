import Diagnostics
import Testing

/// Tables and traces: what is wrong with one row or step says nothing of the others.
@Suite struct BlockTests {
  static let steps = [
    "1. In Genesys Cloud, department of ana is set to “Support”. Nothing is synced.",
    "2. Time passes: 1 hour. Nothing is synced.",
    "3. Time passes: 2 hours. Nothing is synced.",
  ]

  static let story = """
    identity-system: reference
    users:
      ana: {identity-system: {department: Sales}, target: {department: Sales}}
    steps:
      - change: {attribute: department, at: target, to: Support}
      - wait: 1h
      - wait: 2h
    """

  private func findings(steps: [String]) async -> [Finding] {
    await Fixture.findings([
      "scenarios/story.yaml": Self.story,
      "faq/two.md": "---\ntitle: T\n---\n<!-- trace: story -->\n"
        + steps.map { $0 + "\n" }.joined(),
    ]).filter { $0.location.file == "Content/faq/two.md" }
  }

  @Test func aRightTraceHasNoFinding() async {
    #expect(await findings(steps: Self.steps).map(\.message) == [])
  }

  /// The line of the directive is 4.
  @Test(arguments: [(0, 4), (1, 5), (2, 6)])
  func aMissingStepIsOneFindingAfterTheStepBefore(step: Int, line: Int) async {
    var steps = Self.steps
    steps.remove(at: step)
    // A list begins with any number.
    let findings = await findings(steps: steps)
    #expect(findings.map(\.code) == [.wrongTrace])
    #expect(findings.first?.message == "step \(step + 1) is missing after this")
    #expect(findings.first?.location.start.line == line)
  }

  @Test func aStepTooManyIsOneFindingAtIt() async {
    var steps = Self.steps
    steps.insert("2. Something else happens.", at: 1)
    let findings = await findings(steps: steps)
    #expect(findings.map(\.message) == ["there is no such step"])
    #expect(findings.first?.location.start.line == 6)
  }

  @Test func aChangedStepIsToldBesideAMissingOne() async {
    let changed = Self.steps[2].replacing("2 hours", with: "9 hours")
    let findings = await findings(steps: [Self.steps[0], changed])
    #expect(
      findings.map(\.message) == [
        "step 2 is missing after this", "the step says '\(changed.dropFirst(3))'",
      ])
  }

  private func tableFindings(_ change: (inout [String]) -> Void) async -> [Finding] {
    var lines = (Fixture.files["faq/one.md"] ?? "").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    change(&lines)
    return await Fixture.findings(["faq/one.md": lines.joined(separator: "\n")])
  }

  /// The table's rows stand on the lines 10 to 13, below the titles on line 8.
  @Test(arguments: [(10, 8), (11, 10), (12, 11), (13, 12)])
  func aMissingRowIsOneFindingAtTheRowBefore(line: Int, at place: Int) async {
    let findings = await tableFindings { $0.remove(at: line - 1) }
    #expect(findings.map(\.code) == [.wrongTable])
    #expect(findings.first?.message.contains("is missing after this one") == true)
    #expect(findings.first?.location.start.line == place)
  }

  @Test func aRowInAnotherPlaceIsOneFinding() async {
    let findings = await tableFindings { $0.swapAt(9, 10) }
    #expect(findings.map(\.message) == ["the row belongs to another place, or stands twice"])
  }

  @Test func aRowTooManyIsOneFindingAtIt() async {
    let twice = await tableFindings { $0.insert($0[9], at: 10) }
    #expect(twice.map(\.message) == ["the row belongs to another place, or stands twice"])
    let foreign = await tableFindings { $0.insert("| Constant | Nowhere | Nothing. |", at: 10) }
    #expect(foreign.map(\.message) == ["the table 'table' has no such row"])
    #expect(foreign.map(\.location.start.line) == [11])
  }

  @Test func aWrongLabelIsFoundInItsCell() async {
    let findings = await tableFindings {
      $0[10] = $0[10].replacing("| Mapped", with: "| Maped")
    }
    #expect(findings.map(\.message) == ["the cell says 'Maped', but it is 'Mapped'"])
  }
}
