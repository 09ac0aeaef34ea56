import Foundation
import Testing

/// The site's files for programs.
@Suite struct MachineFileTests {
  static func built(_ change: (Binary) throws -> Void = { _ in }) throws -> Binary {
    let binary = try Binary()
    try change(binary)
    let result = try binary.run(["build"])
    try #require(result.status == 0, "\(result.errors)")
    return binary
  }

  private func json(_ binary: Binary, _ name: String) throws -> [String: Any] {
    let data = Data(try binary.read("Output/site/\(name)").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func theSearchIndexAnswersAsLookupDoes() throws {
    let binary = try Self.built()
    let index = try json(binary, "search-index.json")
    let systems = try #require(index["systems"] as? [[Any]])
    let attributes = try #require(index["attributes"] as? [[Any]])
    let answers = try #require(index["answers"] as? [[String]])
    let matrix = try #require(index["matrix"] as? [Int])
    #expect(matrix.count == systems.count * attributes.count * 3 * 2 * 2)
    let okta = try #require(systems.firstIndex { $0[0] as? String == "okta" })
    let mobile = try #require(attributes.firstIndex { $0[0] as? String == "mobile" })
    for (number, mapping) in ["--mapped", "--unmapped", nil].enumerated() {
      for (place, keyword) in ["identity-system", "target"].enumerated() {
        for (edit, word) in ["set", "clear"].enumerated() {
          let result = try binary.run(
            [
              "lookup", "mobile", "--identity-system", "okta", "--changed-at", keyword, "--edit",
              word, "--format", "json",
            ] + (mapping.map { [$0] } ?? []))
          let says = try binary.json(result)["answer"] as? String
          let cell = (((okta * attributes.count + mobile) * 3 + number) * 2 + place) * 2 + edit
          #expect(answers[matrix[cell]][0] == says)
        }
      }
    }
  }

  @Test func eachAnswerOfTheFileHasItsEvidence() throws {
    let binary = try Self.built()
    let answers = try #require(try json(binary, "answers.json")["answers"] as? [[String: Any]])
    #expect(answers.count > 300)
    let base = "https://scim-help.example/"
    for answer in answers {
      let evidence = try #require(answer["evidence"] as? String)
      #expect(evidence.hasPrefix(base))
      let path = "Output/site/\(evidence.dropFirst(base.count))index.html"
      #expect(FileManager.default.fileExists(atPath: binary.folder.appending(path: path).path))
    }
  }

  @Test func changesOfBehaviourBecomeEntriesOfTheFeed() throws {
    let binary = try Binary.starter()
    try binary.replace("# base: ", by: "base: ", in: "Content/site.yaml")
    try binary.replace(
      "displayName, title]", by: "displayName, title, mobile]",
      in: "Content/identity-systems/directory.yaml")
    let accepted = try binary.run(["accept", "--reason", "Now <the mobile number> is mapped"])
    try #require(accepted.status == 0, "\(accepted.errors)")
    let built = try binary.run(["build"])
    try #require(built.status == 0, "\(built.errors)")
    let feed = try binary.read("Output/site/feed.xml")
    #expect(feed.contains("<title>Now &lt;the mobile number&gt; is mapped</title>"))
    #expect(feed.contains("outcomes/directory/mobile/mapped/target-set/"))
    #expect(!feed.contains("outcomes/directory/title/"))
    #expect(try binary.run(["check"]).status == 0)
  }

  @Test func formerAddressesLeadToThePage() throws {
    let binary = try Self.built {
      try $0.replace(
        "order: 1", by: "order: 1\nredirect-from: [faq/old-name.md, /help/drift]",
        in: "Content/faq/overwriting/one-way.md")
    }
    for (path, target) in [
      ("faq/old-name", "url=../../faq/overwriting/one-way/"),
      ("help/drift", "url=../../faq/overwriting/one-way/"),
    ] {
      #expect(try binary.read("Output/site/\(path)/index.html").contains(target))
    }
  }

  @Test(arguments: [
    "../out.md", "/", "claims/one-way", "faq/overwriting/by-identity-system.md", "faq//x", "a?b",
  ])
  func aFormerAddressThatCannotBeIsAFinding(address: String) throws {
    let binary = try Binary()
    let page = "Content/faq/overwriting/one-way.md"
    try binary.replace("order: 1", by: "order: 1\nredirect-from: '\(address)'", in: page)
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(page):12:16: error["), "\(result.errors)")
  }

  @Test func everyAnswerStandsInTheTextForLanguageModels() throws {
    let text = try Self.built().read("Output/site/llms.txt")
    #expect(text.hasPrefix("# Genesys Cloud SCIM help\n"))
    #expect(text.contains("](https://scim-help.example/claims/one-way/)"))
    #expect(text.contains("](https://scim-help.example/outcomes/okta/mobile/unmapped/target-set/)"))
    #expect(!text.contains("&quot;"))
  }

  @Test func structuredDataEndsNoScript() throws {
    let binary = try Self.built {
      try $0.replace(
        "title: Do changes", by: "title: </script><b> & Do changes",
        in: "Content/faq/overwriting/one-way.md")
    }
    let page = try binary.read("Output/site/faq/overwriting/one-way/index.html")
    #expect(page.contains("\"name\": \"\\u003c/script\\u003e\\u003cb\\u003e \\u0026 Do changes"))
    #expect(!page.contains("</script><b>"))
  }

  @Test func theLastChangeComesFromTheRepository() throws {
    let binary = try Binary()
    let page = "Output/site/faq/overwriting/one-way/index.html"
    #expect(try binary.run(["build"]).status == 0)
    #expect(try !binary.read(page).contains("Last changed on"))
    for arguments in [
      ["init", "-q"], ["add", "-A"],
      ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
    ] {
      let git = Process()
      git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      git.arguments = ["git", "-C", binary.folder.path] + arguments
      git.environment = ProcessInfo.processInfo.environment.merging([
        "GIT_COMMITTER_DATE": "2026-02-03T04:05:06Z", "GIT_AUTHOR_DATE": "2026-02-03T04:05:06Z",
      ]) { _, new in new }
      try git.run()
      git.waitUntilExit()
      try #require(git.terminationStatus == 0)
    }
    #expect(try binary.run(["build"]).status == 0)
    #expect(try binary.read(page).contains("Last changed on <time datetime=\"2026-02-03\">"))
  }
}
