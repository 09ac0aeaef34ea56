import Foundation
import Testing

/// What `new` writes is correct at once, under strict checks and including the record.
@Suite struct NewTests {
  static let rows: [(arguments: [String], file: String)] = [
    (["page", "faq/overwriting/mobile.md"], "faq/overwriting/mobile.md"),
    (["page", "Content/faq/new/by-claim.md", "--claim", "one-way"], "faq/new/by-claim.md"),
    (
      [
        "page", "faq/new/by-outcome.md", "--title", "Is it \"overwritten\": yes?", "--outcome",
        "attribute-outcomes/mapped-target",
      ], "faq/new/by-outcome.md"
    ),
    (["scenario", "first-one"], "scenarios/first-one.yaml"),
    (
      ["scenario", "second", "--attribute", "title"], "scenarios/second.yaml"
    ),
    (
      ["claim", "unmapped-stays", "--says", "No \"sync\" changes what is not mapped."],
      "claims/unmapped-stays.yaml"
    ),
    (
      [
        "claim", "back", "--says", "A full sync ends it.", "--law", "attribute: [fed, always]",
        "--law", "when: it is edited at the target", "--law",
        "then: {either: [it agrees, it is empty at the identity system]}", "--law",
        "by: a full sync comes",
      ], "claims/back.yaml"
    ),
    (
      ["profile", "ping-directory", "--name", "Ping Directory"],
      "identity-systems/ping-directory.yaml"
    ),
  ]

  @Test(arguments: rows)
  func checksAtOnce(row: (arguments: [String], file: String)) throws {
    let binary = try Binary.starter()
    let result = try binary.run(["new"] + row.arguments)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Content/\(row.file) written; "))
    #expect(result.output.contains(": driftless "))
    let check = try binary.run(["check", "--strict"])
    let text = try binary.read("Content/\(row.file)")
    #expect(check.status == 0, "\(check.errors)\(text)")
    // An existing file is never overwritten.
    let again = try binary.run(["new"] + row.arguments)
    #expect(again.status == 2)
    #expect(try binary.read("Content/\(row.file)") == text)
  }

  @Test func writesInTheRealContentToo() throws {
    let binary = try Binary()
    for arguments in [
      ["page", "faq/new/one.md", "--claim", "one-way"],
      ["scenario", "first-one", "--identity-system", "entra-id", "--attribute", "manager"],
      ["claim", "stays", "--says", "It stays.", "--identity-system", "okta"],
    ] {
      let result = try binary.run(["new"] + arguments)
      #expect(result.status == 0, "\(result.errors)")
    }
    #expect(try binary.run(["check", "--strict"]).status == 0)
    let played = try binary.run(["simulate", "Content/scenarios/first-one.yaml"])
    #expect(played.status == 0, "\(played.errors)")
  }

  @Test func writesNoClaimThatIsNotProved() throws {
    let binary = try Binary.starter()
    let result = try binary.run([
      "new", "claim", "wrong", "--says", "It stays.", "--law", "never: it is overwritten",
    ])
    #expect(result.status == 1)
    #expect(result.errors.contains("D803") && result.errors.contains("nothing was written"))
    #expect(!binary.files(below: "Content").contains("claims/wrong.yaml"))
  }

  @Test(arguments: [
    ["page", "faq/../x.md"], ["page", "mobile"], ["page", "faq/x.md", "--claim", "none"],
    ["scenario"], ["scenario", "../x"], ["claim", "x y", "--says", "x"], ["claim", "x"],
    ["profile", "null"], ["profile", "directory"],
  ])
  func refusesWhatCannotBe(arguments: [String]) throws {
    let binary = try Binary.starter()
    let before = try binary.contents(below: "Content")
    let result = try binary.run(["new"] + arguments)
    #expect(result.status == 2, "\(result.errors)")
    #expect(try binary.contents(below: "Content") == before)
  }
}
