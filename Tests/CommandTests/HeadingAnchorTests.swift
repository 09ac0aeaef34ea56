import Foundation
import Testing

@Suite struct HeadingAnchorTests {
  @Test func noTwoElementsOfAPageHaveOneID() throws {
    let binary = try Binary.starter()
    let headings = [
      "Sources", "Search", "Main", "Contents", "Sources", "Related", "Terms", "Holds for", "Legend",
      "Sources 2", "Reply text", "Search panel", "Attribute outcomes", "Table attribute outcomes",
      "Attribute outcomes mapped target",
    ]
    let body = headings.map { "## \($0)\n\ntext\n\n" }.joined()
    let page = "Content/faq/first-steps/overwriting.md"
    try binary.write(page, try binary.read(page) + "\n" + body)
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    let html = try binary.read("Output/site/faq/first-steps/overwriting/index.html")
    let ids = html.matches(of: /[ ]id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "\(ids)")
    #expect(ids.contains("main") && ids.contains("sources") && ids.contains("sources-2"))
  }

  /// Names of folders and of identity systems are anchors beside those of the templates.
  @Test func namesInTheContentAreOtherIDs() throws {
    let binary = try Binary.starter()
    let system = try binary.read("Content/identity-systems/directory.yaml")
    let scenario = try binary.read("Content/scenarios/one-afternoon.yaml")
    for name in ["replay", "contents", "main"] {
      try binary.write("Content/identity-systems/\(name).yaml", system)
      try binary.write(
        "Content/scenarios/of-\(name).yaml",
        scenario.replacing("identity-system: directory", with: "identity-system: \(name)"))
    }
    let folders = ["find", "share", "systems", "by-attribute", "questions", "main", "a-b", "a/b"]
    for name in folders {
      try binary.write("Content/faq/\(name)/page.md", "---\ntitle: Page of \(name)\n---\n")
    }
    try binary.write("Content/faq/alone.md", "---\ntitle: Page of no section\n---\n")
    let page = "Content/faq/first-steps/overwriting.md"
    let text = try binary.read(page)
    let table = try #require(text.firstMatch(of: /<!-- table: [^#]*/)).0
    try binary.write(page, text + "\n## Again\n\n" + table + "\n## And again\n\n" + table)
    #expect(try binary.run(["accept", "--reason", "x"]).status == 0)
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    let site = binary.folder.appending(path: "Output/site")
    let files = try FileManager.default.subpathsOfDirectory(atPath: site.path)
      .filter { $0.hasSuffix(".html") }
    #expect(files.count > 50)
    for file in files {
      let html = try binary.read("Output/site/\(file)")
      let ids = html.matches(of: /[ ]id="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(file): \(ids)")
    }
    let shown = try binary.read("Output/site/faq/first-steps/overwriting/index.html")
    #expect(shown.contains("id=\"table-3.attribute-outcomes/mapped-target\""))
  }
}
