import Foundation
import Testing

@Suite struct ProveTests {
  static let refuted = """
    - {id: refuted, says: Nothing is overwritten., for: okta, attribute: [fed, always], never: it is overwritten}
    """

  @Test func provesEveryShippedClaim() throws {
    let binary = try Binary()
    let result = try binary.run(["prove", "--format", "json"])
    #expect(result.status == 0, "\(result.errors)")
    let claims = try #require(try binary.json(result)["claims"] as? [[String: Any]])
    #expect(claims.count >= 30)
    for claim in claims {
      #expect((claim["needless"] as? [String]) == [])
      for result in try #require(claim["results"] as? [[String: Any]]) {
        #expect(result["verdict"] as? String == "proved")
        #expect(result["counterexample"] is NSNull)
      }
    }
  }

  @Test func tellsAnEvidenceInTheStableShape() throws {
    let binary = try Binary()
    try binary.write("Content/claims/refuted.yaml", Self.refuted)
    let result = try binary.run(["prove", "refuted", "--format", "json"])
    #expect(result.status == 1)
    let claim = try #require((try binary.json(result)["claims"] as? [[String: Any]])?.first)
    #expect(
      Set(claim.keys) == ["claim", "says", "law", "assuming", "needless", "results"])
    let system = try #require((claim["results"] as? [[String: Any]])?.first)
    #expect(
      Set(system.keys) == [
        "identitySystem", "verdict", "states", "transitions", "depth", "attributes", "witness",
        "counterexample",
      ])
    let run = try #require(system["counterexample"] as? [String: Any])
    #expect(run["length"] as? Int == 2)
    #expect(run["loop"] is NSNull)
    let scenario = try #require(run["scenario"] as? [String: Any])
    #expect(Set(scenario.keys) == ["identity-system", "mapping", "users", "steps"])
  }

  @Test func aRefutedClaimIsSavedAndPlayedAgain() throws {
    let binary = try Binary()
    try binary.write("Content/claims/refuted.yaml", Self.refuted)
    let checked = try binary.run(["check"])
    #expect(checked.status == 1)
    #expect(checked.errors.contains("Content/claims/refuted.yaml:1:8: error[D803]"))
    let saved = try binary.run(["new", "scenario", "--from", "refuted"])
    #expect(saved.status == 0, "\(saved.errors)")
    let file = "Content/scenarios/refuted-okta.yaml"
    let played = try binary.run(["simulate", file])
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.output.contains("overwritten"))
    #expect(try binary.run(["new", "scenario", "--from", "refuted"]).status == 2)
    try binary.replace("overwritten: [", by: "overwritten: [division, ", in: file)
    #expect(try binary.run(["simulate", file]).status == 1)
  }

  @Test func knowsItsNames() throws {
    let binary = try Binary()
    let claim = try binary.run(["prove", "one-wy"])
    #expect(claim.status == 2 && claim.errors.contains("did you mean 'one-way'?"))
    #expect(try binary.run(["prove", "one-way", "--identity-system", "octa"]).status == 2)
    #expect(try binary.run(["new", "scenario", "--from", "one-way"]).status == 2)
  }
}

@Suite struct CoverageTests {
  @Test func countsAndNamesWhatIsUnbound() throws {
    let binary = try Binary()
    let page = "Content/faq/overwriting/one-way.md"
    try binary.write(page, try binary.read(page) + "\nEach sync is quick. Tea is hot.\n")
    let human = try binary.run(["coverage"])
    #expect(human.status == 0, "\(human.errors)")
    #expect(human.output.contains("without proof: Each sync is quick."))
    #expect(!human.output.contains("Tea"))
    let json = try binary.json(try binary.run(["coverage", "--format", "json"]))
    let total = try #require(json["total"] as? [String: Int])
    #expect(total["unbound"] == 1)
    let (checked, all) = (
      total["proved", default: 0] + total["simulated", default: 0], total["statements", default: 0]
    )
    #expect(total["checkedPercent"] == checked * 100 / all)
  }

  /// The number of unbound statements never rises, not even by accepting it.
  @Test func theRatchetHolds() throws {
    let binary = try Binary()
    let page = "Content/faq/overwriting/one-way.md"
    let text = try binary.read(page)
    try binary.write(page, text + "\nEach sync is quick.\n")
    let checked = try binary.run(["check"])
    #expect(checked.status == 1)
    #expect(checked.errors.contains("[D504]") && checked.errors.contains("[D413]"))
    #expect(try binary.run(["accept", "--reason", "x"]).status == 1)
    try binary.write(
      page, text + "\nEach sync is quick. <!-- not behaviour: how fast a vendor is -->\n")
    #expect(try binary.run(["check"]).status == 0)
    // To count less, a word must be taken out, which is a change of the record.
    try binary.replace(" sync, syncs,", by: " syncs,", in: "Content/site.yaml")
    #expect(try binary.run(["check"]).errors.contains("vocabulary 'sync' is gone"))
    #expect(try binary.run(["accept", "--reason", "x"]).status == 0)
  }
}

