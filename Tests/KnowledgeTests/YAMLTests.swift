import Diagnostics
import Foundation
import Testing

/// The YAML that is read, its places, and the YAML that is refused.
@Suite struct YAMLTests {
  static func site(_ text: String) async -> [Finding] {
    await Fixture.findings(["site.yaml": text]).filter { $0.location.file == "Content/site.yaml" }
  }

  /// Lines are those of LF and CRLF, whatever else YAML breaks lines at.
  @Test(arguments: [
    "name: Help\r\ntarget: G\r\n👉zz: 1\r\n",
    "# a\u{2028}# b\nname: Help\ntarget: G\n👉zz: 1\n",
    "name: \"He\u{85}lp\"\ntarget: G\n👉zz: 1\n",
    "# a\rname: Help\ntarget: G\n👉zz: 1\n",
    "# a\u{2029}\u{2028}\u{85}name: Help\ntarget: G\n👉zz: 1\n",
    "name: Help\ntarget: é\u{2028}\n👉zz: 1\r",
  ])
  func countsLinesAsAnEditorDoes(text: String) async throws {
    let (text, position) = marked(text)
    let finding = try #require(await Self.site(text).first { $0.code == .unknownKey })
    #expect(finding.location.start == position)
  }

  @Test(arguments: ["name: Help\ntarget: [G👉", "name: {a: \"b👉", "name: 'a\n\n👉"])
  func whatEndsTooEarlyIsWrongAtTheEnd(text: String) async throws {
    let (text, position) = marked(text)
    let finding = try #require(await Self.site(text).first { $0.code == .invalidYAML })
    #expect(finding.location.start == position)
  }

  @Test(arguments: [
    "name: 👉!!binary aGk=\ntarget: G", "name: 👉!foo Help\ntarget: G",
    "name: Help\ntarget: G\nvocabulary: 👉!!seq\n- a", "name: Help\n👉!!str target: G",
    "name: Help\ntarget: 👉!<tag:yaml.org,2002:str> G",
  ])
  func refusesTags(text: String) async throws {
    let (text, position) = marked(text)
    let finding = try #require(await Self.site(text).first { $0.code == .invalidYAML })
    #expect(finding.message == "tags are not supported")
    #expect(finding.location.start == position)
  }

  /// Bytes of the value between the marks.
  @Test(arguments: [
    "name: 👉[Help, [a, 'b]'], # ]\n ]👉\ntarget: G", "name: 👉{a: {b: }, }👉\ntarget: G",
    "name: 👉[]👉\ntarget: G",
  ])
  func aListReachesToItsClosingBracket(text: String) async throws {
    let parts = text.components(separatedBy: "👉")
    let file = SourceFile(path: "Content/site.yaml", text: parts.joined())
    let start = parts[0].utf8.count
    let finding = try #require(await Self.site(file.text).first { $0.code == .wrongType })
    #expect(finding.location == file.location(start..<(start + parts[1].utf8.count)))
  }

  @Test func aQuotedTextReachesToItsQuotationMark() async throws {
    let text = "name: Help\ntarget: G\nbase: \"x\\\"\\u0041\" # \"\n"
    let finding = try #require(await Self.site(text).first { $0.code == .invalidValue })
    #expect(finding.location.end == SourcePosition(line: 3, column: 18))
  }

  @Test(.timeLimit(.minutes(3))) func tellsEachOfManyRepeatedKeys() async {
    let sources = (0..<3_000).map {
      "- {id: a\($0), title: x, url: \"https://x\", checked: 2026-11-01, good-for: 30d, "
        + "\"na,me\": y, title: z}\n"
    }
    let text = (Fixture.files["sources.yaml"] ?? "") + sources.joined()
    let findings = await Fixture.findings(["sources.yaml": text])
    let repeated = findings.filter { $0.code == .duplicateKey }
    // Of one kind the first hundred are shown.
    #expect(repeated.map(\.location.start.line) == Array(2...101))
    #expect(repeated.total == 3_000)
    #expect(repeated.allSatisfy { $0.message == "the key 'title' stands twice" })
    // What was put in the place of letters is nowhere to be seen.
    let unknown = findings.filter { $0.code == .unknownKey }
    #expect(unknown.total == 3_000)
    #expect(unknown.allSatisfy { $0.message == "a source has no key 'na,me'" })
  }

  @Test func keysThatRepeatOthersInOddWaysAreFoundToo() async {
    let findings = await Self.site("name: Help\ntarget: G\n? name\n: x\n? target\n: y\n")
    #expect(findings.map(\.code) == [.duplicateKey, .duplicateKey])
    #expect(findings.map(\.location.start.line) == [3, 5])
    let escaped = await Self.site("name: Help\ntarget: G\n\"\\x7Ax\": 1\nzx: 2\n")
    #expect(escaped.map(\.code).contains(.duplicateKey))
  }

  @Test func valuesStayAsWrittenWhereKeysRepeat() async throws {
    let findings = await Self.site(
      "name: Help\nname: Help\ntarget: G\nbase: 'a: b, c: d'\nedit: |\n  x: y\n")
    #expect(
      findings.map(\.code).sorted { $0.rawValue < $1.rawValue } == [
        .duplicateKey, .invalidValue, .invalidValue,
      ])
  }

  @Test func tooManyValuesAreAFinding() async {
    let findings = await Self.site("[" + String(repeating: "a,", count: 100_001) + "]")
    #expect(findings.map(\.code) == [.fileTooLarge])
  }
}
