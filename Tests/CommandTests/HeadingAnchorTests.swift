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
}