@Suite struct MutateTests {
  @Test func namesTheScenarioThatWouldNotice() throws {
    let binary = try Binary()
    // Without the claims, pages and most scenarios, nothing notices that emptied values travel.
    for name in binary.files(below: "Content/claims") {
      try binary.write("Content/claims/\(name)", "[]\n")
    }
    for name in binary.files(below: "Content/scenarios") + [""] where !name.isEmpty {
      try FileManager.default.removeItem(
        at: binary.folder.appending(path: "Content/scenarios/\(name)"))
    }
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Content/faq"))
    for name in binary.files(below: "Content/identity-systems") where name != "reference.yaml" {
      try FileManager.default.removeItem(
        at: binary.folder.appending(path: "Content/identity-systems/\(name)"))
    }
    let result = try binary.run(["mutate", "R7/keeps", "R5/off", "--format", "json"])
    #expect(result.status == 1)
    let mutants = try #require(try binary.json(result)["mutants"] as? [[String: Any]])
    let keeps = try #require(mutants.first { $0["mutant"] as? String == "R7/keeps" })
    #expect(keeps["fate"] as? String == "survived")
    let scenario = try #require(keeps["scenario"] as? String)
    try binary.write("Content/scenarios/mutant.yaml", scenario)
    #expect(try binary.run(["simulate", "Content/scenarios/mutant.yaml"]).status == 0)
    let again = try binary.json(try binary.run(["mutate", "R7/keeps", "--format", "json"]))
    let killed = (again["mutants"] as? [[String: Any]])?
      .first { $0["mutant"] as? String == "R7/keeps" }
    #expect(killed?["fate"] as? String == "noticed")
    // The reference has no schedule, so what a cycle covers makes no difference.
    let cycles = mutants.first { $0["mutant"] as? String == "R5/off" }
    #expect(cycles?["fate"] as? String == "equivalent")
    #expect(try binary.run(["mutate", "R77"]).status == 2)
  }
}

@Suite struct ExplainTests {
  @Test func explainsCodesRulesAndClaims() throws {
    let binary = try Binary.starter()
    for (word, said) in [
      ("D402", "wrong-table"), ("Wrong-Table", "D402"), ("r8", "sync.create-only"),
      ("one-way", "G ¬p"),
    ] {
      let result = try binary.run(["explain", word])
      #expect(result.status == 0 && result.output.contains(said), "\(word): \(result.output)")
    }
    let unknown = try binary.run(["explain", "D40"])
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean"))
  }
}

@Suite struct DiffTests {
  @Test func saysWhichAnswersChanged() throws {
    let binary = try Binary.starter()
    try binary.write("old.json", try binary.read("Output/knowledge.json"))
    #expect(try binary.run(["diff", "old.json"]).output == "nothing changed\n")
    try binary.write(
      "Content/claims/more.yaml",
      "- {id: more, says: More., attribute: unmapped, never: it is written}\n")
    #expect(try binary.run(["accept", "--reason", "one claim more"]).status == 0)
    let human = try binary.run(["diff", "old.json"])
    #expect(human.status == 0)
    #expect(human.output.contains("- new claim more: More."))
    #expect(human.output.contains("- one claim more"))
    let json = try binary.json(try binary.run(["diff", "old.json", "--format", "json"]))
    #expect((json["changes"] as? [[String: Any]])?.count == 1)
    #expect(try binary.run(["diff", "nowhere.json"]).status == 2)
    try binary.write("broken.json", "{}\n")
    #expect(try binary.run(["diff", "broken.json"]).status == 1)
  }

  /// Without cycles Okta would do; the claim is about Entra ID as well.
  @Test func whatIsNeedlessIsSoForAllThatTheClaimNames() throws {
    let binary = try Binary()
    try binary.write(
      "Content/claims/narrow.yaml",
      """
      - {id: narrow, says: D., for: [entra-id, okta], attribute: fed, when: it is edited at the identity system, eventually: the user is synced, assuming: cycles continue}
      """)
    for arguments in [["narrow"], ["narrow", "--identity-system", "okta"]] {
      let result = try binary.run(["prove"] + arguments)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test func aClaimAboutNothingProvesNothing() throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/claims/empty.yaml",
      """
      - {id: empty, says: D., for: [], attribute: fed, when: it is edited at the target, eventually: it agrees, assuming: cycles continue}
      """)
    let result = try binary.run(["prove", "empty"])
    #expect(result.errors.contains("D801"))
    #expect(!result.errors.contains("D806"))
  }

  @Test func anAssumptionStandsOnce() throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/claims/twice.yaml",
      """
      - {id: twice, says: D., for: [directory], attribute: fed, when: it is edited at the identity system, eventually: the user is synced, assuming: [cycles continue, cycles continue]}
      """)
    let result = try binary.run(["prove"])
    #expect(result.status == 1)
    #expect(result.errors.contains("'cycles continue' is assumed twice"))
  }

  @Test func aClaimThatLacksWhatWasRefusedIsNotDecided() throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/claims/alias.yaml",
      "- {id: alias, says: D., attribute: &a [unmapped], never: it is written}\n")
    let result = try binary.run(["prove"])
    #expect(
      result.errors.contains("Content/claims/alias.yaml:1:36: error[D101]"), "\(result.errors)")
    #expect(!result.errors.contains("D803"), "\(result.errors)")
  }
}
