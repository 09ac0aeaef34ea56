import Foundation
import Reports
import Synchronization
import Testing

@testable import Diagnostics

/// Of many findings of one kind the first are shown, and all are counted.
@Suite struct ReportLimitTests {
  private static func findings(_ count: Int, of code: FindingCode, in file: String) -> [Finding] {
    (1...count).map { line in
      Finding(
        code, at: Location(file: file, at: SourcePosition(line: line, column: 1)), "x \(line)",
        hint: "correct it")
    }
  }

  @Test func ofOneKindInOneFileTheFirstAreShown() throws {
    let many = Self.findings(5_000, of: .unknownKey, in: "a.yaml")
    let others = Self.findings(100, of: .wrongType, in: "a.yaml")
    let report = (many + others).shuffled().report()
    #expect(report.filter { $0.code == .unknownKey }.map(\.location.start.line) == Array(1...100))
    #expect(report.filter { $0.more > 0 }.map(\.message) == ["x 100"])
    #expect(report.total == 5_100)
    #expect(report.total(.error) == 5_100)
    #expect(report.count == 200)
    #expect(report.report() == report)
  }

  @Test func ofOneKindInManyFilesTheFirstAreShown() {
    let many = (10_000..<13_500).flatMap { Self.findings(1, of: .deadLink, in: "\($0).md") }
    let report = many.report()
    #expect(report.count == 1_000)
    #expect(report.last?.more == 2_500)
    #expect(report.total == 3_500)
  }

  /// Each format says how many are not shown.
  @Test func allFormatsCountTheRest() throws {
    let report = Self.findings(4_912, of: .unknownKey, in: "a.yaml").report()
    let rest = "and 4812 more like this"
    #expect(HumanReport { _ in nil }.text(report).hasSuffix("  hint: correct it\n  \(rest)\n"))
    #expect(sarif(report, version: "1").text.contains("x 100\\ncorrect it\\n\(rest)\""))
    #expect(gitLabCodeQuality(report).text.contains("x 100\\ncorrect it\\n\(rest)\""))
    #expect(junit(report, passed: "").contains("correct it&#10;\(rest)</failure>"))
    #expect(gitHubAnnotations(report).contains("\n4902 more findings; run "))
    #expect(findingsJSON(report).text.contains("\"more\": 4812"))
  }

  /// To look for a near name among many takes long.
  @Test func hintsAreMadeForWhatIsShown() {
    final class Counter: Sendable {
      let count = Mutex(0)
    }
    let counter = Counter()
    let many = (1...5_000).map { line in
      Finding(
        .unknownSource, at: Location(file: "a", at: SourcePosition(line: line, column: 1)), "x"
      ) {
        counter.count.withLock { $0 += 1 }
        return "near"
      }
    }
    let report = many.report()
    #expect(counter.count.withLock(\.self) == 0)
    _ = HumanReport { _ in nil }.text(report)
    #expect(counter.count.withLock(\.self) <= 2 * report.count)
  }

  @Test func longTextsAreCutOff() {
    let long = String(repeating: "é", count: 1_000_000)
    let place = Location(file: "a")
    let related = (1...5_000).map { Finding.Related("place \($0)", at: place) }
    let finding = Finding(.unknownKey, at: place, long, hint: long, related: related)
    #expect(finding.message.utf8.count <= ReportLimits.messageBytesMax + 3)
    #expect(finding.message.hasPrefix("ééé") && finding.message.hasSuffix("é…"))
    #expect((finding.hint ?? "").utf8.count <= ReportLimits.hintBytesMax + 3)
    #expect(finding.related.count == 20)
    #expect(finding.related.last?.message == "place 20, and 4980 more places")
    #expect(listed((1...30).map { "\($0)" }).hasSuffix(", 20 and 10 more"))
    #expect(listed(["a", "b"]) == "a, b")
  }
}
