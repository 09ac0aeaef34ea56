import Content
import Diagnostics
import Profiles
import Testing
import Traces

@Suite struct WordTests {
  @Test(arguments: [("\u{E9}", "e\u{301}"), ("K", "\u{212A}"), ("\u{C5}", "\u{212B}")])
  func wordsAreEqualOnlyIfTheirScalarsAre(left: String, right: String) {
    #expect(left == right)
    #expect(ExactString(left) != ExactString(right))
    #expect(Set([ExactString(left), ExactString(right)]).count == 2)
  }

  @Test(arguments: [
    ("40m", 40), ("2h", 120), ("7d", 10_080), ("1h30m", 90), ("1d1m", 1_441), ("0m", 0),
    ("90m", 90),
    ("36500d", 52_560_000),
  ])
  func readsDurations(text: String, minutes: Int32) {
    #expect(Interval(text)?.minutes == minutes)
  }

  @Test(arguments: [
    "", "m", "40", "40s", "30m1h", "1h1h", "-1m", "1.5h", "36501d", "99999999999999999999d", "4 0m",
  ])
  func refusesOtherDurations(text: String) { #expect(Interval(text) == nil) }

  @Test(arguments: [(40, "40m"), (90, "1h30m"), (1_440, "1d"), (0, "0m")])
  func writesDurationsShortly(minutes: Int32, text: String) throws {
    #expect(try #require(Interval("\(minutes)m")).text == text)
  }

  @Test(arguments: ["1970-01-01", "2000-02-29", "2026-11-24", "2100-03-01"])
  func datesComeBack(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-01", "1969-12-31", "today"])
  func refusesOtherDates(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func countsDays() throws {
    #expect(try #require(CalendarDate("2026-11-24")).day == 20_781)
    #expect(CalendarDate(secondsSince1970: 20_781 * 86_400 + 5).description == "2026-11-24")
  }
}

@Suite struct ScenarioValueTests {
  /// Values are texts exactly as written; only a plain `~`, `null` or nothing is absent.
  @Test(arguments: [
    ("10", "10"), ("'10'", "10"), ("true", "true"), ("0x1F", "0x1F"), ("1e3", "1e3"), ("\"\"", ""),
    ("\"~\"", "~"),
    ("Null", "Null"), ("no", "no"), ("2026-11-24", "2026-11-24"), ("~", nil), ("null", nil),
    ("", nil),
  ])
  func valuesAreTextsAsWritten(written: String, value: String?) throws {
    let text = """
      identity-system: reference
      users: {ana: {identity-system: {}, target: {}}}
      steps:
        - change: {attribute: x, at: identity-system, to: seen}
        - change: {attribute: x, at: identity-system, to: \(written)}
      """
    let loaded = ScenarioFile.load(
      SourceFile(path: "s.yaml", text: text), id: "s", content: Fixture.tree())
    let (scenario, system) = try #require(loaded.value)
    let played = try #require(Simulation.play(scenario, under: system).value)
    let effect = try #require(played.steps.last?.step.effects.first)
    #expect(effect.after.map { played.names[$0].text } == value)
  }

  @Test func keysThatOnlyLookAlikeAreTwo() throws {
    let text = """
      identity-system: reference
      users: {\u{E9}: {identity-system: {"\u{3A9}": a, \u{2126}: b}}, e\u{301}: {}}
      steps: []
      """
    let loaded = ScenarioFile.load(
      SourceFile(path: "s.yaml", text: text), id: "s", content: Fixture.tree())
    #expect(loaded.findings.isEmpty)
    let users = try #require(loaded.value).scenario.users
    #expect(users.map(\.name.value) == [ExactString("e\u{301}"), ExactString("\u{E9}")])
    #expect(
      users[1].identitySystem.map(\.attribute.value) == [
        ExactString("\u{3A9}"), ExactString("\u{2126}"),
      ])
  }

  @Test func aRepeatedKeyIsFoundBesideOneThatLooksAlike() {
    let text =
      "identity-system: reference\nusers: {a: {}}\nsteps: []\n\u{E9}: 1\ne\u{301}: 2\n\u{E9}: 3\n"
    let findings = ScenarioFile.load(
      SourceFile(path: "s.yaml", text: text), id: "s", content: Fixture.tree()
    ).findings
    #expect(findings.map(\.code) == [.duplicateKey, .unknownKey, .unknownKey])
    #expect(findings.first?.location.start == SourcePosition(line: 6, column: 1))
  }
}
