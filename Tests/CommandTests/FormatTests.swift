import Foundation
import Testing

@Suite struct FormatTests {
  @Test func alignsTheTablesOfAllPagesOnce() throws {
    let binary = try Binary.starter()
    let page = "Content/faq/first-steps/overwriting.md"
    // The tables of `accept` are not aligned.
    let check = try binary.run(["fmt", "--check"])
    #expect(check.status == 1)
    #expect(check.output == "\(page)\n")
    let before = try binary.read(page)
    let formatted = try binary.run(["fmt"])
    #expect(formatted.status == 0, "\(formatted.errors)")
    #expect(formatted.output == "\(page)\n")
    #expect(try binary.read(page) != before)
    #expect(try binary.run(["fmt", "--check"]).status == 0)
    #expect(try binary.run(["fmt"]).output.isEmpty)
    // The cells are as they were.
    #expect(try binary.run(["check", "--strict"]).status == 0)
  }

  @Test func leavesAPageAloneThatHasNoFrontMatterOrIsLinked() throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/bare.md", "|a|b|\n|-|-|\n")
    #expect(try !binary.run(["fmt"]).output.contains("bare"))
    #expect(try binary.read("Content/faq/bare.md") == "|a|b|\n|-|-|\n")
  }
}
