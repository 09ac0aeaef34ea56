import Foundation
import Testing

/// Nothing in a folder is left out without a finding.
@Suite struct UnusualNameTests {
  private static let page = "---\ntitle: A page\n---\nText.\n"

  /// With a folder of templates, which are read in the same way.
  private func site() throws -> Binary {
    let site = try Binary.starter()
    try site.write("Templates/assets/own.css", "body {}\n")
    return site
  }

  private func write(_ name: [UInt8], in site: Binary, _ text: String = page) throws {
    let path = Array("\(site.folder.path)/".utf8) + name + [0]
    let file = open(path.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    try #require(file >= 0)
    let bytes = Array(text.utf8)
    #expect(Foundation.write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  @Test(arguments: ["Content/faq/", "Templates/assets/"])
  func namesThatLookAlikeAreFound(folder: String) throws {
    let site = try site()
    try write(Array("\(folder)caf\u{E9}.md".utf8), in: site)
    try write(Array("\(folder)cafe\u{301}.md".utf8), in: site)
    try write(Array("\(folder)Menu.md".utf8), in: site)
    try write(Array("\(folder)menu.md".utf8), in: site)
    try write(Array("\(folder)menu.png".utf8), in: site)
    try write(Array("\(folder)MENU.PNG".utf8), in: site)
    let result = try site.run(["build"])
    #expect(result.status == 1)
    let lines = result.errors.split(separator: "\n").filter { $0.contains("error[D008]") }
    #expect(lines.count == 3, "\(result.errors)")
    #expect(
      lines.contains { $0.hasPrefix("\(folder)caf\u{E9}.md:1:1:") && $0.contains("normalisation") })
    #expect(lines.contains { $0.hasPrefix("\(folder)menu.md:1:1:") && $0.contains("letter case") })
    #expect(result.errors.contains("\(folder)Menu.md:1:1: the other one"))
  }

  @Test func foldersThatLookAlikeAreFound() throws {
    let site = try site()
    for folder in ["More", "more", "caf\u{E9}", "cafe\u{301}"] {
      #expect(mkdir(site.path("Content/faq") + "/\(folder)", 0o755) == 0)
      try write(Array("Content/faq/\(folder)/page.md".utf8), in: site)
    }
    let result = try site.run(["check"])
    #expect(result.errors.components(separatedBy: "error[D008]").count == 3, "\(result.errors)")
  }

  @Test(arguments: ["Content/faq/", "Content/scenarios/", "Templates/assets/"])
  func namesThatAreNotTextAreFound(folder: String) throws {
    let site = try site()
    try write(Array(folder.utf8) + [0x61, 0xE9, 0x2E, 0x6D, 0x64], in: site)
    let result = try site.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(folder)a\\xE9.md:1:1: error[D410]"), "\(result.errors)")
    #expect(result.errors.contains("not valid UTF-8"))
    #expect(result.errors.contains("hint: rename it"))
  }

  @Test(arguments: [
    "Content/faq/", "Content/", "Content/claims/", "Templates/", "Templates/assets/",
  ])
  func whatIsNoFileIsFound(folder: String) throws {
    let site = try site()
    #expect(mkfifo(site.path("\(folder)pipe.md"), 0o644) == 0)
    let result = try site.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(folder)pipe.md:1:1: error[D009]"), "\(result.errors)")
  }

  @Test(arguments: [
    "Content/scenarios/empty.yaml", "Content/claims/empty.yaml", "Content/glossary.yaml",
    "Content/sources.yaml", "Content/site.yaml", "Content/phrases.yaml",
    "Content/identity-systems/empty.yaml", "Content/faq/empty.png", "Content/faq/empty.txt",
    "Templates/rules.mustache", "Templates/assets/own.css", "Content/attributes.yaml",
  ])
  func anEmptyFileIsFound(name: String) throws {
    let site = try site()
    for text in name.hasSuffix(".yaml") ? ["", "# a comment\n", "\n"] : [""] {
      try site.write(name, text)
      let result = try site.run(["build"])
      #expect(result.status == 1, "\(text)")
      #expect(result.errors.contains("\(name):1:1: error[D010]"), "\(text): \(result.errors)")
      #expect(!result.errors.contains("there is no '"), "\(result.errors)")
    }
  }

  @Test func allAreFoundInOneRun() throws {
    let site = try site()
    try write(Array("Content/faq/A.md".utf8), in: site)
    try write(Array("Content/faq/a.md".utf8), in: site)
    try write(Array("Content/faq/".utf8) + [0xFF], in: site)
    try site.write("Content/claims/empty.yaml", "")
    try site.write("Content/faq/wrong.md", "---\ntitle: Wrong\n---\n[x](source:none)\n")
    #expect(mkfifo(site.path("Content/faq/pipe"), 0o644) == 0)
    let errors = try site.run(["check"]).errors
    for code in ["D008", "D009", "D010", "D410", "D204"] {
      #expect(errors.contains("error[\(code)]"), "\(code): \(errors)")
    }
  }

  @Test(arguments: ["faq/First-Steps/more.md", "faq/first-steps/Overwriting.md"])
  func aTwinIsNotMade(name: String) throws {
    let site = try Binary.starter()
    try site.write("Content/faq/other.md", Self.page)
    #expect(try site.run(["accept", "--reason", "another page"]).status == 0)
    let before = try FolderState(of: site)
    for arguments in [["new", "page", name], ["rename", "page", "faq/other.md", name]] {
      let result = try site.run(arguments)
      #expect(result.status == 2, "\(result.errors)")
      #expect(result.errors.contains("letter case"))
    }
    #expect(try FolderState(of: site) == before)
  }
}
