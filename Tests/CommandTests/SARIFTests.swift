import Foundation
import Testing

@Suite struct SARIFTests {
  private func log(_ change: (Binary) throws -> Void) throws -> [String: Any] {
    let binary = try Binary()
    try change(binary)
    return try binary.json(try binary.run(["check", "--format", "sarif"]))
  }

  private func results(_ log: [String: Any]) throws -> [[String: Any]] {
    let runs = try #require(log["runs"] as? [[String: Any]])
    return try #require(runs.first?["results"] as? [[String: Any]])
  }

  @Test func aCleanCheckFitsTheSchema() throws {
    let log = try log { _ in }
    #expect(SARIFShape.log.faults(in: log) == [])
    #expect(try results(log).isEmpty)
  }

  @Test func findingsFitTheSchema() throws {
    let log = try log { binary in
      try binary.replace(
        "every: 40m", by: "every: 20m", in: "Content/identity-systems/entra-id.yaml")
      try binary.write("Content/faq/a b&ü.md", "no front matter")
      try binary.write("Content/unknown/x.yaml", "a: b")
      try FileManager.default.removeItem(at: binary.folder.appending(path: "Content/sources.yaml"))
    }
    #expect(SARIFShape.log.faults(in: log) == [])
    let results = try results(log)
    #expect(Set(results.compactMap { $0["level"] as? String }) == ["error", "warning"])
    #expect(results.contains { ($0["relatedLocations"] as? [Any])?.isEmpty == false })
  }

  @Test func theShapeNoticesFaults() {
    let place: [String: Any] = ["physicalLocation": ["artifactLocation": ["uri": "a b"]]]
    let log: [String: Any] = [
      "version": "2.0", "runs": [["results": [["level": "bad", "locations": [place], "x": 1]]]],
    ]
    #expect(
      SARIFShape.log.faults(in: log) == [
        "$.runs[0] needs 'tool'", "$.runs[0].results[0] needs 'message'",
        "$.runs[0].results[0].level is none of [\"error\", \"none\", \"note\", \"warning\"]",
        "$.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri is no reference",
        "$.runs[0].results[0] has no 'x'", "$.version is none of [\"2.1.0\"]",
      ])
  }
}
