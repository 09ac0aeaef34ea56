import Foundation
import Testing

/// A file with a table is played and checked as what it is.
@Suite struct TableFileTests {
  static let table = "Content/scenarios/attribute-outcomes.yaml"
  static let rows = [
    "mapped-identity-system", "mapped-target", "unmapped-identity-system", "unmapped-target",
  ]

  @Test func simulateShowsTheAnswerOfEachRow() throws {
    let binary = try Binary.starter()
    let result = try binary.run(["simulate", Self.table])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix("What becomes of an edited attribute\nmapped-identity-system: "))
    for row in Self.rows { #expect(result.output.contains("\n\(row): ")) }
    #expect(
      result.output.contains(
        "\n  At some point, the directory overwrites this attribute in Example Desk.\n"))
    let json = try binary.json(try binary.run(["simulate", Self.table, "--format", "json"]))
    #expect(json["table"] as? String == "attribute-outcomes")
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["row"] as? String } == Self.rows)
    #expect(rows.map { $0["overwrites"] as? Bool } == [false, true, false, false])
    let lookup = try binary.run(
      [
        "lookup", "title", "--changed-at", "target", "--edit", "set", "--identity-system",
        "directory",
        "--format", "json",
      ])
    let same = try binary.json(lookup)
    for key in ["answer", "becomes", "replacedAt", "syncedAt", "mapped"] {
      #expect("\(rows[1][key] ?? "")" == "\(same[key] ?? "")", "\(key)")
    }
  }

  @Test func aMappingOfOnesOwnTakesThePlaceOfTheTables() throws {
    let binary = try Binary.starter()
    try binary.write("own.yaml", "mapping: [userName, mobile]\n")
    let result = try binary.run(
      ["simulate", "-", "--mapping", "own.yaml", "--format", "json"],
      input: try binary.read(Self.table))
    #expect(result.status == 0, "\(result.errors)")
    let json = try binary.json(result)
    #expect(json["table"] as? String == "stdin")
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["mapped"] as? Bool } == [false, false, true, true])
  }

  @Test func whatIsWrongWithATableIsSaid() throws {
    let binary = try Binary.starter()
    try binary.replace("attribute: title", by: "attribute: titel", in: Self.table)
    let result = try binary.run(["simulate", Self.table])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[D202]: the target has no attribute 'titel'"))
    #expect(!result.errors.contains("steps"))
  }

  @Test(arguments: [
    ([table], "1 table with 4 rows: nothing is wrong, "),
    (["Content/scenarios/one-afternoon.yaml"], "1 scenario: nothing is wrong, "),
    (
      ["Content/claims/direction.yaml", table], "1 table with 4 rows, 2 claims: nothing is wrong, "
    ),
    (["Content/identity-systems/directory.yaml"], "1 identity system: nothing is wrong, "),
    (["Content/site.yaml", "Output/knowledge.json"], "2 other files: nothing is wrong, "),
    (
      [table, "Content/faq/first-steps/overwriting.md"],
      "1 page, 11 statements, 1 table with 4 rows: 2 proved, "
    ),
  ])
  func checkSaysWhatItChecked(files: [String], line: String) throws {
    let result = try Binary.starter().run(["check"] + files)
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix(line), "\(result.errors)")
  }
}
