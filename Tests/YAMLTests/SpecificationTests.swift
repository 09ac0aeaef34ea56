import Diagnostics
import Testing

@testable import YAML

/// What YAML 1.2 says of a text and what is read of it, and where the two differ on purpose.
@Suite struct SpecificationTests {
  /// What a text is, in one line: `~` for nothing, and quotation marks around what is not plain.
  static func read(_ text: String) -> (node: String?, findings: [Finding]) {
    var findings: [Finding] = []
    let node = parseYAML(
      SourceFile(path: "a.yaml", text: text), in: 0..<text.utf8.count, &findings)
    return (node.map(line), findings)
  }

  static func line(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar where node.isAbsent: "~"
    case .scalar(let text, let style):
      style == .plain
        ? text : "'" + text.replacing("\n", with: "¶").replacing("\t", with: "→") + "'"
    case .sequence(let nodes): "[" + nodes.map(line).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.value): \(line($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  @Test(arguments: [
    // Documents.
    ("", nil), ("\n# only a comment\n", nil), ("---\n", "~"),
    ("--- # comment\na: 1\n...\n", "{a: 1}"),
    ("%YAML 1.2\n---\na: 1\n", "{a: 1}"), ("\u{FEFF}a: 1\n", "{a: 1}"),
    ("a: 1\n...\n# end\n", "{a: 1}"),
    ("--- a\n", "a"), ("a: 1", "{a: 1}"), ("a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
    // Maps and lists.
    ("a: 1\nb:\n  c: 2\n  d:\n    e: 3\nf: 4\n", "{a: 1, b: {c: 2, d: {e: 3}}, f: 4}"),
    ("- a\n- b\n-\n- - c\n  - d\n", "[a, b, ~, [c, d]]"),
    ("a:\n- b\n- c\nd: e\n", "{a: [b, c], d: e}"),
    ("a:\n    - b\n    - c: 1\n      d: 2\n", "{a: [b, {c: 1, d: 2}]}"),
    ("-   a: 1\n    b: 2\n-   c\n", "[{a: 1, b: 2}, c]"), ("a:\nb:\n", "{a: ~, b: ~}"),
    ("a : 1\n", "{a: 1}"), ("two words: more words\n", "{two words: more words}"),
    ("? a\n: b\n? c\n", "{a: b, c: ~}"), ("? a\n: - b\n  - c\n", "{a: [b, c]}"),
    ("a:\t1\n", "{a: 1}"),
    // In brackets.
    ("[a, b, ]", "[a, b]"), ("{a: 1, b: , c}", "{a: 1, b: ~, c: ~}"), ("[]", "[]"), ("{}", "{}"),
    ("a: [b,\n    c, # comment\n    d]\ne: f\n", "{a: [b, c, d], e: f}"),
    ("[[a, [b]], {c: d}]", "[[a, [b]], {c: d}]"),
    ("[a: b, c]", "[{a: b}, c]"), ("{\"a\":b, 'c':d}", "{a: b, c: d}"), ("[? a: b]", "[{a: b}]"),
    ("[a b, c d]", "[a b, c d]"), ("{a: [1, 2], b: {c: d}}", "{a: [1, 2], b: {c: d}}"),
    ("[https://x/y?z=1, a#b]", "[https://x/y?z=1, a#b]"), ("[a\n b,\n c]", "[a b, c]"),
    // Plain texts.
    ("a: b#c # d\n", "{a: b#c}"), ("a: -1\n", "{a: -1}"), ("a: -b\n", "{a: -b}"),
    ("a: :b\n", "{a: :b}"),
    ("a: ?b\n", "{a: ?b}"), ("a: b:c\n", "{a: b:c}"), ("a: b, [c] {d}\n", "{a: b, [c] {d}}"),
    ("a: b\n  c\n\n  d\n", "{a: b c\nd}"), ("a: it's \"so\"\n", "{a: it's \"so\"}"),
    ("a: ~\nb: null\nc: Null\n", "{a: ~, b: ~, c: Null}"),
    ("a: true\nb: 0x1F\nc: 1e3\nd: 2026-11-24\n", "{a: true, b: 0x1F, c: 1e3, d: 2026-11-24}"),
    ("<<: a\n", "{<<: a}"), ("a: é😀 \u{E9}\n", "{a: é😀 \u{E9}}"),
    // Quoted texts.
    ("'it''s'", "'it's'"), ("\"a\\tb\\\\\\\"\\x41\\u00e9\\U0001F600\\/\"", "'a→b\\\"Aé😀/'"),
    ("a: 'b\n  c\n\n  d'\n", "{a: 'b c¶d'}"), ("a: \"b \\\n  c\"\n", "{a: 'b c'}"), ("\"\"", "''"),
    ("a: \" b \"\n", "{a: ' b '}"), ("'a': \"~\"\n", "{a: '~'}"),
    ("\"a: b # c\"", "'a: b # c'"),
    // Texts over several lines.
    ("a: |\n  b\n   c\n\n  d\ne: f\n", "{a: 'b¶ c¶¶d¶', e: f}"),
    ("a: >\n  b\n  c\n\n  d\n", "{a: 'b c¶d¶'}"),
    ("a: |-\n  b\n\n", "{a: 'b'}"), ("a: |+\n  b\n\n", "{a: 'b¶¶'}"),
    ("a: |2\n   b\n", "{a: ' b¶'}"),
    ("a: |2-\n   b\n", "{a: ' b'}"), ("a: | # comment\n  b # c\n", "{a: 'b # c¶'}"),
    ("a: |\nb: c\n", "{a: '', b: c}"),
    ("- |\n a\n- >-\n b\n c\n", "['a¶', 'b c']"), ("a: >\n  b\n    c\n  d\n", "{a: 'b¶  c¶d¶'}"),
    ("a: |\n\n  b\n", "{a: '¶b¶'}"), ("a: |\n    \n  \nb: c\n", "{a: '', b: c}"),
    ("--- |\n a\n", "'a¶'"),
    ("a: |\n  # b\n  c\n", "{a: '# b¶c¶'}"), ("a: |\n  b\n # comment\nc: d\n", "{a: 'b¶', c: d}"),
  ])
  func reads(text: String, expected: String?) {
    let (node, findings) = Self.read(text)
    #expect(findings.isEmpty)
    #expect(node == expected)
  }

  /// A fault is reported where it is seen, which may be after its cause.
  @Test(arguments: [
    // What is not closed, or closed twice.
    "a: [b👉", "a: {b: c👉", "a: \"b👉", "a: 'b\n👉", "a: [b👉}", "[a]👉]", "{a: b}👉}",
    // Indentation.
    "a:\n  b: 1\n 👉c: 2\n", "a: 1\n b👉: 2\n", "a:\n👉\tb: 1\n", "- a\n👉b: c\n", "a: b\n👉- c\n",
    // Colons, commas and dashes.
    "a: b👉: c\n", "a: 👉- b\n", "[a: b, c: d👉: e]", "{a: b👉: c}", "[a,👉, b]", "[👉, a]",
    "a: 'b' 👉c\n",
    "a: \"b\"👉c\n", "a: [b] 👉c\n", "a: 1\nb\n👉c: 2\n", "a\nb👉: c\n", "\"a\nb\"👉: c\n",
    // Signs.
    "a: 👉@b\n", "a: 👉`b`\n", "a: 👉%b\n", "a: \"👉\\q\"\n", "a: \"\\x👉4g\"\n", "a: |👉x\n  b\n",
    "a: 👉\u{1}\n",
    "é: ü\r\n😀: \"👉\u{1}\"\r\n",
    // Anchors, aliases and tags.
    "👉&a b: c\n", "a: 👉&b c\n", "a: 👉*b\n", "a: &b 👉*c\n", "a: 👉!b c\n", "a: 👉!!str c\n",
    "a: 👉! c\n", "- 👉!a\n- b\n",
    "- 👉&a [b]\n", "- 👉&a {b: c}\n",
    // Documents.
    "a: 1\n👉---\nb: 2\n", "👉%YAML 2.0\n---\na: 1\n", "%👉\n---\na: 1\n", "a: 1\n... 👉b\n",
    // Keys.
    "a: 1\n👉a: 2\n", "{a: 1, 👉a: 2}", "a: 1\n👉\"\\x61\": 2\n", "a: 1\n? 👉a\n: 2\n", "👉[a]: b\n",
    "{👉{a: b}: c}",
    "? 👉- a\n: b\n", "👉\"a\\nb\": c\n",
    // What libyaml lets pass.
    "{👉?a: b}", "[👉?a: b]", "[a, 👉?b]", "{a: b, 👉?c}", "[👉-]", "[a, 👉-, b]", "{a: 👉-}",
    "[a, b]👉#c\n", "[a,👉#b\n c]", "a: \"b\"👉# c\n", "a: 'b'👉#c\n", "a: >👉#c\n  b\n",
    "a: |-👉# c\n  b\n", "{a: b}👉#",
    "%YAML 1.2👉#c\n---\na: 1\n", "a: |\n     \n  👉# b\n", "a:\n  - >\n      \n    \n\n    👉# b\n",
  ])
  func refuses(text: String) throws {
    let parts = text.split(separator: "👉", omittingEmptySubsequences: false).map(String.init)
    let file = SourceFile(path: "", text: parts.joined())
    let findings = Self.read(file.text).findings
    let place = file.position(offset: parts[0].utf8.count)
    #expect(findings.map(\.location.start) == [place], "\(findings.map(\.message))")
  }

  /// YAML that libyaml does not read, and that nobody writes here: a finding says so at its place.
  @Test(arguments: [
    // Keys in brackets over several lines, or whose colon stands on another line; empty keys.
    "{\"a\"\n👉: b}", "{a\n👉: b}", "{a\n b👉: c}", "👉: a\n", "[👉: a]",
    // A colon at the beginning of a text in brackets.
    "{a: 👉:b}", "[👉::a]",
    // Tabs where lines begin, before a list's elements, and in blank lines.
    "👉\t[a]\n", "-👉\ta: b\n", "a: 1\n👉\t\nb: 2\n", "a: |\n 👉\tb\n",
    // Further documents, and directives that are not known.
    "a\n...\n👉b\n", "%ABC👉 d\n---\na: 1\n", "👉...\n", "👉%YAML 1.3\n---\na: 1\n",
  ])
  func refusesWhatLibyamlDoesNotRead(text: String) throws { try refuses(text: text) }
}
