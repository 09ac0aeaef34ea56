import Foundation
import Testing

/// Exports of identity systems, read by the real binary.
@Suite struct ImportTests {
  /// Returns the project's content without pages, with the exports beside it.
  static func binary() throws -> Binary {
    let binary = try Binary()
    try FileManager.default.copyItem(
      at: Binary.project.appending(path: "Tests/Exports"),
      to: binary.folder.appending(path: "exports"))
    return binary
  }

  @Test func aSchemaOfEntraBecomesAProfile() throws {
    let binary = try Self.binary()
    let result = try binary.run(["import", "entra", "exports/entra-genesys.json"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("{from: jobTitle, to: title, default: Agent, apply: on-create}"))
    #expect(result.output.contains("# exports/entra-genesys.json:"))
    #expect(result.errors.contains("warning[D904]: 'active' is what the life cycle does by itself"))
    // It is a profile like any other.
    try binary.write("Content/identity-systems/our-tenant.yaml", result.output)
    let lookup = try binary.run([
      "lookup", "title", "--identity-system", "our-tenant", "--changed-at", "target", "--edit",
      "set", "--format", "json",
    ])
    #expect(lookup.status == 0, "\(lookup.errors)")
    #expect(try binary.json(lookup)["replacedAt"] as? String == "never")
  }

  @Test func filesOfOktaBelongTogetherInAnyOrder() throws {
    let binary = try Self.binary()
    let files = ["exports/okta-mapping.json", "exports/okta-schema.json"]
    let result = try binary.run(["import", "okta", "--format", "json"] + files)
    #expect(result.status == 0, "\(result.errors)")
    let again = try binary.run(["import", "okta", "--format", "json"] + files.reversed())
    #expect(result.output == again.output)
    let json = try binary.json(result)
    #expect(json.keys.sorted() == ["mapping", "notCarriedOver", "notes", "profile"])
    let mapping = try #require(json["mapping"] as? [[String: Any]])
    #expect(mapping.first?["rule"] as? String == "displayName")
    #expect(mapping.first?["line"] as? Int == 30)
    #expect(mapping.contains { ($0["rule"] as? [String: String]) == ["to": "homePhone"] })
  }

  @Test func lookupAnswersForTheReadersOwnMapping() throws {
    let binary = try Self.binary()
    let question = [
      "lookup", "title", "--changed-at", "target", "--edit", "set", "--format", "json",
    ]
    func replaced(_ options: [String]) throws -> String? {
      let result = try binary.run(question + options)
      #expect(result.status == 0, "\(result.errors)")
      if options.first == "--mapping" {
        // All is chosen but the system, which the mapping says.
        let answers = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let answer = (answers as? [[String: Any]])?.first ?? answers as? [String: Any]
        #expect(answer?["evidence"] is NSNull)
        return answer?["replacedAt"] as? String
      }
      return try binary.json(result)["replacedAt"] as? String
    }
    #expect(try replaced(["--identity-system", "entra-id"]) == "next-sync")
    let raw = ["--mapping", "exports/entra-genesys.json"]
    #expect(try replaced(raw) == "never")
    #expect(try replaced(raw + ["--identity-system", "entra-id"]) == "never")
    let imported = try binary.run(["import", "entra", "exports/entra-genesys.json"])
    try binary.write("own.yaml", imported.output)
    #expect(try replaced(["--mapping", "own.yaml"]) == "never")
    #expect(try replaced(["--mapping", "own.yaml", "--identity-system", "okta"]) == "next-sync")
    try binary.write("list.yaml", "[{from: jobTitle, to: title}]")
    #expect(
      try replaced(["--mapping", "list.yaml", "--identity-system", "entra-id"]) == "next-sync")
  }

  @Test func simulatePlaysTheReadersOwnMapping() throws {
    let binary = try Self.binary()
    try binary.write(
      "case.yaml",
      """
      identity-system: entra-id
      mapping: [title]
      users: {ana: {identity-system: {jobTitle: A, department: X}, target: {title: A, department: X}}}
      steps:
        - change: {attribute: department, at: identity-system, to: Y}
        - cycle
      """)
    let plain = try binary.run(["simulate", "case.yaml", "--format", "json"])
    #expect(plain.status == 0, "\(plain.errors)")
    #expect(!plain.output.contains("\"wrote\""))
    let own = try binary.run([
      "simulate", "case.yaml", "--mapping", "exports/entra-genesys.json", "--format", "json",
    ])
    #expect(own.status == 0, "\(own.errors)")
    #expect(
      own.output.contains("\"attribute\": \"department\", \"at\": \"target\", \"kind\": \"wrote\""))
  }

  @Test func whatCannotBeUsedIsAFindingOrWrongUse() throws {
    let binary = try Self.binary()
    try binary.write("empty.json", "")
    try binary.write("page.json", "<!DOCTYPE html>")
    try Data([0x7B, 0xFF]).write(to: binary.folder.appending(path: "latin.json"))
    for (arguments, status, code) in [
      (["import", "entra", "empty.json"], 1, "D901"), (["import", "okta", "page.json"], 1, "D901"),
      (["import", "entra", "latin.json"], 1, "D002"),
      (["import", "entra", "exports/okta-mapping.json"], 1, "D902"),
      (["import", "okta", "exports/okta-list.json"], 1, "D902"),
      (["import", "entra", "exports/entra-disabled.json"], 1, "D903"),
      (["import", "entra", "nowhere.json"], 2, "there is no file"),
      (["import", "entra", "exports/entra-genesys.json", "--identity-system", "none"], 2, "none"),
      (["import", "entra"], 2, "Missing expected argument"),
      (["lookup", "title", "--mapping", "page.json"], 1, "D901"),
      (["lookup", "title", "--mapping", "exports/okta-list.json"], 1, "D902"),
      (["lookup", "nickname", "--mapping", "exports/entra-genesys.json"], 2, "no attribute"),
      (["lookup", "title", "--mapping", "nowhere.yaml"], 2, "there is no file"),
    ] as [([String], Int32, String)] {
      let result = try binary.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(code), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty, "\(arguments)")
    }
  }

  @Test func aFileWithoutEndIsAFinding() throws {
    let result = try Self.binary().run(["import", "entra", "/dev/zero"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[D003]: the file has more than 16 MiB"))
  }

  @Test func helpHasExamples() throws {
    for command in ["entra", "okta"] {
      let help = try Binary().run(["import", command, "--help"])
      #expect(help.status == 0)
      #expect(help.output.contains("driftless import \(command) "))
    }
  }
}
