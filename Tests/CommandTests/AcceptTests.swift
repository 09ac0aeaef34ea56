import Foundation
import Testing

@Suite struct AcceptTests {
  static let page = "Content/faq/overwriting/by-identity-system.md"

  @Test func writesWhatTheEngineSaysAndRecordsTheReason() throws {
    let binary = try Binary()
    try binary.replace("every: 40m", by: "every: 20m", in: "Content/identity-systems/entra-id.yaml")
    // Expectations are the writer's own words: accept does not touch them.
    for name in ["new-hire", "next-cycle", "provision-on-demand"] {
      try FileManager.default.removeItem(
        at: binary.folder.appending(path: "Content/scenarios/entra-id-\(name).yaml"))
    }
    #expect(try binary.run(["check"]).status == 1)
    let accepted = try binary.run(["accept", "--reason", "it runs \"faster\" now"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.output.contains("- "))
    #expect(try binary.read(Self.page).contains("20 minutes](value:entra-id/cycle.every)"))
    #expect(try binary.read("Output/knowledge.json").contains("it runs \\\"faster\\\" now"))
    #expect(try binary.run(["check"]).status == 0)
  }

  @Test func writesAMissingTableAndTraceAnew() throws {
    let binary = try Binary()
    let text = try binary.read("Content/faq/overwriting/one-way.md")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("|") && !($0.first?.isNumber ?? false) }
    try binary.write("Content/faq/overwriting/one-way.md", kept.joined(separator: "\n"))
    #expect(try binary.run(["check"]).errors.contains("[D406]"))
    let accepted = try binary.run(["accept", "--reason", "written anew"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(try binary.run(["check"]).status == 0)
  }

  @Test func refusesToRunInCI() throws {
    let binary = try Binary()
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

  @Test func hasNothingToDoTwice() throws {
    let binary = try Binary()
    let before = try binary.read("Output/knowledge.json")
    let result = try binary.run(["accept", "--reason", "x"])
    #expect(result.status == 0)
    #expect(result.output.contains("nothing to accept"))
    #expect(try binary.read("Output/knowledge.json") == before)
  }
}
