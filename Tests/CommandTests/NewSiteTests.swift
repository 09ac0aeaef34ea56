import Foundation
import Testing

@Suite struct NewSiteTests {
  @Test func aNewSiteChecksAndBuildsAtOnce() throws {
    let binary = try Binary()
    let made = try binary.run(["new", "site", "help"])
    #expect(made.status == 0, "\(made.errors)")
    let folders = ["--content", "help/Content", "--output", "help/Output"]
    let checked = try binary.run(["check", "--strict"] + folders)
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(try binary.run(["prove", "--content", "help/Content"]).status == 0)
    #expect(try binary.run(["build"] + folders).status == 0)
    let page = try binary.read("help/Output/site/faq/first-steps/overwriting/index.html")
    #expect(page.contains("Example Desk"))
    // It is about another target.
    for file in binary.files(below: "help/Output/site") where file.hasSuffix(".html") {
      #expect(try !binary.read("help/Output/site/\(file)").contains("Genesys"), "\(file)")
    }
    #expect(try binary.read("help/.gitignore").contains("Output/site/"))
  }

  @Test func nothingIsWrittenIntoAFolderThatIsNotEmpty() throws {
    let binary = try Binary()
    try binary.write("help/mine.txt", "mine")
    #expect(try binary.run(["new", "site", "help"]).status == 2)
    #expect(binary.files(below: "help") == ["mine.txt"])
  }
}
