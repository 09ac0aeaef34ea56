import Diagnostics
import Reports
import Testing

@Suite struct SourceFileTests {
  static let file = SourceFile(path: "a.md", text: "één\r\n😀b\n\nlast")

  @Test(arguments: [
    (0, 1, 1), (2, 1, 2), (5, 1, 4), (7, 2, 1), (11, 2, 2), (12, 2, 3), (13, 3, 1), (14, 4, 1),
    (18, 4, 5),
  ])
  func countsColumnsInScalars(offset: Int, line: Int, column: Int) {
    let position = SourcePosition(line: line, column: column)
    #expect(Self.file.position(offset: offset) == position)
    #expect(Self.file.offset(of: position) == offset)
  }

  /// Places in long lines are not counted from the line's start.
  @Test func findsPlacesInLongLines() {
    let text =
      "\n" + String(repeating: "aé😀", count: 400) + "\nb" + String(repeating: "é", count: 600)
    let file = SourceFile(path: "a.md", text: text)
    var (offset, line, column) = (0, 1, 1)
    for scalar in text.unicodeScalars {
      let position = SourcePosition(line: line, column: column)
      #expect(file.position(offset: offset) == position)
      #expect(file.offset(of: position) == offset)
      offset += UTF8.width(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    #expect(file.position(offset: offset) == SourcePosition(line: line, column: column))
    #expect(file.offset(of: SourcePosition(line: line, column: column + 9)) == offset)
  }

  @Test func givesLinesWithoutTheirEnds() {
    #expect((1...5).map { String(Self.file.line($0)) } == ["één", "😀b", "", "last", ""])
  }

  @Test func findsTheEndsOfLines() {
    #expect((1...5).map { Self.file.lineEnd($0) } == [5, 12, 13, 18, 18])
    let ends = SourceFile(path: "a.md", text: "a\r\n\r\nb\r")
    #expect((1...4).map { ends.lineEnd($0) } == [1, 3, 6, 7])
    #expect((1...4).map { String(ends.line($0)) } == ["a", "", "b", ""])
  }

  /// Of a text that is all ASCII a place is found without counting.
  @Test func findsPlacesInASCII() {
    let file = SourceFile(path: "a.md", text: String(repeating: "0123456789\n", count: 200))
    for offset in stride(from: 0, through: 2_200, by: 7) {
      let position = file.position(offset: offset)
      #expect(position == SourcePosition(line: offset / 11 + 1, column: offset % 11 + 1))
      #expect(file.offset(of: position) == offset)
    }
    #expect(file.offset(of: SourcePosition(line: 2, column: 99)) == 22)
  }

  @Test func staysOnTheLineIfItIsShorter() {
    #expect(Self.file.offset(of: SourcePosition(line: 2, column: 99)) == 13)
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("departmnet", "department"), ("Mobile", "mobile"), ("titel", "title"),
    ("on_change", "on-change"),
  ])
  func findsWhatWasMeant(written: String, meant: String) {
    #expect(
      nearestNames(to: written, among: ["department", "mobile", "title", "on-change"]).first
        == meant)
  }

  @Test func findsNothingForAnotherWord() {
    #expect(nearestNames(to: "salary", among: ["department", "mobile"]).isEmpty)
  }
}

@Suite struct FindingTests {
  static let line = SourceFile(path: "x.yaml", text: "a: b\nké: value # and more\n")

  static func finding(_ line: Int, _ column: Int, hint: String? = nil) -> Finding {
    Finding(
      .unknownKey,
      at: Location(file: "x.yaml", at: SourcePosition(line: line, column: column), count: 2),
      "a map has no key 'ké'", hint: hint)
  }

  @Test func showsTheLineWithACaretAndTheHint() {
    let text = HumanReport { _ in Self.line }.text([Self.finding(2, 1, hint: "did you mean 'key'?")]
    )
    #expect(
      text == """
        x.yaml:2:1: error[D103]: a map has no key 'ké'
          | ké: value # and more
          | ^^
          hint: did you mean 'key'?

        """)
  }

  /// Of a long line a part around the place is shown.
  @Test(arguments: [(1, 0), (30, 29), (500, 60), (1_000, 119)])
  func showsAPartOfALongLine(column: Int, caret: Int) throws {
    let line = SourceFile(path: "x.yaml", text: String(repeating: "é", count: 1_000))
    let finding = Finding(
      .unknownKey,
      at: Location(file: "x.yaml", at: SourcePosition(line: 1, column: column), count: 1), "x")
    let lines = HumanReport { _ in line }.text([finding]).split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1] == "  | " + String(repeating: "é", count: 120))
    #expect(lines[2] == "  | " + String(repeating: " ", count: caret) + "^")
  }

  @Test func reportsInOrderAndEachOnce() {
    let findings = [Self.finding(2, 1), Self.finding(1, 1), Self.finding(2, 1)]
    #expect(findings.report() == [Self.finding(1, 1), Self.finding(2, 1)])
  }

  @Test func strictRaisesWarnings() {
    let warning = Finding(.staleSource, at: Location(file: "x"), "old")
    #expect(![warning].report().hasErrors)
    #expect([warning].report(strict: true).hasErrors)
  }

  @Test func codesAreUniqueAndNamesSayTheFault() {
    #expect(Set(FindingCode.allCases.map(\.name)).count == FindingCode.allCases.count)
    #expect(FindingCode.wrongWords.name == "wrong-words")
    #expect(FindingCode.rawHTML.name == "raw-html")
    #expect(FindingCode.duplicateID.name == "duplicate-id")
  }
}
