import Foundation
import Testing

/// The last line says what was proved.
@Suite struct SummaryTests {
  private func lastLine(_ result: Binary.Result) -> String {
    result.errors.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func aCheckSaysWhatWasProved() throws {
    let binary = try Binary.starter()
    let line = lastLine(try binary.run(["check"]))
    let count = try #require(
      try binary.json(binary.run(["coverage", "--format", "json"]))["total"])
    let total = try #require(count as? [String: Any])
    func number(_ key: String) -> Int { total[key] as? Int ?? -1 }
    #expect(
      line.hasPrefix(
        "1 page, \(number("statements")) statements: \(number("proved")) proved, "
          + "\(number("simulated")) simulated, \(number("cited")) cited, 0 unbound, "), "\(line)")
    #expect(try #/, \d+\.\d\d s$/#.firstMatch(in: line) != nil, "\(line)")
  }

  /// Only `build` computes what depends on assumptions, so only `build` counts it.
  @Test func onlyABuildCountsWhatIsAssumed() throws {
    let binary = try Binary()
    let checked = lastLine(try binary.run(["check"]))
    #expect(
      try #/ cited, at least \d+ assumed, 0 unbound, \d/#.firstMatch(in: checked) != nil,
      "\(checked)")
    let built = lastLine(try binary.run(["build"]))
    #expect(
      try #/ cited, [1-9]\d* assumed, 0 unbound, \d/#.firstMatch(in: built) != nil, "\(built)")
  }

  /// With errors nothing counts as proved.
  @Test func errorsAreCountedInstead() throws {
    let binary = try Binary.starter()
    try binary.write("Content/unknown/x.yaml", "a: b")
    #expect(lastLine(try binary.run(["check"])).contains(" unbound, 1 warning, "))
    #expect(lastLine(try binary.run(["check", "--strict"])).contains(" statements: 1 error, "))
    try binary.replace(
      "](outcome:", by: " x](outcome:", in: "Content/faq/first-steps/overwriting.md")
    let result = try binary.run(["check"])
    #expect(try #/ statements: \d+ errors?, 1 warning, /#.firstMatch(in: lastLine(result)) != nil)
    #expect(!lastLine(result).contains("proved"))
    let json = try binary.json(try binary.run(["check", "--format", "json"]))
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(summary["statements"] is NSNull)
    #expect(lastLine(try binary.run(["build"])).hasSuffix("; nothing was written"))
  }

  @Test func programsGetTheNumbersToo() throws {
    let binary = try Binary.starter()
    let json = try binary.json(try binary.run(["check", "--format", "json"]))
    let summary = try #require(json["summary"] as? [String: Any])
    let statements = try #require(summary["statements"] as? [String: Any])
    #expect(statements["unbound"] as? Int == 0)
    #expect(summary["assumptionsWeighed"] as? Bool == false)
  }
}
