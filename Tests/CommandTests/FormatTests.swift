import Foundation
import Testing

@Suite struct FormatTests {
  @Test func alignsTheTablesOfAllPagesOnce() throws {
    let binary = try Binary.starter()
    let page = "Content/faq/first-steps/overwriting.md"
    // Those of `accept` are.
    #expect(try binary.run(["fmt", "--check"]).status == 0)
    let aligned = try binary.read(page)
    try binary.loosenTables(in: page)
    let check = try binary.run(["fmt", "--check"])
    #expect(check.status == 1)
    #expect(check.output == "\(page)\n")
    let formatted = try binary.run(["fmt"])
    #expect(formatted.status == 0, "\(formatted.errors)")
    #expect(formatted.output == "\(page)\n")
    #expect(try binary.read(page) == aligned)
    #expect(try binary.run(["fmt", "--check"]).status == 0)
    #expect(try binary.run(["fmt"]).output.isEmpty)
    // The cells are as they were.
    #expect(try binary.run(["check", "--strict"]).status == 0)
  }

  @Test func theShippedPagesAreAligned() throws {
    #expect(try Binary().run(["fmt", "--check"]).status == 0)
  }

  @Test func leavesAPageAloneThatHasNoFrontMatterOrIsLinked() throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/bare.md", "|a|b|\n|-|-|\n")
    #expect(try !binary.run(["fmt"]).output.contains("bare"))
    #expect(try binary.read("Content/faq/bare.md") == "|a|b|\n|-|-|\n")
  }
}

extension Binary {
  /// Takes the blanks out of the cells of a page's tables.
  func loosenTables(in page: String) throws {
    let aligned = try read(page)
    let loose = aligned.replacing(#/ {2,}\|/#, with: " |")
    try #require(loose != aligned, "the page has a table")
    try write(page, loose)
  }
}
