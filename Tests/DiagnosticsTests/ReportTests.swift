import Diagnostics
import Foundation
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportTests {
  static let findings = [
    Finding(
      .wrongWords,
      at: Location(file: "Content/faq/a b.md", at: SourcePosition(line: 3, column: 5), count: 4),
      "'a%' is <not> so,\u{1} \"really\"", hint: "write: b",
      related: [Finding.Related("set here", at: Location(file: "Content/x.yaml"))]),
    Finding(.staleSource, at: Location(file: "Content/faq/z.md"), "old"),
  ]

  @Test func sarifHasRulesPlacesAndRelatedPlaces() throws {
    let text = sarif(Self.findings, version: "1").text
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["version"] as? String == "2.1.0")
    let run = try #require((json["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleId"] as? String } == ["D401", "D407"])
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1])
    #expect(results.map { $0["level"] as? String } == ["error", "warning"])
    #expect(text.contains(#""uri": "Content/faq/a%20b.md""#))
    #expect(text.contains(#""startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9"#))
    #expect((results[0]["relatedLocations"] as? [Any])?.count == 1)
  }

  @Test func gitHubGetsEscapedCommands() {
    let lines = gitHubAnnotations(Self.findings).split(separator: "\n")
    #expect(
      lines[0]
        == "::error file=Content/faq/a b.md,line=3,endLine=3,col=5,endColumn=9,title=D401 wrong-words::'a%25' is <not> so,\\u{1} \"really\"%0Awrite: b"
    )
    #expect(lines[1].hasPrefix("::warning file=Content/faq/z.md,line=1"))
    #expect(lines.count == 2)
  }

  /// False statements come before what follows from them, and the rest is counted.
  @Test func gitHubGetsTheTenMostTelling() {
    let record = (1...20).map { line in
      Finding(
        .changedRecord,
        at: Location(file: "A.json", at: SourcePosition(line: line, column: 1)), "x")
    }
    let words = (1...6).map { line in
      Finding(
        .wrongWords, at: Location(file: "b.md", at: SourcePosition(line: line, column: 1)), "x")
    }
    let other = [Finding(.deadLink, at: Location(file: "c.md"), "x")]
    let lines = gitHubAnnotations(record + words + other).split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines[..<4].allSatisfy { $0.contains("D401") })
    #expect(lines[4].contains("D408"))
    #expect(lines[5...6].allSatisfy { $0.contains("D401") })
    #expect(lines[..<10].allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines[10] == "17 more findings; run 'driftless check' to see all")
    let one = gitHubAnnotations(Array(record[..<11])).split(separator: "\n")
    #expect(one[10] == "1 more finding; run 'driftless check' to see all")
  }

  @Test func gitLabTellsFindingsApartWhereverTheyAre() throws {
    let moved = Finding(
      .staleSource, at: Location(file: "Content/faq/z.md", at: SourcePosition(line: 9, column: 1)),
      "old")
    func report(_ findings: [Finding]) throws -> [[String: Any]] {
      let text = gitLabCodeQuality(findings).text
      return try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }
    let all = try report(Self.findings + [moved])
    #expect(all.map { $0["severity"] as? String } == ["major", "minor", "minor"])
    #expect(
      all.map { $0["check_name"] as? String } == [
        "D401 wrong-words", "D407 stale-source", "D407 stale-source",
      ])
    let place = try #require(all[0]["location"] as? [String: Any])
    #expect(place["path"] as? String == "Content/faq/a b.md")
    #expect((place["lines"] as? [String: Int]) == ["begin": 3])
    let prints = all.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == 3)
    #expect(try report([moved]).first?["fingerprint"] as? String == prints[1])
    #expect(try report([]).isEmpty)
  }

  @Test func junitIsWellFormed() throws {
    for findings in [Self.findings, []] {
      let parser = XMLParser(data: Data(junit(findings, passed: "all <fine>").utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
    let text = junit(Self.findings, passed: "")
    #expect(text.contains("<testsuites name=\"driftless\" tests=\"2\" failures=\"1\">"))
    #expect(text.contains("is &lt;not&gt; so,\\u{1} &quot;really&quot;"))
  }

  @Test(arguments: FindingCode.allCases) func eachCodeIsExplained(code: FindingCode) {
    let explanation = code.explanation
    #expect(!explanation.summary.isEmpty && explanation.meaning.hasSuffix("."))
    #expect(explanation.remedy.hasSuffix("."))
    #expect(FindingCode.allCases.filter { $0.explanation == explanation } == [code])
  }
}
