import Diagnostics
import RandomStories
import Testing

@testable import YAML

/// The places of nodes.
@Suite struct PlaceTests {
  /// What each node is written as, in the order of the text.
  private func written(_ node: YAMLNode, in file: SourceFile) -> [String] {
    let own = String(decoding: file.bytes(node.range), as: UTF8.self)
    switch node.content {
    case .scalar: return [own]
    case .sequence(let nodes): return [own] + nodes.flatMap { written($0, in: file) }
    case .mapping(let entries): return [own] + entries.flatMap { written($0.value, in: file) }
    }
  }

  @Test(arguments: [
    ("a: b # c\n", ["a: b", "b"]), ("é: 'ü' # c\n", ["é: 'ü'", "'ü'"]),
    (
      "- [😀, {x: \"\\\"\"} ] # ]\n",
      ["- [😀, {x: \"\\\"\"} ]", "[😀, {x: \"\\\"\"} ]", "😀", "{x: \"\\\"\"}", "\"\\\"\""]
    ),
    ("a:\r\n  b\r\n  c\r\n", ["a:\r\n  b\r\n  c", "b\r\n  c"]),
    ("a: |\n  b\n", ["a: |\n  b\n", "|\n  b\n"]),
    ("a:\n- b\n# c\n- \n", ["a:\n- b\n# c\n-", "- b\n# c\n-", "b", ""]),
    ("[a: b, c]", ["[a: b, c]", "a: b", "b", "c"]),
    ("# x\u{2028}a: \u{E9}\u{85}b: c", ["a: \u{E9}\u{85}b: c", "\u{E9}", "c"]),
  ])
  func aNodeKnowsItsRange(text: String, expected: [String]) throws {
    let file = SourceFile(path: "a.yaml", text: text)
    var findings: [Finding] = []
    let root = try #require(parseYAML(file, &findings))
    #expect(written(root, in: file) == expected)
  }

  private func shown(_ node: YAMLNode) -> [Location] {
    switch node.content {
    case .scalar: [node.location]
    case .sequence(let nodes): [node.location] + nodes.flatMap(shown)
    case .mapping(let entries):
      entries.flatMap { [$0.key.location] + shown($0.value) }
    }
  }

  /// Of a plain text over several lines a finding shows the first, of a block the beginning.
  @Test(arguments: [
    "a: 👉b👉\n", "a: 👉b c👉 # d\n", "a: 👉b👉 \r\n  c\n", "a: 👉b👉\n  c\n", "a: 👉'b\n  c'👉\n",
    "a: 👉|👉\n  b\n", "a: 👉[b,\n  c]👉\n", "a:\n  👉b👉: c\n", "a: 👉é👉",
  ])
  func findingsShowTheBeginning(text: String) throws {
    let parts = text.split(separator: "👉", omittingEmptySubsequences: false).map(String.init)
    let file = SourceFile(path: "a.yaml", text: parts.joined())
    var findings: [Finding] = []
    let root = try #require(parseYAML(file, &findings))
    let start = parts[0].utf8.count
    let location = file.location(start..<(start + parts[1].utf8.count))
    #expect(shown(root).contains(location))
  }

  @Test func readsAPartOfAFile() throws {
    let text = "---\nä: [b]\nc: \"\n---\n"
    let file = SourceFile(path: "a.md", text: text)
    var findings: [Finding] = []
    let root = try #require(parseYAML(file, in: 4..<12, &findings))
    #expect(root.range == 4..<11)
    #expect(root.location.start == SourcePosition(line: 2, column: 1))
    #expect(parseYAML(file, in: 4..<17, &findings) == nil)
    #expect(findings.map(\.location.start) == [SourcePosition(line: 4, column: 1)])
  }

  @Test func limitsAreFindings() {
    func code(_ text: String) -> [FindingCode] {
      var findings: [Finding] = []
      #expect(parseYAML(SourceFile(path: "a.yaml", text: text), &findings) == nil)
      return findings.map(\.code)
    }
    #expect(code("[" + String(repeating: "a,", count: 100_001) + "]") == [.fileTooLarge])
    // Reading ends there: libyaml's time grows with the square of the depth.
    for repeated in ["[", "{a: ", "- "] {
      #expect(code(String(repeating: repeated, count: 100_000)) == [.deepNesting])
    }
    // Within what is left out, too.
    for (start, repeated) in [("", "? "), ("&a ", "["), ("? ", "[")] {
      let text = start + String(repeating: repeated, count: 100_000)
      #expect(code(text).last == .deepNesting)
    }
    let allowed = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
    var findings: [Finding] = []
    #expect(parseYAML(SourceFile(path: "a.yaml", text: allowed), &findings) != nil)
    #expect(findings.isEmpty)
  }

  /// Whatever is written, nodes and findings stand within the text, and each node within its parent.
  @Test func placesHold() throws {
    let texts = [
      "a: [b, 'c', {d: \"e\"}]\nf:\n  - g: |\n      h\n     \n    i: >-\n      j\n  - k # l\n",
      "? é\n: [\u{2028}x, y\r\n  , {z: 1, ? w: }]\n\"\\u00e9\": ~\n---\n&a b: *a\n",
      "- - a: !b c\n    d:\n  -\n- e\n  f\n",
    ]
    let signs = Array("{}[],:-?#|>\"'&*!\n\r\t \\%@`~aé\u{85}\u{2028}\u{FEFF}\u{1}".unicodeScalars)
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<3_000 {
      var scalars = Array(try #require(texts.randomElement(using: &generator)).unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where scalars.count > 1: scalars.remove(at: place)
        case 1: scalars[place] = try #require(signs.randomElement(using: &generator))
        default: scalars.insert(try #require(signs.randomElement(using: &generator)), at: place)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      check(SourceFile(path: "a.yaml", text: String(view)))
    }
  }

  private func check(_ file: SourceFile) {
    var findings: [Finding] = []
    let root = parseYAML(file, &findings)
    let end = file.position(offset: file.text.utf8.count)
    #expect(findings.allSatisfy { $0.location.start <= end }, "\(file.text)")
    if let root { check(root, within: 0..<file.text.utf8.count, file) }
  }

  private func check(_ node: YAMLNode, within outer: Range<Int>, _ file: SourceFile) {
    #expect(
      node.range.lowerBound >= outer.lowerBound && node.range.upperBound <= outer.upperBound,
      "\(file.text)")
    #expect(node.location.start == file.position(offset: node.range.lowerBound))
    let written = file.bytes(node.range)
    switch node.content {
    case .scalar(let text, .plain):
      let isOnOneLine = !written.contains { $0 < 0x20 || $0 >= 0x80 }
      if isOnOneLine { #expect(text.utf8.elementsEqual(written), "\(file.text)") }
    case .scalar(_, .singleQuoted), .scalar(_, .doubleQuoted):
      #expect(written.count > 1 && written.first == written.last, "\(file.text)")
    case .scalar(_, .literal): #expect(written.first == UInt8(ascii: "|"), "\(file.text)")
    case .scalar(_, .folded): #expect(written.first == UInt8(ascii: ">"), "\(file.text)")
    case .sequence(let nodes): for element in nodes { check(element, within: node.range, file) }
    case .mapping(let entries):
      for entry in entries { check(entry.value, within: node.range, file) }
    }
  }
}
