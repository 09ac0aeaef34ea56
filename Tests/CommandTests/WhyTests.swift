import Foundation
import Testing

@Suite struct WhyTests {
  @Test func tellsTheShortestRunOfEachCause() throws {
    let result = try Binary().run([
      "why", "--attribute", "job title", "--at", "target", "--identity-system", "entra-id",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.contains("title is overwritten: “title 3”, set by hand, becomes “title 1”"))
    #expect(result.output.contains("rules: R4, R6, R9"))
    #expect(result.output.contains("outcomes/entra-id/title/mapped/target-set/"))
  }

  @Test func givesScenariosThatSimulatePlays() throws {
    let binary = try Binary()
    let answer = try binary.json(
      binary.run([
        "why", "--attribute", "manager", "--at", "target", "--symptom", "became-empty",
        "--identity-system", "okta", "--format", "json",
      ]))
    #expect(
      answer.keys.sorted() == [
        "at", "attribute", "eventsMax", "identitySystem", "neighbours", "runs", "symptom",
      ])
    let runs = try #require(answer["runs"] as? [[String: Any]])
    #expect(
      runs.compactMap { $0["cause"] as? String }
        == ["another-edit", "full-sync", "comeback", "forced-sync"])
    for run in runs {
      let scenario = try JSONSerialization.data(withJSONObject: try #require(run["scenario"]))
      let played = try binary.json(
        binary.run(
          ["simulate", "-", "--format", "json"], input: String(decoding: scenario, as: UTF8.self)))
      let steps = try #require(played["steps"] as? [[String: Any]])
      #expect(steps.count == run["length"] as? Int)
      let effects = try #require(steps.last?["effects"] as? [[String: Any]])
      #expect(effects.contains { $0["attribute"] as? String == "manager" && $0["after"] is NSNull })
    }
  }

  @Test func saysThatNothingLeadsThere() throws {
    let result = try Binary().run([
      "why", "--attribute", "mobile", "--at", "target", "--identity-system", "okta",
    ])
    #expect(result.status == 0)
    #expect(
      result.output == """
        Okta: mobile, changed in Genesys Cloud, is replaced
          No run of up to 5 events ends so.
          It may happen if mobile is mapped.
          What may happen: mobile, changed in Genesys Cloud, does not arrive in Okta.

        """)
  }

  @Test func answersForAMappingOfOnesOwn() throws {
    let binary = try Binary()
    try binary.write("own.yaml", "mapping: [{from: cell, to: mobile}, department]\n")
    let result = try binary.run([
      "why", "--attribute", "mobile", "--at", "target", "--mapping", "own.yaml",
      "--identity-system", "okta",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("In Okta, cell of ana is set to “mobile 2”."))
    #expect(!result.output.contains("evidence:"))
  }

  @Test(arguments: [
    ["--attribute", "title"], ["--attribute", "titel", "--at", "target"],
    ["--attribute", "title", "--at", "nowhere"],
    ["--attribute", "title", "--at", "target", "--symptom", "odd"],
    ["--attribute", "title", "--at", "target", "--identity-system", "okat"],
  ])
  func refusesWhatItDoesNotKnow(arguments: [String]) throws {
    let result = try Binary.starter().run(["why"] + arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
  }
}
