import Foundation
import Testing

@Suite struct BuildTests {
  private static let page = "Content/faq/first-steps/overwriting.md"

  @Test func writesTheSiteAndOnlyWhatChanged() throws {
    let binary = try Binary.starter()
    let first = try binary.run(["build"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(binary.files(below: "Output/site").contains("faq/first-steps/overwriting/index.html"))
    #expect(try binary.run(["build"]).output.contains(" 0 files written"))
    try binary.replace("title: ", by: "title: Changed ", in: Self.page)
    let stamp = try modified(binary, "assets/site.css")
    #expect(try binary.run(["build"]).status == 0)
    #expect(try modified(binary, "assets/site.css") == stamp)
    #expect(
      try binary.read("Output/site/faq/first-steps/overwriting/index.html").contains("Changed "))
  }

  @Test func twoBuildsGiveTheSameBytes() throws {
    let (left, right) = (try Binary(), try Binary())
    #expect(try left.run(["build"]).status == 0)
    #expect(try right.run(["build"]).status == 0)
    let files = left.files(below: "Output/site")
    #expect(files == right.files(below: "Output/site"))
    for file in files where file.contains(".") {
      #expect(try left.data("Output/site/\(file)") == right.data("Output/site/\(file)"), "\(file)")
    }
  }

  @Test func anErrorLeavesThePreviousOutputUntouched() throws {
    let binary = try Binary.starter()
    #expect(try binary.run(["build"]).status == 0)
    let page = "Output/site/faq/first-steps/overwriting/index.html"
    let before = try binary.read(page)
    try binary.replace("](outcome:", by: " x](outcome:", in: Self.page)
    let result = try binary.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("nothing was written"))
    #expect(try binary.read(page) == before)
  }

  @Test func removesWhatIsNoLongerProducedAndNothingElse() throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/extra/page.md", "---\ntitle: Extra\n---\nText.\n")
    #expect(try binary.run(["accept", "--reason", "a page"]).status == 0)
    #expect(try binary.run(["build"]).status == 0)
    try binary.write("Output/site/faq/extra/mine.txt", "mine")
    #expect(binary.files(below: "Output/site").contains("faq/extra/page/index.html"))
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Content/faq/extra"))
    let result = try binary.run(["build"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("1 removed"))
    #expect(!binary.files(below: "Output/site").contains("faq/extra/page"))
    #expect(binary.files(below: "Output/site").contains("faq/extra/mine.txt"))
  }

