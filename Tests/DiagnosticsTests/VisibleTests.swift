import Diagnostics
import JSON
import Reports
import Testing

/// Invisible characters are shown as escapes; those that languages need stay.
@Suite struct VisibleTests {
  static let hidden = [
    0, 1, 7, 8, 0xB, 0xD, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0x2028, 0x2029, 0x202A, 0x202E,
    0x2066, 0x2069, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF,
  ].compactMap { Unicode.Scalar($0 as UInt32) }

  @Test(arguments: hidden) func isShownAsAnEscape(scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    #expect(scalar.isHidden)
    for keepsLines in [true, false] {
      #expect(visible("a\(scalar)b", keepsLines: keepsLines) == "a\\u{\(digits)}b")
      #expect(visible("é\(scalar)", keepsLines: keepsLines) == "é\\u{\(digits)}")
    }
    #expect("é\(scalar)x".firstHidden?.offset == 2)
    #expect("\(scalar)x".withoutHidden == "\u{FFFD}x")
    #expect(!JSON.string("\(scalar)").text.unicodeScalars.contains(scalar))
    let finding = Finding(
      .wrongWords, at: Location(file: "a\(scalar)b"), "'\(scalar)'", hint: "\(scalar)",
      related: [Finding.Related("\(scalar)", at: Location(file: "x"))])
    for report in Self.reports(finding) {
      #expect(!report.unicodeScalars.contains(scalar), "\(report)")
    }
  }

  @Test(arguments: [
    "é ü ß", "日本語", "שלום\u{200F}!", "مرحبا\u{061C}\u{200E}", "👩\u{200D}👩\u{200D}👧", "❤\u{FE0F}",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "ไทย\u{200B}ไทย", "co\u{AD}op",
    "a\u{A0}b", "e\u{301}", "\u{FEFF}x", "a:b ::c", "# heading", "## x", "C# [1]",
  ])
  func whatLanguagesNeedStays(text: String) {
    #expect(visible(text).utf8.elementsEqual(text.utf8))
    #expect(text.firstHidden == nil)
    #expect(text.withoutHidden.utf8.elementsEqual(text.utf8))
    #expect(
      Finding(.wrongWords, at: Location(file: "x"), text).message.utf8.elementsEqual(text.utf8))
  }

  @Test func aMessageIsOneLine() {
    #expect(visible("a\n::error::b\tc\r\nd") == "a\\u{A}\\u{3A}:error::b\\u{9}c\\u{D}\\u{A}d")
    #expect(visible("a\nb\tc", keepsLines: true) == "a\nb\tc")
    #expect(visible("a\r\nb", keepsLines: true) == "a\\u{D}\nb")
  }

  /// As the runners of GitHub and of Azure Pipelines read a line of a log.
  @Test func noLineIsACommand() {
    #expect(visible("::error::x", keepsLines: true) == "\\u{3A}:error::x")
    #expect(visible("a\n \u{A0}::error::x", keepsLines: true) == "a\n \u{A0}\\u{3A}:error::x")
    #expect(visible("a ##[error]x") == "a \\u{23}#[error]x")
    #expect(visible("a ##vso[task.x]") == "a \\u{23}#vso[task.x]")
    #expect(JSON.string("##[group]#").text == #""\u0023#[group]#""#)
  }

  /// An annotation is one line, whatever it quotes: also a line end that is one character, CRLF.
  @Test func noFindingEndsALine() {
    let text = "a\r\n::error::b\n\r::warning::c"
    let finding = Finding(
      .wrongWords, at: Location(file: "a,b:c%\r\n::error::"), text, hint: "x\n\(text)",
      related: [Finding.Related(text, at: Location(file: text))])
    let lines = gitHubAnnotations([finding]).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines[0].hasPrefix("::error file=a%2Cb%3Ac%25\\u{D}\\u{A}"))
    for report in Self.reports(finding).dropFirst() {
      let starts = report.unicodeScalars.split(separator: "\n").map { line in
        line.drop { $0.properties.isWhitespace }.prefix(2)
      }
      #expect(!starts.contains { String($0) == "::" }, "\(report)")
      #expect(!report.unicodeScalars.contains("\r"))
    }
  }

  @Test func aLineIsShownWithItsCarets() {
    let file = SourceFile(path: "a.md", text: "é\u{1B}[m ##[error] b c\n")
    let finding = Finding(.wrongWords, at: file.location(18..<19), "x")
    let text = HumanReport { _ in file }.text([finding])
    #expect(text.contains("  | é\\u{1B}[m \\u{23}#[error] b c\n"))
    #expect(text.contains("\n  | " + String(repeating: " ", count: 27) + "^\n"), "\(text)")
  }

  /// Every format; the first one is GitHub's, which consists of commands.
  private static func reports(_ finding: Finding) -> [String] {
    [
      gitHubAnnotations([finding]), HumanReport { _ in nil }.text([finding]),
      findingsJSON([finding]).text(levels: 9), sarif([finding], version: "1").text(levels: 9),
      gitLabCodeQuality([finding]).text(levels: 9), junit([finding], passed: ""),
    ]
  }
}
