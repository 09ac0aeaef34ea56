import Foundation
import Testing

/// `check FILE…` shows only the findings in these files, for use in a pre-commit hook.
@Suite struct NamedFilesTests {
  static let page = "Content/faq/first-steps/overwriting.md"
  static let other = "Content/faq/first-steps/other.md"

  /// Two wrong pages.
  private func wrong() throws -> Binary {
    let binary = try Binary.starter()
    try binary.replace("](outcome:", by: " x](outcome:", in: Self.page)
    try binary.write(Self.other, "---\ntitle: O\n---\n[a](claim:nothing) [b](claim:nobody)\n")
    return binary
  }

  @Test func onlyFindingsOfTheseFilesAreShown() throws {
    let binary = try wrong()
    for named in [Self.page, "./Content/faq/../faq/first-steps/overwriting.md"] {
      let result = try binary.run(["check", named])
      #expect(result.status == 1)
      #expect(result.errors.contains("\(Self.page):"))
      #expect(!result.errors.contains("other.md:"))
      #expect(
        try #/\n1 page, \d+ statements?: \d+ errors?, [1-9]\d* findings in other files, /#
          .firstMatch(in: result.errors) != nil, "\(result.errors)")
    }
    let absolute = binary.folder.appending(path: Self.other).path
    #expect(try binary.run(["check", absolute]).errors.contains("other.md:4:1: error[D404]"))
    let both = try binary.run(["check", Self.page, Self.other, "--format", "json"])
    let findings = try #require(try binary.json(both)["findings"] as? [[String: Any]])
    #expect(
      Set(findings.compactMap { $0["file"] as? String }) == [Self.page, Self.other])
  }

  @Test func theShownFindingsDecide() throws {
    let binary = try wrong()
    let result = try binary.run(["check", "Content/site.yaml", "Content/claims/direction.yaml"])
    #expect(result.status == 0)
    #expect(result.errors.contains(" findings in other files, "))
    #expect(!result.errors.contains("error["))
  }

  /// A finding in one file that another file caused is shown in its own file.
  @Test func whatTheFilesNeedIsVerified() throws {
    let binary = try Binary.starter()
    try binary.replace("sync:", by: "zz: 1\nsync:", in: "Content/identity-systems/directory.yaml")
    #expect(try binary.run(["check", "Content/identity-systems/directory.yaml"]).status == 1)
    #expect(try binary.run(["check", Self.page]).status == 0)
  }

  @Test func theRecordIsOneOfTheFiles() throws {
    let binary = try Binary.starter()
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Output/knowledge.json"))
    #expect(try binary.run(["check", Self.page]).status == 0)
    let result = try binary.run(["check", Self.page, "Output/knowledge.json"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[D501]"))
  }

  @Test func aFileThatCannotBeReadHasItsFinding() throws {
    let binary = try Binary.starter()
    try FileManager.default.createSymbolicLink(
      atPath: binary.folder.appending(path: "Content/faq/link.md").path,
      withDestinationPath: "/etc/passwd")
    #expect(try binary.run(["check", "Content/faq/link.md"]).errors.contains("error[D004]"))
  }

  @Test(arguments: [
    ["README.md"], ["Content/faq/none.md"], ["Content/faq"], ["Content/.hidden"], ["../x.md"],
    ["Content"], ["/etc/passwd"], ["Content/faq/first-steps/overwriting.md", "README.md"],
  ]) func whatIsNoFileOfTheContentIsWrongUse(arguments: [String]) throws {
    let binary = try Binary.starter()
    try binary.write("Content/.hidden", "x")
    try binary.write("README.md", "x")
    let result = try binary.run(["check"] + arguments)
    #expect(result.status == 2, "\(result.errors)")
    #expect(!result.errors.contains("error["))
  }

  @Test func aFolderMayBeReachedThroughALink() throws {
    let binary = try wrong()
    let link = binary.folder.appending(path: "link")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: binary.folder.appending(path: "Content"))
    let result = try binary.run(["check", "link/faq/first-steps/overwriting.md"])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(Self.page):"))
  }
}
