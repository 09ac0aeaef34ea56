import Foundation
import Testing

/// `check` reports, with its location, what `build` could not write or what would be lost in the site.
@Suite struct TakenAddressTests {
  private func site(_ redirects: [String]) throws -> Binary {
    let site = try Binary.starter()
    try site.write("Content/faq/a.md", page("redirect-from:", redirects))
    return site
  }

  private func page(_ key: String, _ entries: [String]) -> String {
    let lines = entries.map { "  - \"\($0)\"\n" }.joined()
    return "---\ntitle: A page\n\(entries.isEmpty ? "" : "\(key)\n\(lines)")---\nText.\n"
  }

  /// Whatever a site has: no page can have been there.
  @Test func noFormerAddressIsThatOfAFile() throws {
    let binary = try Binary()
    #expect(try binary.run(["build"]).status == 0)
    try binary.write("Content/faq/a/b.png", "x")
    let all = binary.files(below: "Output/site").filter { !$0.contains("faq/") && $0 != "faq" }
    // Of many findings of one kind only the first are shown.
    var names = all.indices.filter { $0 % (all.count / 60) == 0 }.map { all[$0] }
    names += [
      "faq/overwriting", "faq/a/b.png", "CNAME", "robots.txt", "LLMS.TXT", "Claims/x",
      "faq/a/B.PNG/x",
    ]
    try binary.write("Content/faq/former.md", page("redirect-from:", names))
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    let lines = Set(
      result.errors.split(separator: "\n").filter { $0.contains("Content/faq/former.md:") }
        .compactMap { $0.split(separator: ":").dropFirst().first.flatMap { Int($0) } })
    for (number, name) in names.enumerated() where name != "faq/overwriting" {
      #expect(lines.contains(number + 4), "\(name): \(result.errors.prefix(2_000))")
    }
  }

  @Test(arguments: [
    ("CNAME\\nzz", "4:5: error[D109]"), ("a\\tb", "4:5: error[D109]"),
    ("x\\u0000y", "4:7: error[D005]"), ("a\\rb/", "4:7: error[D005]"),
    ("\\u0085", "4:6: error[D005]"), ("a/\\e[2J", "4:8: error[D005]"),
  ])
  func controlCharactersAreNoPartOfAnAddress(written: String, finding: String) throws {
    let result = try site([written]).run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Content/faq/a.md:\(finding)"), "\(result.errors)")
  }

  @Test func pagesAndAttachmentsWithOneAddressAreFound() throws {
    let site = try Binary.starter()
    for name in ["b.md", "b/index.md", "c.md"] {
      try site.write("Content/faq/\(name)", page("", []))
    }
    try site.write("Content/faq/c/index.html", "<p>mine</p>")
    try site.write("Content/faq/d.md", page("", []))
    try site.write("Content/faq/d", "mine")
    let result = try site.run(["check"])
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "Content/faq/b/index.md:1:1: error[D201]: the address 'faq/b/' is taken"),
      "\(result.errors)")
    #expect(result.errors.contains("Content/faq/c/index.html:1:1: error[D201]"))
    #expect(result.errors.contains("Content/faq/d:1:1: error[D201]"))
    #expect(result.errors.contains("Content/faq/b.md:1:1: it belongs to this"))
  }

  @Test func idsThatDifferInLetterCaseAreFound() throws {
    let site = try Binary.starter()
    let attributes = try site.read("Content/attributes.yaml")
    try site.write("Content/attributes.yaml", attributes + "- {id: TITLE, name: Another title}\n")
    let claims = try site.read("Content/claims/direction.yaml")
    try site.write(
      "Content/claims/more.yaml", claims.replacing("id: one-way", with: "id: One-Way"))
    let result = try site.run(["check"])
    #expect(
      result.errors.contains("the address 'attributes/TITLE/' is taken by one that differs"),
      "\(result.errors)")
    #expect(
      result.errors.contains("the address 'claims/One-Way/' is taken by one that differs"),
      "\(result.errors)")
  }

  @Test func aNameThatIsTooLongForAFileIsFound() throws {
    let long = String(repeating: "x", count: 256)
    let site = try site(["faq/\(long)"])
    try site.write(
      "Content/claims/long.yaml",
      "- id: \(String(repeating: "\u{E4}", count: 90))\n  says: It stays.\n  attribute: unmapped\n  never: it is written\n"
    )
    let result = try site.run(["check"])
    #expect(result.errors.contains("Content/faq/a.md:4:5: error[D410]"), "\(result.errors)")
    #expect(result.errors.contains("Content/claims/long.yaml:1:7: error[D410]"), "\(result.errors)")
  }

  /// Two pages may differ in the letter case of their former addresses, but not in that alone.
  @Test func formerAddressesThatDifferInLetterCaseAreFound() throws {
    let site = try site(["faq/Old.md"])
    try site.write("Content/faq/b.md", page("redirect-from:", ["faq/old.md"]))
    let result = try site.run(["check"])
    #expect(result.errors.contains("Content/faq/b.md:4:5: error[D201]"), "\(result.errors)")
  }

  /// What passes `check` is built.
  @Test func whatChecksIsBuilt() throws {
    let site = try site(["old", "faq/old.md", "faq/First-Steps-Before/x", "caf\u{E9}/menu"])
    #expect(try site.run(["accept", "--reason", "x"]).status == 0)
    let built = try site.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    #expect(site.isFile("Output/site/caf\u{E9}/menu/index.html"))
  }
}
