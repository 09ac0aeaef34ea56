import Foundation
import Testing

@Suite struct CheckTests {
  @Test func theShippedContentIsRight() throws {
    let result = try Binary().run(["check", "--strict"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func aWrongSentenceIsFoundWithItsPlace() throws {
    let binary = try Binary()
    try binary.replace(
      "40 minutes](value:", by: "50 minutes](value:",
      in: "Content/faq/overwriting/by-identity-system.md")
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Content/faq/overwriting/by-identity-system.md:"))
    #expect(result.errors.contains("error[D401]: '50 minutes' is not what happens"))
    #expect(result.errors.contains("hint: write: 40 minutes"))
  }

  @Test func printsFindingsAsJSONOnStandardOutput() throws {
    let binary = try Binary.starter()
    try binary.replace("target: Example Desk", by: "targt: Example Desk", in: "Content/site.yaml")
    let result = try binary.run(["check", "--format", "json"])
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    let findings = try #require(try binary.json(result)["findings"] as? [[String: Any]])
    let first = try #require(findings.first { $0["code"] as? String == "D103" })
    #expect(
      first.keys.sorted() == [
        "code", "column", "endColumn", "endLine", "file", "hint", "line", "message", "more",
        "related", "severity",
      ])
    #expect(first["file"] as? String == "Content/site.yaml")
  }

  @Test func aChangedProfileIsNamedAsTheCause() throws {
    let binary = try Binary.starter()
    try binary.replace("every: 2h", by: "every: 20m", in: "Content/identity-systems/directory.yaml")
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Content/identity-systems/directory.yaml:"))
    #expect(
      result.errors.contains("'cycle.every' is \"20m\" now; the record was made with \"2h\""))
  }

  @Test func theRecordMustBeThereAndEqual() throws {
    let binary = try Binary.starter()
    try binary.replace(
      "\"replacedAt\": \"never\"", by: "\"replacedAt\": \"at-once\"", in: "Output/knowledge.json")
    let changed = try binary.run(["check"])
    #expect(changed.status == 1)
    #expect(changed.errors.contains("error[D502]"))
    #expect(changed.errors.contains("\"replacedAt\": \"never\""))
    try binary.write("Output/knowledge.json", "{\n")
    #expect(try binary.run(["check"]).errors.contains("error[D503]"))
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Output/knowledge.json"))
    let missing = try binary.run(["check"])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("error[D501]"))
  }

  @Test func aRecordThatIsNoFileIsSaidSo() throws {
    let binary = try Binary.starter()
    let record = binary.folder.appending(path: "Output/knowledge.json")
    try FileManager.default.removeItem(at: record)
    try FileManager.default.createDirectory(at: record, withIntermediateDirectories: true)
    #expect(try binary.run(["check"]).errors.contains("the record is a folder, not a file"))
    try FileManager.default.removeItem(at: record)
    mkfifo(record.path, 0o600)
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[D001]: the record is no regular file"))
  }

  @Test(.enabled(if: Binary.canBeUnprivileged)) func aRecordThatCannotBeReadIsSaidSo() throws {
    let binary = try Binary.starter()
    try binary.allow(0o000, "Output/knowledge.json")
    let errors = try binary.runUnprivileged(["check"]).errors
    #expect(errors.contains("error[D001]: the record cannot be read: permission denied"))
  }

  @Test func countsAreInTheRightForm() throws {
    let binary = try Binary()
    try binary.replace(
      "40 minutes](value:", by: "50 minutes](value:",
      in: "Content/faq/overwriting/by-identity-system.md")
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Output/knowledge.json"))
    try binary.write("Content/unknown/x.yaml", "a: b")
    #expect(try binary.run(["check"]).errors.contains(": 2 errors, 1 warning, "))
  }

  @Test func badFilesAreFindingsAndNeverCrash() throws {
    let binary = try Binary.starter()
    let faq = binary.folder.appending(path: "Content/faq")
    try Data([0x2D, 0x2D, 0x0A, 0xFF, 0xFE]).write(to: faq.appending(path: "bytes.md"))
    try Data("a\u{0}b".utf8).write(to: faq.appending(path: "null.md"))
    try Data(count: 5 * 1_024 * 1_024).write(to: faq.appending(path: "large.md"))
    try FileManager.default.createSymbolicLink(
      atPath: faq.appending(path: "link.md").path, withDestinationPath: "/etc/passwd")
    try binary.write("Content/scenarios/deep.yaml", String(repeating: "[", count: 20_000))
    try binary.write("Content/scenarios/empty.yaml", "")
    try binary.write("Content/scenario/misplaced.yaml", "a: b")
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    for code in ["D001", "D002", "D003", "D004", "D005", "D007"] where code != "D001" {
      #expect(result.errors.contains("[\(code)]"), "\(code) in \(result.errors)")
    }
    #expect(result.errors.contains("Content/scenarios/deep.yaml"))
    #expect(result.errors.contains("bytes.md:2:1"))
  }

  @Test func deepMarkdownIsAFindingAndNoCrash() throws {
    let binary = try Binary.starter()
    let deep = String(repeating: ">", count: 50_000) + "a"
    try binary.write("Content/faq/deep.md", "---\ntitle: Deep\n---\n\(deep)\n")
    for command in ["check", "build"] {
      let result = try binary.run([command])
      #expect(result.status == 1)
      #expect(result.errors.contains("Content/faq/deep.md:4:1: error[D108]"))
    }
  }

  /// Lists of files, such as the site's own, have one name on each line.
  @Test func namesWithLineEndsAreRefused() throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/new\nline.md", "---\ntitle: T\n---\nHi.\n")
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Content/faq/new\\u{A}line.md:1:1: error[D410]"))
  }

  /// One misspelt key in a profile that claims, tables and pages depend on is one mistake.
  @Test func aMistakeInAProfileIsTheOnlyFinding() throws {
    let binary = try Binary()
    try binary.replace("sync:", by: "zz: 1\nsync:", in: "Content/identity-systems/entra-id.yaml")
    let result = try binary.run(["check", "--format", "json"])
    #expect(result.status == 1)
    let findings = try #require(try binary.json(result)["findings"] as? [[String: Any]])
    #expect(findings.compactMap { $0["code"] as? String } == ["D103"])
  }

  @Test func wrongUseIsStatusTwo() throws {
    let binary = try Binary.starter()
    #expect(try binary.run(["check", "--content", "nowhere"]).status == 2)
    #expect(try binary.run(["check", "--nonsense"]).status == 2)
    #expect(try binary.run(["nonsense"]).status == 2)
    #expect(try binary.run(["check"], environment: ["SOURCE_DATE_EPOCH": "soon"]).status == 2)
  }
}
