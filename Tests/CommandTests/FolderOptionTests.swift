import Foundation
import Testing

/// An unintended folder is refused, and nothing is written.
@Suite struct FolderOptionTests {
  @Test(arguments: [
    ["check", "--content", ""], ["check", "--output="], ["build", "--templates", ""],
    ["build", "--output", ""], ["accept", "--reason", "x", "--output", ""],
    ["serve", "--content="],
    ["schema", "--output", ""], ["build", "--output", "/"], ["build", "--output", "//"],
    ["build", "--output", "/tmp/.."], ["accept", "--reason", "x", "--output", "/."],
    ["build", "--output", "Content"], ["build", "--output", "./Content/faq/"],
    ["accept", "--reason", "x", "--output", "Content/faq"], ["build", "--output", "Templates"],
    ["build", "--content", ".", "--output", "."], ["build", "--output", "link/faq"],
  ])
  func isRefused(arguments: [String]) throws {
    let binary = try Binary.starter()
    try binary.write("Templates/README.txt", "mine")
    try FileManager.default.createSymbolicLink(
      at: binary.folder.appending(path: "link"),
      withDestinationURL: binary.folder.appending(path: "Content"))
    let before = try binary.contents(below: "Content")
    let result = try binary.run(arguments)
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains("--"), "\(result.errors)")
    #expect(try binary.contents(below: "Content") == before)
    #expect(!binary.files(below: ".").contains("site"))
  }

  @Test(arguments: [".", "Out", "Content/.out", "./new/folder"])
  func othersAreGood(output: String) throws {
    let binary = try Binary.starter()
    let accepted = try binary.run(["accept", "--reason", "x", "--output", output])
    #expect(accepted.status == 0, "\(accepted.errors)")
    let built = try binary.run(["build", "--output", output])
    #expect(built.status == 0, "\(built.errors)")
    #expect(try binary.read("\(output)/site/index.html").contains("Example Desk"))
  }
}
