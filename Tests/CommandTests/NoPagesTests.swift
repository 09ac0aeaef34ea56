import Foundation
import Testing

/// A job that finds no page fails.
@Suite struct NoPagesTests {
  static let page = "Content/faq/first-steps/overwriting.md"

  private func findings(_ binary: Binary, _ arguments: [String] = []) throws -> [[String: Any]] {
    let result = try binary.run(["check", "--format", "json"] + arguments)
    #expect(result.status == 1, "\(result.errors)")
    let findings = try #require(try binary.json(result)["findings"] as? [[String: Any]])
    return findings.filter { $0["code"] as? String == "D425" }
  }

  @Test func anEmptyFolderOfPagesFails() throws {
    let binary = try Binary.starter()
    try FileManager.default.removeItem(at: binary.folder.appending(path: Self.page))
    #expect(try binary.run(["accept", "--reason", "no page"]).status == 0)
    let found = try findings(binary)
    #expect(found.map { $0["message"] as? String } == ["there is no page in 'Content/faq'"])
    #expect(found.first?["file"] as? String == "Content/faq")
    #expect(found.first?["hint"] as? String != nil)
    let built = try binary.run(["build"])
    #expect(built.status == 1)
    #expect(built.errors.contains("error[D425]"))
    #expect(!binary.files(below: "Output").contains("site"))
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Content/faq"))
    #expect(try findings(binary).count == 1)
  }

  @Test func draftsAlonePublishNothing() throws {
    let binary = try Binary.starter()
    try binary.replace("title:", by: "draft: true\ntitle:", in: Self.page)
    #expect(try binary.run(["accept", "--reason", "a draft"]).status == 0)
    #expect(
      try findings(binary).map { $0["message"] as? String } == [
        "each page in 'Content/faq' is a draft, so none is published"
      ])
  }

  @Test func aWrongFolderIsSaidSo() throws {
    let binary = try Binary.starter()
    let found = try findings(binary, ["--content", "Content/faq"])
    let hint = try #require(found.first?["hint"] as? String)
    #expect(hint.contains("'Content/faq/first-steps/overwriting.md'"))
    #expect(hint.contains("--content"))
  }

  /// A page with a mistake has its own finding, which is enough.
  @Test func aBrokenPageIsAPage() throws {
    let binary = try Binary.starter()
    try binary.write(Self.page, "no front matter")
    #expect(try findings(binary).isEmpty)
  }
}
