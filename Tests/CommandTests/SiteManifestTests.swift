import Foundation
import Testing

/// A build removes what builds wrote, and nothing else, whatever names are in its list.
@Suite struct SiteManifestTests {
  private static let manifest = "Output/site/.driftless"

  private func paths(_ site: Binary) throws -> [String] {
    try site.read(Self.manifest).split(separator: "\0").dropFirst().map(String.init)
  }

  @Test func theListNamesEachFileOfTheSite() throws {
    let site = try Binary.starter()
    #expect(try site.run(["build"]).status == 0)
    let files = site.files(below: "Output/site").filter {
      site.isFile("Output/site/\($0)") && $0 != ".driftless"
    }
    #expect(try paths(site).sorted() == files.sorted())
    #expect(try site.read(Self.manifest).hasPrefix("driftless site 2\0"))
  }

  /// In a list of version 1, a name with a line end looked like two.
  @Test func anOlderListWithALineEndRemovesNothing() throws {
    let site = try Binary.starter()
    #expect(try site.run(["build"]).status == 0)
    let names = try paths(site) + ["old/index.html", "CNAME\nzz/index.html"]
    try site.write("Output/site/old/index.html", "old")
    try site.write("Output/site/CNAME", "help.example.com\n")
    try site.write(Self.manifest, names.sorted().map { "\($0)\n" }.joined())
    let built = try site.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    #expect(built.output.contains("0 removed"))
    #expect(built.errors.contains("so no file was removed"))
    #expect(try site.read("Output/site/CNAME") == "help.example.com\n")
    #expect(site.isFile("Output/site/old/index.html"))
    #expect(try site.read(Self.manifest).hasPrefix("driftless site 2\0"))
  }

  @Test func anOlderListIsBelievedOtherwise() throws {
    let site = try Binary.starter()
    #expect(try site.run(["build"]).status == 0)
    try site.write("Output/site/old/page/index.html", "old")
    try site.write("Output/site/CNAME", "help.example.com\n")
    let names = try paths(site) + ["old/page/index.html"]
    try site.write(Self.manifest, names.sorted().map { "\($0)\n" }.joined())
    let built = try site.run(["build"])
    #expect(built.output.contains("1 removed"), "\(built.errors)")
    #expect(!site.files(below: "Output/site").contains("old"))
    #expect(site.isFile("Output/site/CNAME"))
  }

  @Test(arguments: [
    "driftless site 2\0../outside.txt\0", "driftless site 2\0/etc/hostname\0",
    "driftless site 2\0a/../../outside.txt\0", "driftless site 2\0index.html", "\0\0", "",
    "../outside.txt\n", "..\n", "./index.html\n",
  ])
  func aListThatIsWrongRemovesNothing(list: String) throws {
    let site = try Binary.starter()
    #expect(try site.run(["build"]).status == 0)
    try site.write("Output/outside.txt", "mine")
    try site.write("Output/site/mine.txt", "mine")
    try site.write(Self.manifest, list)
    let built = try site.run(["build"])
    #expect(built.output.contains("0 removed") || built.status == 1, "\(built.errors)")
    #expect(site.isFile("Output/outside.txt") && site.isFile("Output/site/mine.txt"))
    #expect(site.isFile("Output/site/index.html"))
  }

  @Test func aFileOfSomebodyElseIsNotReplaced() throws {
    let site = try Binary.starter()
    #expect(try site.run(["build"]).status == 0)
    try site.write("Content/faq/new.md", "---\ntitle: New\n---\nText.\n")
    #expect(try site.run(["accept", "--reason", "x"]).status == 0)
    try site.write("Output/site/faq/new/index.html", "mine")
    let before = try site.contents(below: "Output/site")
    let built = try site.run(["build"])
    #expect(built.status == 1)
    #expect(built.errors.contains("Output/site/faq/new/index.html:1:1: error[D701]"))
    #expect(try site.contents(below: "Output/site") == before)
  }
}

extension Binary {
  func isFile(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
