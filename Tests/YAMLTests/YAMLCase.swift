import Testing

/// A text that is YAML, or is not, by YAML 1.2; and what is made of it here.
///
/// The kinds of cases are those of yaml-test-suite; the cases are our own, and know nothing of the parser.
/// Values are told as JSON in which each scalar is a text exactly as written, and `null` is nothing at all.
struct YAMLCase: CustomTestStringConvertible, Sendable {
  enum Expected: Sendable {
    case value(String)
    /// There is no document.
    case nothing
    /// Refused, with a finding at a line.
    case refused(line: Int)
    /// YAML 1.2 lets it be, and the tool refuses it.
    case unsupported(line: Int, why: String)
    /// YAML 1.2 refuses it, or reads it otherwise, and the tool reads it so.
    case differs(String, why: String)
  }

  let name: String
  let text: String
  let expected: Expected

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ expected: Expected) {
    self.name = name
    self.text = text
    self.expected = expected
  }
}

extension YAMLCase {
  static let all =
    blocks + flows + plain + quoted + literal + comments + documents + properties + spaces + invalid
    + lenient + json

  private static let asWritten = "a value is a text exactly as written, in one place"

  static let blocks = [
    YAMLCase("a map", "a: b\nc: d\n", .value(#"{"a": "b", "c": "d"}"#)),
    YAMLCase("a list", "- a\n- b\n", .value(#"["a", "b"]"#)),
    YAMLCase("a list in a map", "a:\n  - b\n  - c\n", .value(#"{"a": ["b", "c"]}"#)),
    YAMLCase(
      "a list as far left as its key", "a:\n- b\n- c\nd: e\n",
      .value(#"{"a": ["b", "c"], "d": "e"}"#)),
    YAMLCase(
      "maps in a list", "- a: b\n  c: d\n- e: f\n", .value(#"[{"a": "b", "c": "d"}, {"e": "f"}]"#)),
    YAMLCase("lists in lists", "- - a\n  - b\n- - c\n", .value(#"[["a", "b"], ["c"]]"#)),
    YAMLCase("a list of nothing", "-\n- a\n-\n", .value(#"[null, "a", null]"#)),
    YAMLCase("a key without a value", "a:\nb: c\n", .value(#"{"a": null, "b": "c"}"#)),
    YAMLCase("a value on the next line", "a:\n  b\n", .value(#"{"a": "b"}"#)),
    YAMLCase("one space of indentation", "a:\n b:\n  c: d\n", .value(#"{"a": {"b": {"c": "d"}}}"#)),
    YAMLCase(
      "other indentation in other maps", "a:\n    b: c\nd:\n  e: f\n",
      .value(#"{"a": {"b": "c"}, "d": {"e": "f"}}"#)),
    YAMLCase("a key with spaces", "a b c: d\n", .value(#"{"a b c": "d"}"#)),
    YAMLCase("a key with signs", "a-b_c.d/e: f\n", .value(#"{"a-b_c.d/e": "f"}"#)),
    YAMLCase("an explicit key", "? a\n: b\n", .value(#"{"a": "b"}"#)),
    YAMLCase("an explicit key without a value", "? a\n? b\n", .value(#"{"a": null, "b": null}"#)),
    YAMLCase(
      "an empty key", ": a\n", .unsupported(line: 1, why: "no file has such a key")),
    YAMLCase(
      "a list as key", "? [a, b]\n: c\n", .unsupported(line: 1, why: "no file has such a key")),
    YAMLCase(
      "a map as key", "? {a: b}\n: c\n", .unsupported(line: 1, why: "no file has such a key")),
    YAMLCase("a key that stands twice", "a: b\na: c\n", .refused(line: 2)),
    YAMLCase("a key that stands twice, quoted once", "a: b\n\"a\": c\n", .refused(line: 2)),
    YAMLCase(
      "keys that only look alike", "\u{E9}: a\ne\u{301}: b\n",
      .value("{\"\u{E9}\": \"a\", \"e\u{301}\": \"b\"}")),
  ]

  static let flows = [
    YAMLCase("a list in brackets", "[a, b, c]", .value(#"["a", "b", "c"]"#)),
    YAMLCase("a map in braces", "{a: b, c: d}", .value(#"{"a": "b", "c": "d"}"#)),
    YAMLCase(
      "one within the other", "{a: [b, {c: d}], e: {}}",
      .value(#"{"a": ["b", {"c": "d"}], "e": {}}"#)),
    YAMLCase("a comma behind the last", "[a, b, ]", .value(#"["a", "b"]"#)),
    YAMLCase("over lines", "[a,\n  b,\n c\n  ]\n", .value(#"["a", "b", "c"]"#)),
    YAMLCase("without spaces", "[a,b,c]", .value(#"["a", "b", "c"]"#)),
    YAMLCase("a pair in a list", "[a: b, c]", .value(#"[{"a": "b"}, "c"]"#)),
    YAMLCase("keys without values", "{a, b: , c: d}", .value(#"{"a": null, "b": null, "c": "d"}"#)),
    YAMLCase("quoted keys without a space", #"{"a":b, "c":"d"}"#, .value(#"{"a": "b", "c": "d"}"#)),
    YAMLCase("a colon within", "[a:b, c]", .value(#"["a:b", "c"]"#)),
    YAMLCase("an address", "{url: http://a/b}", .value(#"{"url": "http://a/b"}"#)),
    YAMLCase("a list below a key", "a: [b,\n  c]\nd: e\n", .value(#"{"a": ["b", "c"], "d": "e"}"#)),
    YAMLCase("texts over lines", "[a\n b, c]", .value(#"["a b", "c"]"#)),
    YAMLCase("an explicit key", "{? a : b}", .value(#"{"a": "b"}"#)),
  ]

  static let plain = [
    YAMLCase("a text", "a b c", .value(#""a b c""#)),
    YAMLCase("over lines", "a: b\n  c\n  d\n", .value(#"{"a": "b c d"}"#)),
    YAMLCase("over an empty line", "a: b\n\n  c\n", .value("{\"a\": \"b\\nc\"}")),
    YAMLCase(
      "signs within", "a: b-c,d[e]{f}#g&h*i!j|k>l'm\"n%o@p`q\n",
      .value(#"{"a": "b-c,d[e]{f}#g&h*i!j|k>l'm\"n%o@p`q"}"#)),
    YAMLCase(
      "a dash, a question mark or a colon first", "- -a\n- ?b\n- :c\n",
      .value(#"["-a", "?b", ":c"]"#)),
    YAMLCase(
      "numbers are texts", "- 1\n- 0x10\n- 1e3\n- 012\n- .5\n",
      .value(#"["1", "0x10", "1e3", "012", ".5"]"#)),
    YAMLCase(
      "words are texts", "- true\n- Yes\n- no\n- NULL\n- .inf\n- 2026-11-20\n",
      .value(#"["true", "Yes", "no", "NULL", ".inf", "2026-11-20"]"#)),
    YAMLCase("nothing", "- ~\n- null\n-\n- '~'\n", .value(#"[null, null, null, "~"]"#)),
    YAMLCase("letters beyond ASCII", "ä: 😀\n", .value(#"{"ä": "😀"}"#)),
    YAMLCase("no comment without a space", "a: b#c\n", .value(##"{"a": "b#c"}"##)),
  ]

  static let quoted = [
    YAMLCase("single quotes", "'a: b # c'", .value(##""a: b # c""##)),
    YAMLCase("a doubled quote", "'it''s'", .value(#""it's""#)),
    YAMLCase("no escapes in single quotes", #"'a\nb'"#, .value(#""a\\nb""#)),
    YAMLCase("double quotes", #""a: 'b' # c""#, .value(##""a: 'b' # c""##)),
    YAMLCase(
      "escapes", #""\t\"\\\/\x41\u00e9\U0001F600\_""#,
      .value("\"\\t\\\"\\\\/Aé😀\u{A0}\"")),
    YAMLCase("an escape for a control character", #""a\e""#, .refused(line: 1)),
    YAMLCase("over lines", "\"a\n  b\n\n  c\"", .value(#""a b\nc""#)),
    YAMLCase("single quotes over lines", "'a\n  b\n\n  c'", .value(#""a b\nc""#)),
    YAMLCase("an escaped line end", "\"a\\\n  b\"", .value(#""ab""#)),
    YAMLCase("an empty text", "- ''\n- \"\"\n", .value(#"["", ""]"#)),
    YAMLCase("spaces at its ends", "'  a  '", .value(#""  a  ""#)),
    YAMLCase("quoted keys", "'a b': c\n\"d: e\": f\n", .value(#"{"a b": "c", "d: e": "f"}"#)),
  ]

  static let literal = [
    YAMLCase("literal", "a: |\n  b\n   c\n  d\n", .value(#"{"a": "b\n c\nd\n"}"#)),
    YAMLCase("folded", "a: >\n  b\n  c\n\n  d\n", .value(#"{"a": "b c\nd\n"}"#)),
    YAMLCase(
      "folded, with a line further in", "a: >\n  b\n   c\n  d\n", .value(#"{"a": "b\n c\nd\n"}"#)),
    YAMLCase("stripped", "a: |-\n  b\n\n", .value(#"{"a": "b"}"#)),
    YAMLCase("kept", "a: |+\n  b\n\n", .value(#"{"a": "b\n\n"}"#)),
    YAMLCase("indentation said", "a: |2\n   b\n", .value(#"{"a": " b\n"}"#)),
    YAMLCase("empty", "a: |\nb: c\n", .value(#"{"a": "", "b": "c"}"#)),
    YAMLCase(
      "what looks like more", "a: |\n  b: c\n  # d\n  - e\n",
      .value(##"{"a": "b: c\n# d\n- e\n"}"##)),
    YAMLCase("a comment behind its sign", "a: | # c\n  b\n", .value(#"{"a": "b\n"}"#)),
    YAMLCase("in a list", "- |\n  a\n- >\n  b\n", .value(#"["a\n", "b\n"]"#)),
    YAMLCase("without an end of line", "a: |\n  b", .value(#"{"a": "b"}"#)),
  ]

  static let comments = [
    YAMLCase("comments alone", "# a\n# b\n", .nothing), YAMLCase("nothing", "", .nothing),
    YAMLCase("white space alone", " \n\n  \n", .nothing),
    YAMLCase("behind a value", "a: b # c\n", .value(#"{"a": "b"}"#)),
    YAMLCase("between", "a: b\n# c\n  # d\ne: f\n", .value(#"{"a": "b", "e": "f"}"#)),
    YAMLCase("in brackets", "[a, # b\n c]", .value(#"["a", "c"]"#)),
    YAMLCase("behind a key", "a: # b\n  c: d\n", .value(#"{"a": {"c": "d"}}"#)),
    YAMLCase("behind quotes", "a: 'b' # c\n", .value(#"{"a": "b"}"#)),
  ]

  private static let one = "a file holds one document"

  static let documents = [
    YAMLCase("a start", "---\na: b\n", .value(#"{"a": "b"}"#)),
    YAMLCase("a start and an end", "---\na: b\n...\n", .value(#"{"a": "b"}"#)),
    YAMLCase("a value behind the start", "--- a\n", .value(#""a""#)),
    YAMLCase("a text behind the start", "--- |\n a\n", .value(#""a\n""#)),
    YAMLCase("a version", "%YAML 1.1\n---\na: b\n", .value(#"{"a": "b"}"#)),
    YAMLCase("a byte order mark", "\u{FEFF}a: b\n", .value(#"{"a": "b"}"#)),
    YAMLCase("two documents", "a: b\n---\nc: d\n", .unsupported(line: 2, why: one)),
    YAMLCase(
      "two documents, one of them empty", "---\na: b\n---\n", .unsupported(line: 3, why: one)),
    YAMLCase("dashes within a text", "a: b\n ---\n", .value(#"{"a": "b ---"}"#)),
  ]

  private static let anchors = "a value stands where it counts: a reader sees it there"

  static let properties = [
    YAMLCase("an anchor and an alias", "a: &x b\nc: *x\n", .unsupported(line: 1, why: anchors)),
    YAMLCase("an anchor alone", "&x a: b\n", .unsupported(line: 1, why: anchors)),
    YAMLCase("a merge key is a key", "<<: a\n", .value(#"{"<<": "a"}"#)),
    YAMLCase("a tag", "a: !!str b\n", .unsupported(line: 1, why: asWritten)),
    YAMLCase("a tag of one's own", "a: !x b\n", .unsupported(line: 1, why: asWritten)),
    YAMLCase("a tag alone", "a: ! b\n", .unsupported(line: 1, why: asWritten)),
    YAMLCase("a tag of a list", "!!seq\n- a\n", .unsupported(line: 1, why: asWritten)),
    YAMLCase("an alias to nothing", "a: *x\n", .refused(line: 1)),
    YAMLCase("a tag whose handle nobody knows", "a: !x!y b\n", .refused(line: 1)),
    YAMLCase("an anchor of a list before its dash", "&x - a\n", .refused(line: 1)),
  ]

  static let spaces = [
    YAMLCase("CR LF", "a: b\r\nc: d\r\n", .value(#"{"a": "b", "c": "d"}"#)),
    YAMLCase("spaces at line ends", "a: b  \nc:   \n  d\n", .value(#"{"a": "b", "c": "d"}"#)),
    YAMLCase("a tab before a comment", "a: b\t# c\n", .value(#"{"a": "b"}"#)),
    YAMLCase("a tab within a text", "a: b\tc\n", .value(#"{"a": "b\tc"}"#)),
    YAMLCase("a tab behind the colon", "a:\tb\n", .value(#"{"a": "b"}"#)),
    YAMLCase("a tab as indentation", "a:\n\tb: c\n", .refused(line: 2)),
    YAMLCase("a no-break space is a letter", "a: \u{A0}b\n", .value("{\"a\": \"\u{A0}b\"}")),
  ]

  static let invalid = [
    YAMLCase("brackets that do not end", "[a, b", .refused(line: 1)),
    YAMLCase("braces that do not end", "a: {b: c\nd: e\n", .refused(line: 2)),
    YAMLCase("brackets that end twice", "[a]]", .refused(line: 1)),
    YAMLCase("the wrong end", "[a}", .refused(line: 1)),
    YAMLCase("quotes that do not end", "a: 'b\nc: d\n", .refused(line: 3)),
    YAMLCase("double quotes that do not end", "a: \"b\nc: d\n", .refused(line: 3)),
    YAMLCase("an escape that is none", #"a: "\q""#, .refused(line: 1)),
    YAMLCase("an escaped single quote", #"a: "\'""#, .refused(line: 1)),
    YAMLCase("digits that are missing", #"a: "\x4""#, .refused(line: 1)),
    YAMLCase("an escape beyond Unicode", #"a: "\U00110000""#, .refused(line: 1)),
    YAMLCase("half a character", #"a: "\uD800""#, .refused(line: 1)),
    YAMLCase("a map behind a value", "a: b: c\n", .refused(line: 1)),
    YAMLCase("a map behind a quoted value", "a: 'b': c\n", .refused(line: 1)),
    YAMLCase("a list behind a key", "a: - b\n", .refused(line: 1)),
    YAMLCase("a value behind a list", "- a\nb\n", .refused(line: 3)),
    YAMLCase("a key behind a list", "- a\nb: c\n", .refused(line: 2)),
    YAMLCase("a list behind a map", "a: b\n- c\n", .refused(line: 2)),
    YAMLCase("a text behind a map", "a: b\nc\n", .refused(line: 3)),
    YAMLCase("a key further left", "a:\n    b: c\n  d: e\n", .refused(line: 3)),
    YAMLCase("a key further right", "a: b\n  c: d\n", .refused(line: 2)),
    YAMLCase("a dash further right", "- a\n - b: c\n", .refused(line: 2)),
    YAMLCase("words behind quotes", "a: 'b' c\n", .refused(line: 1)),
    YAMLCase("words behind brackets", "a: [b] c\n", .refused(line: 1)),
    YAMLCase("a key behind braces", "a: {b: c}d: e\n", .refused(line: 1)),
    YAMLCase("words behind a sign of a text", "a: | b\n  c\n", .refused(line: 1)),
    YAMLCase("a comma first", "[, a]", .refused(line: 1)),
    YAMLCase("two commas", "[a,, b]", .refused(line: 1)),
    YAMLCase("no comma", "['a' 'b']", .refused(line: 1)),
    YAMLCase("no comma between pairs", "{a: 'b' c: d}", .refused(line: 1)),
    YAMLCase("a list in brackets", "[\n- a\n]", .refused(line: 2)),
    YAMLCase("a sign that is reserved", "a: @b\n", .refused(line: 1)),
    YAMLCase("a backtick", "a: `b`\n", .refused(line: 1)),
    YAMLCase("a percent sign first", "a: %b\n", .refused(line: 1)),
    YAMLCase("a directive behind a document", "a: b\n%YAML 1.2\n---\n", .refused(line: 2)),
    YAMLCase("a directive alone", "%YAML 1.2\n", .refused(line: 2)),
    YAMLCase("a version twice", "%YAML 1.2\n%YAML 1.2\n---\na\n", .refused(line: 2)),
    YAMLCase("words behind a version", "%YAML 1.2 a\n---\na\n", .refused(line: 1)),
    YAMLCase("an end in brackets", "[a,\n---\nb]", .refused(line: 2)),
    YAMLCase("an end in quotes", "'a\n...\nb'", .refused(line: 2)),
    YAMLCase("words behind an end", "a: b\n... c\n", .refused(line: 2)),
    YAMLCase("a key over lines", "a\n b: c\n", .refused(line: 2)),
    YAMLCase("a quoted key over lines", "'a\n b': c\n", .refused(line: 2)),
    YAMLCase("an indentation of 0", "a: |0\n b\n", .refused(line: 1)),
    YAMLCase("an indentation of 10", "a: |10\n b\n", .refused(line: 1)),
    YAMLCase("a text less far in than said", "a: |4\n  b\n", .refused(line: 2)),
    YAMLCase("an empty line further in than the text", "a: |\n    \n  b\n", .refused(line: 3)),
    YAMLCase("a comment right behind quotes", "a: 'b'#c\n", .refused(line: 1)),
    YAMLCase("a comment right behind brackets", "[a]#c\n", .refused(line: 1)),
    YAMLCase("a comment within a text", "a: b\n  # c\n  d\n", .refused(line: 3)),
    YAMLCase("a dash in brackets", "[-]", .refused(line: 1)),
  ]

  private static let closing =
    "people write the closing bracket below its key, and nobody reads it otherwise"

  private static let quotes = "the quotes say where the text ends"

  /// What YAML 1.2 refuses or reads otherwise; with the ids of the four invalid cases of yaml-test-suite
  /// that are read. In all of them lines in brackets or quotes are not indented as they must be, which
  /// changes nothing of what they say.
  static let lenient = [
    YAMLCase(
      "a question mark before a key in braces", "{?foo: bar}",
      .unsupported(line: 1, why: "it would be read as the key 'foo': quotes make it clear")),
    YAMLCase(
      "brackets less far in than their key (9C9N)", "a: [b,\nc]\n",
      .differs(#"{"a": ["b", "c"]}"#, why: closing)),
    YAMLCase(
      "a tab before an element (Y79Y/03)", "- [\n\ta,\n b\n ]\n",
      .differs(#"[["a", "b"]]"#, why: closing)),
    YAMLCase(
      "a closing bracket below its key", "a: [\n  b\n]\n", .differs(#"{"a": ["b"]}"#, why: closing)),
    YAMLCase(
      "quotes less far in than their key (QB6E)", "a: 'b\nc'\n",
      .differs(#"{"a": "b c"}"#, why: quotes)),
    YAMLCase(
      "a tab in quotes less far in than their key (DK95/01)", "a: \"b\n\tc\"\n",
      .differs(#"{"a": "b c"}"#, why: quotes)),
    YAMLCase("a comment right behind a comma (CVW2)", "[a,#b\n c]", .refused(line: 1)),
    YAMLCase("a comment right behind a sign of a text", "a: |#b\n  c\n", .refused(line: 1)),
  ]

  static let json = [
    YAMLCase(
      "an object", #"{"a": ["b", 1, true, null], "c": {}}"#,
      .value(#"{"a": ["b", "1", "true", null], "c": {}}"#)),
    YAMLCase(
      "over lines", "{\n  \"a\": \"b\",\n  \"c\": [\n    \"d\"\n  ]\n}\n",
      .value(#"{"a": "b", "c": ["d"]}"#)),
    YAMLCase("tabs as indentation", "{\n\t\"a\": \"b\"\n}\n", .value(#"{"a": "b"}"#)),
    YAMLCase("an escaped slash", #"{"a": "\/"}"#, .value(#"{"a": "/"}"#)),
    YAMLCase(
      "a pair of escapes", #"{"a": "\uD83D\uDE00"}"#,
      .unsupported(line: 1, why: "an escape of YAML is a character, and these are two halves")),
    YAMLCase("no spaces", #"{"a":1,"b":[2,3]}"#, .value(#"{"a": "1", "b": ["2", "3"]}"#)),
  ]
}
