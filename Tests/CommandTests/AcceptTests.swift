import Foundation
import Testing

@Suite struct AcceptTests {
  static let page = "Content/faq/overwriting/by-identity-system.md"
  /// Of the starter.
  static let first = "Content/faq/first-steps/overwriting.md"

  @Test func writesWhatTheEngineSaysAndRecordsTheReason() throws {
    let binary = try Binary.starter()
    try binary.replace(
      "every: 2h", by: "every: 20m", in: "Content/identity-systems/directory.yaml")
    #expect(try binary.run(["check"]).status == 1)
    let accepted = try binary.run(["accept", "--reason", "it runs \"faster\" now"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.output.contains("- "))
    #expect(try binary.read(Self.first).contains("Within 20 minutes, the directory syncs"))
    #expect(try binary.read("Output/knowledge.json").contains("it runs \\\"faster\\\" now"))
    #expect(try binary.run(["check"]).status == 0)
  }

  @Test func writesAMissingTableAndTraceAnew() throws {
    let binary = try Binary.starter()
    let text = try binary.read(Self.first)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("|") && !($0.first?.isNumber ?? false) }
    try binary.write(Self.first, kept.joined(separator: "\n"))
    #expect(try binary.run(["check"]).errors.contains("[D406]"))
    let accepted = try binary.run(["accept", "--reason", "written anew"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(try binary.run(["check"]).status == 0)
  }

  @Test func refusesToRunInCI() throws {
    let binary = try Binary.starter()
    let before = try binary.read("Output/knowledge.json")
    let result = try binary.run(["accept", "--reason", "x"], environment: ["CI": "true"])
    #expect(result.status == 2)
    #expect(try binary.read("Output/knowledge.json") == before)
  }

  @Test func refusesWhatOnlyAWriterCanMend() throws {
    let binary = try Binary()
    try binary.replace(
      "(value:entra-id/cycle.every)", by: "(value:entra-id/cycle.evry)", in: Self.page)
    try binary.replace("every: 40m", by: "every: 20m", in: "Content/identity-systems/entra-id.yaml")
    let before = try binary.read(Self.page)
    #expect(try binary.run(["accept", "--reason", "x"]).status == 1)
    #expect(try binary.read(Self.page) == before)
  }

  static let link =
    "[Okta overwrites it at some point](outcome:setting-by-system/okta-mapped-target)"

  /// The corrected page is valid YAML again, whatever the name.
  @Test(arguments: ["'Well, \(link).'", "\"Well, \(link).\"", "Well, \(link).", ">-\n  \(link)"])
  func rewritesTheShortAnswerInItsStyle(answer: String) throws {
    let binary = try Binary()
    try binary.write(
      "Content/faq/new.md",
      "---\ntitle: T\nidentity-systems: [okta]\nanswer: \(answer)\n---\nText.\n")
    #expect(try binary.run(["accept", "--reason", "a page"]).status == 0)
    try binary.replace(
      "name: Okta", by: "name: \"Okta's \\\"X\\\": #1\"", in: "Content/identity-systems/okta.yaml")
    let accepted = try binary.run(["accept", "--reason", "a name"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(try binary.run(["check"]).status == 0)
    // Words that a writer chose keep their wording.
    #expect(try binary.read(Self.page).contains("neither takes it over nor overwrites it]"))
  }

  @Test func replacesWhatIsLeftOfABrokenTrace() throws {
    let binary = try Binary.starter()
    let before = try binary.read(Self.first)
    try binary.replace("\n1. In Example", by: "\nIn Example", in: Self.first)
    #expect(try binary.run(["accept", "--reason", "x"]).status == 0)
    #expect(try binary.read(Self.first) == before)
  }

  @Test func failedExpectationsAreTheWritersToMend() throws {
    let binary = try Binary()
    try binary.replace("every: 40m", by: "every: 20m", in: "Content/identity-systems/entra-id.yaml")
    let before = try binary.contents(below: ".")
    let result = try binary.run(["accept", "--reason", "x"])
    #expect(result.status == 1)
    let last = try #require(result.errors.split(separator: "\n").last)
    #expect(last.contains("expectations (D302) failed"))
    #expect(last.contains("edit or delete the 'expect' lines above"))
    #expect(last.contains("'accept' mends "))
    #expect(!result.errors.contains("[D401]"))
    for (name, data) in try binary.contents(below: ".") where !name.hasPrefix(".std") {
      #expect(before[name] == data, "\(name)")
    }
  }

  @Test(arguments: ["", "   ", "\t\n"]) func aReasonMustSaySomething(reason: String) throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/new.md", "---\ntitle: T\n---\nText.\n")
    let before = try binary.read("Output/knowledge.json")
    #expect(try binary.run(["accept", "--reason", reason]).status == 2)
    #expect(try binary.read("Output/knowledge.json") == before)
  }

  @Test(.enabled(if: Binary.canBeUnprivileged), arguments: ["Output", "Content/faq/first-steps"])
  func aFolderThatCannotBeWrittenLeavesAllAsItWas(folder: String) throws {
    let binary = try Binary.starter()
    try binary.replace("](outcome:", by: " x](outcome:", in: Self.first)
    let before = try binary.contents(below: "Content")
    let files = binary.files(below: "Output")
    let record = try binary.read("Output/knowledge.json")
    try binary.allow(0o555, folder)
    let result = try binary.runUnprivileged(["accept", "--reason", "x"])
    try binary.allow(0o755, folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("\(folder):1:1: error[D702]"))
    #expect(result.errors.contains("no file was changed"))
    #expect(try binary.contents(below: "Content") == before)
    #expect(try binary.read("Output/knowledge.json") == record)
    #expect(binary.files(below: "Output") == files)
  }

  @Test func refusesALinkInThePlaceOfOutput() throws {
    let binary = try Binary.starter()
    let manager = FileManager.default
    let (output, real) = (
      binary.folder.appending(path: "Output"), binary.folder.appending(path: "Real")
    )
    try manager.moveItem(at: output, to: real)
    try manager.createSymbolicLink(atPath: output.path, withDestinationPath: real.path)
    try binary.write("Content/faq/new.md", "---\ntitle: T\nanswer: A cycle.\n---\nText.\n")
    for folder in ["Output", "Output/"] {
      let result = try binary.run(["accept", "--reason", "x", "--output", folder])
      #expect(result.status == 1)
      #expect(result.errors.contains("[D701]"))
    }
  }

  @Test func hasNothingToDoTwice() throws {
    let binary = try Binary.starter()
    let before = try binary.read("Output/knowledge.json")
    let result = try binary.run(["accept", "--reason", "x"])
    #expect(result.status == 0)
    #expect(result.output.contains("nothing to accept"))
    #expect(try binary.read("Output/knowledge.json") == before)
  }
}