  @Test func refusesAFolderThatIsNotOurs() throws {
    let binary = try Binary.starter()
    try binary.write("Output/site/precious.txt", "keep")
    let result = try binary.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("[D701]"))
    #expect(binary.files(below: "Output/site") == ["precious.txt"])
  }

  @Test func refusesSymbolicLinks() throws {
    let binary = try Binary.starter()
    let manager = FileManager.default
    let outside = binary.folder.appending(path: "outside")
    try manager.createDirectory(at: outside, withIntermediateDirectories: true)
    let site = binary.folder.appending(path: "Output/site").path
    try manager.createSymbolicLink(atPath: site, withDestinationPath: outside.path)
    #expect(try binary.run(["build"]).errors.contains("[D701]"))
    try manager.removeItem(atPath: site)
    #expect(try binary.run(["build"]).status == 0)
    try manager.removeItem(atPath: site + "/faq")
    try manager.createSymbolicLink(atPath: site + "/faq", withDestinationPath: outside.path)
    #expect(try binary.run(["build"]).errors.contains("[D701]"))
    #expect(try manager.contentsOfDirectory(atPath: outside.path).isEmpty)
  }

  @Test func refusesALinkInThePlaceOfOutput() throws {
    let binary = try Binary.starter()
    let manager = FileManager.default
    let (output, real) = (
      binary.folder.appending(path: "Output"), binary.folder.appending(path: "Real")
    )
    let before = binary.files(below: "Output")
    try manager.moveItem(at: output, to: real)
    try manager.createSymbolicLink(atPath: output.path, withDestinationPath: real.path)
    for folder in ["Output", "Output/"] {
      let result = try binary.run(["build", "--output", folder])
      #expect(result.status == 1)
      #expect(result.errors.contains("[D701]"))
    }
    #expect(binary.files(below: "Real") == before)
  }

  /// An obstacle is a finding, and nothing else is changed either.
  @Test(arguments: [
    ("index.html", true), ("faq", false), ("assets", false), (".driftless-staged", false),
  ])
  func whatStandsInTheWayIsLeftAlone(name: String, isFolder: Bool) throws {
    let binary = try Binary.starter()
    #expect(try binary.run(["build"]).status == 0)
    let place = binary.folder.appending(path: "Output/site/\(name)")
    try? FileManager.default.removeItem(at: place)
    if isFolder {
      try binary.write("Output/site/\(name)/mine.txt", "mine")
    } else {
      try Data("mine".utf8).write(to: place)
    }
    try binary.replace("title: ", by: "title: Changed ", in: Self.page)
    let before = try binary.contents(below: "Output")
    let result = try binary.run(["build"])
    if name == ".driftless-staged" {
      // The leftovers of an interrupted build are removed.
      #expect(result.status == 0, "\(result.errors)")
      #expect(!binary.files(below: "Output/site").contains(name))
      return
    }
    #expect(result.status == 1)
    #expect(result.errors.contains("Output/site/\(name):1:1: error[D702]"), "\(result.errors)")
    #expect(result.errors.contains("nothing was written"))
    #expect(try binary.contents(below: "Output") == before)
  }

  @Test(
    .enabled(if: Binary.canBeUnprivileged),
    arguments: ["Output/site/faq/first-steps/overwriting", "Output/site"])
  func aFolderThatCannotBeWrittenLeavesTheSiteAsItWas(folder: String) throws {
    let binary = try Binary.starter()
    #expect(try binary.run(["build"]).status == 0)
    try binary.replace("title: ", by: "title: Changed ", in: Self.page)
    let before = try binary.contents(below: "Output")
    try binary.allow(0o555, folder)
    let result = try binary.runUnprivileged(["build"])
    try binary.allow(0o755, folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("\(folder):1:1: error[D702]"), "\(result.errors)")
    #expect(try binary.contents(below: "Output") == before)
    #expect(try binary.runUnprivileged(["build"]).status == 0)
  }

  @Test(.enabled(if: Binary.canBeUnprivileged)) func anOutputThatCannotBeMadeIsAFinding() throws {
    let binary = try Binary.starter()
    let before = binary.files(below: "Output")
    try binary.allow(0o555, "Output")
    let result = try binary.runUnprivileged(["build"])
    try binary.allow(0o755, "Output")
    #expect(result.status == 1)
    #expect(result.errors.contains("Output/site:1:1: error[D702]"), "\(result.errors)")
    #expect(binary.files(below: "Output") == before)
  }

  @Test func anUnknownNameInATemplateIsAFinding() throws {
    let binary = try Binary()
    let text = try binary.read("Templates/page.mustache")
    try binary.write(
      "Templates/page.mustache", text + "{{tilte}} {{interface.nonsense}} {{> partials/none}}\n")
    let result = try binary.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("nothing here is called 'tilte'"))
    #expect(result.errors.contains("did you mean 'title'?"))
    #expect(result.errors.contains("nothing here is called 'interface.nonsense'"))
    #expect(result.errors.contains("there is no partial 'partials/none'"))
    #expect(result.errors.contains("Templates/page.mustache:"))
    try binary.write("Templates/page.mustache", text + "{{#open}}")
    #expect(try binary.run(["build"]).errors.contains("[D602]"))
  }

  /// Until the next version, former names are accepted, and a finding names the new one.
  @Test func formerNamesAreReadAndReported() throws {
    let binary = try Binary.starter()
    #expect(try binary.run(["build"]).status == 0)
    let page = try binary.read("Output/site/index.html")
    try binary.replace("\ninterface:\n", by: "\nfurniture:\n", in: "Content/phrases.yaml")
    try binary.write(
      "Templates/partials/breadcrumbs.mustache",
      "{{! furniture }}{{furniture.sections}} {{interface.sections}}\n")
    let result = try binary.run(["build"])
    #expect(result.status == 0)
    #expect(result.errors.contains("'furniture' is called 'interface' now"))
    #expect(result.errors.contains("warning[D110]"))
    #expect(
      result.errors.contains("Templates/partials/breadcrumbs.mustache:1:17: warning[D110]"),
      "\(result.errors)")
    #expect(try binary.read("Output/site/index.html") == page)
    #expect(try binary.run(["check", "--strict"]).status == 1)
  }

  private func modified(_ binary: Binary, _ name: String) throws -> Date {
    let path = binary.folder.appending(path: "Output/site/\(name)").path
    return try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
  }
}
