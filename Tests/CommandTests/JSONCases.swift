import Testing

/// A text that is JSON, or is not, by RFC 8259; and where a reader may decide, what ours does.
struct JSONCase: CustomTestStringConvertible, Sendable {
  enum Expected: Sendable {
    case accepted
    /// Refused with a code, at a line and column.
    case refused(String, at: String)
    /// RFC 8259 lets it be, or leaves it open, and the tool refuses it.
    case differs(String, at: String, why: String)
  }

  let name: String
  let bytes: [UInt8]
  let expected: Expected

  var testDescription: String { name }

  /// A whole document.
  init(_ name: String, bytes: [UInt8], _ expected: Expected) {
    self.name = name
    self.bytes = bytes
    self.expected = expected
  }

  init(_ name: String, document: String, _ expected: Expected) {
    self.init(name, bytes: Array(document.utf8), expected)
  }

  /// A value on the second line of an export that is right without it.
  init(_ name: String, _ value: String, _ expected: Expected) {
    self.init(name, value: Array(value.utf8), expected)
  }

  init(_ name: String, value: [UInt8], _ expected: Expected) {
    self.init(
      name, bytes: Array("{\"extra\":\n".utf8) + value + Array("\n,\(Self.rules)}".utf8), expected)
  }

  /// The members of a small synchronization schema.
  static let rules = """
    "synchronizationRules": [{"objectMappings": [{"name": "Users", "enabled": true,
    "sourceObjectName": "User", "targetObjectName": "User", "attributeMappings": [
    {"targetAttributeName": "userName", "source": {"name": "userPrincipalName", "type": "Attribute"}}]}]}]
    """

  private static func hidden(_ column: Int) -> Expected {
    .differs("D005", at: "2:\(column)", why: "nobody sees it, and it changes how a log is read")
  }

  private static func invalid(_ column: Int, line: Int = 2) -> Expected {
    .refused("D901", at: "\(line):\(column)")
  }
}

extension JSONCase {
  static let all =
    numbers + strings + escapes + surrogates + encodings + literals + structures + documents
    + depths + keys

  static let numbers = [
    JSONCase("zero", "0", .accepted), JSONCase("minus zero", "-0", .accepted),
    JSONCase("a number below zero", "-123", .accepted),
    JSONCase("a fraction", "0.5", .accepted), JSONCase("an exponent", "1e10", .accepted),
    JSONCase("a capital exponent", "1E10", .accepted),
    JSONCase("an exponent with a plus", "1.5e+10", .accepted),
    JSONCase("an exponent with a minus", "1E-2", .accepted),
    JSONCase("an exponent of zero", "0e0", .accepted),
    JSONCase("an exponent with zeros before it", "1e007", .accepted),
    JSONCase("beyond every double", "-1.5e99999", .accepted),
    JSONCase("closer to zero than every double", "1e-99999", .accepted),
    JSONCase("more digits than 64 bits", String(repeating: "9", count: 400), .accepted),
    JSONCase("a long fraction", "0." + String(repeating: "1", count: 400), .accepted),
    JSONCase("a zero before digits", "012", invalid(2)),
    JSONCase("a zero before digits, below zero", "-01", invalid(3)),
    JSONCase("two zeros", "00", invalid(2)), JSONCase("a plus", "+1", invalid(1)),
    JSONCase("a minus alone", "-", invalid(2)), JSONCase("two minuses", "--1", invalid(2)),
    JSONCase("a minus and a space", "- 1", invalid(2)),
    JSONCase("nothing before the point", ".5", invalid(1)),
    JSONCase("nothing before the point, below zero", "-.5", invalid(2)),
    JSONCase("nothing behind the point", "1.", invalid(3)),
    JSONCase("nothing behind the point but an exponent", "1.e1", invalid(3)),
    JSONCase("two points", "1.2.3", invalid(4)), JSONCase("no exponent", "1e", invalid(3)),
    JSONCase("a sign alone as exponent", "1e+", invalid(4)),
    JSONCase("a sign before a sign", "1e+-2", invalid(4)),
    JSONCase("a fraction as exponent", "1e0.5", invalid(4)),
    JSONCase("two exponents", "1e1e1", invalid(4)),
    JSONCase("hexadecimal", "0x1F", invalid(2)), JSONCase("binary", "0b1", invalid(2)),
    JSONCase("an underscore", "1_000", invalid(2)),
    JSONCase("a comma of thousands", "1,000", invalid(3)),
    JSONCase("a suffix", "1L", invalid(2)), JSONCase("a space within", "1 000", invalid(3)),
    JSONCase("no number at all", "NaN", invalid(1)), JSONCase("infinity", "Infinity", invalid(1)),
    JSONCase("infinity below zero", "-Infinity", invalid(2)),
    JSONCase("digits of another script", "１", invalid(1)),
  ]

  static let strings = [
    JSONCase("an empty text", "\"\"", .accepted), JSONCase("a text", "\"a b\"", .accepted),
    JSONCase("letters beyond ASCII", "\"é € 😀 👩‍👩‍👧\"", .accepted),
    JSONCase("U+2028 and U+2029", "\"\u{2028}\u{2029}\"", hidden(2)),
    JSONCase("a noncharacter", "\"\u{FFFE}\u{10FFFF}\"", hidden(2)),
    JSONCase("a C1 control character", "\"\u{85}\u{9F}\"", hidden(2)),
    JSONCase("a slash", "\"/\"", .accepted),
    JSONCase("what looks like a comment", "\"// /* */ #\"", .accepted),
    JSONCase("a tab in a text", "\"a\tb\"", invalid(3)),
    JSONCase("a line end in a text", "\"a\nb\"", invalid(3)),
    JSONCase("single quotes", "'a'", invalid(1)), JSONCase("no quotes", "a", invalid(1)),
    JSONCase("typographic quotes", "“a”", invalid(1)),
    JSONCase("a text without an end", document: "{\"a\": \"b", .refused("D901", at: "1:7")),
    JSONCase("two texts", "\"a\" \"b\"", invalid(5)),
    JSONCase(
      "U+007F", value: [0x22, 0x7F, 0x22],
      .differs("D005", at: "2:2", why: "nobody sees it, and it could hide what a text says")),
    JSONCase("U+0000", value: [0x22, 0, 0x22], .refused("D005", at: "2:2")),
    JSONCase("U+001F", value: [0x22, 0x1F, 0x22], .refused("D005", at: "2:2")),
  ]

  static let escapes = [
    JSONCase("each short escape", #""\"\\\/\n\r\t""#, .accepted),
    JSONCase("a backspace", #""\b""#, hidden(1)), JSONCase("a form feed", #""\f""#, hidden(1)),
    JSONCase("an escape of four digits", #""\u0041\u00e9\u20AC""#, .accepted),
    JSONCase("digits in both cases", #""\uabCD\uABcd""#, .accepted),
    JSONCase("an escaped zero", #""\u0000""#, hidden(1)),
    JSONCase("an escaped noncharacter", #""\uFFFE\uFFFF""#, hidden(1)),
    JSONCase("an escaped quotation mark", #""\u0022\u005C""#, .accepted),
    JSONCase("a letter that is no escape", #""\a""#, invalid(2)),
    JSONCase("a capital escape", #""\N""#, invalid(2)), JSONCase("\\x", #""\x41""#, invalid(2)),
    JSONCase("\\'", #""\'""#, invalid(2)), JSONCase("\\0", #""\0""#, invalid(2)),
    JSONCase("\\U", #""\U0041""#, invalid(2)), JSONCase("\\u{41}", #""\u{41}""#, invalid(2)),
    JSONCase("three digits", #""\u041""#, invalid(2)),
    JSONCase("a digit that is none", #""\u00G1""#, invalid(2)),
    JSONCase("a full-width digit", "\"\\u００４１\"", invalid(2)),
    JSONCase("a sign among digits", #""\u+041""#, invalid(2)),
    JSONCase("an escaped line end", "\"\\\n\"", invalid(2)),
    JSONCase("an escaped letter beyond ASCII", "\"\\é\"", invalid(2)),
    JSONCase(
      "a backslash at the end", document: "{\"a\": \"\\", .refused("D901", at: "1:8")),
    JSONCase("digits at the end", document: "{\"a\": \"\\u00", .refused("D901", at: "1:8")),
    JSONCase("an escape outside a text", #"\u0041"#, invalid(1)),
  ]

  private static let half = "a text is Unicode, which has no halves of characters"

  static let surrogates = [
    JSONCase("a pair", #""\uD83D\uDE00""#, .accepted),
    JSONCase("a pair in small letters", #""\ud834\udd1e""#, .accepted),
    JSONCase("the last pair", #""\uDBFF\uDFFF""#, hidden(1)),
    JSONCase("a first half alone", #""\uD800""#, .differs("D901", at: "2:2", why: half)),
    JSONCase("a second half alone", #""\uDC00""#, .differs("D901", at: "2:2", why: half)),
    JSONCase("two first halves", #""\uD800\uD800""#, .differs("D901", at: "2:2", why: half)),
    JSONCase(
      "a pair in the wrong order", #""\uDE00\uD83D""#, .differs("D901", at: "2:2", why: half)),
    JSONCase("a letter for the second half", #""\uD800a""#, .differs("D901", at: "2:2", why: half)),
    JSONCase(
      "an escape for the second half", #""\uD800\n""#, .differs("D901", at: "2:2", why: half)),
    JSONCase("a half in a key", #"{"\uDC00": 1}"#, .differs("D901", at: "2:3", why: half)),
    JSONCase("a broken second half", #""\uD800\u""#, invalid(2)),
  ]

  static let encodings = [
    JSONCase(
      "a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("{\(rules)}".utf8), .accepted),
    JSONCase("a byte order mark within", "\u{FEFF}1", invalid(1)),
    JSONCase("a byte order mark in a text", "\"\u{FEFF}\"", .accepted),
    JSONCase("a byte that begins nothing", value: [0x22, 0xFF, 0x22], .refused("D002", at: "2:2")),
    JSONCase("a byte that goes on", value: [0x22, 0x80, 0x22], .refused("D002", at: "2:2")),
    JSONCase("a sequence cut off", value: [0x22, 0xE2, 0x82, 0x22], .refused("D002", at: "2:2")),
    JSONCase("overlong", value: [0x22, 0xC0, 0xAF, 0x22], .refused("D002", at: "2:2")),
    JSONCase(
      "overlong, of six bytes", value: [0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22],
      .refused("D002", at: "2:2")),
    JSONCase(
      "half a character in UTF-8", value: [0x22, 0xED, 0xA0, 0x80, 0x22],
      .refused("D002", at: "2:2")),
    JSONCase(
      "beyond Unicode", value: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .refused("D002", at: "2:2")),
    JSONCase("Latin-1", value: [0x22, 0x61, 0xE9, 0x22], .refused("D002", at: "2:3")),
    JSONCase("UTF-16", bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], .refused("D002", at: "1:1")),
    JSONCase("UTF-16 without a mark", bytes: [0, 0x7B, 0, 0x7D], .refused("D005", at: "1:1")),
  ]

  static let literals = [
    JSONCase("true", "true", .accepted), JSONCase("false", "false", .accepted),
    JSONCase("null", "null", .accepted), JSONCase("a capital letter", "True", invalid(1)),
    JSONCase("capital letters", "NULL", invalid(1)), JSONCase("cut off", "nul", invalid(1)),
    JSONCase("too long", "nulls", invalid(5)), JSONCase("undefined", "undefined", invalid(1)),
    JSONCase("two of them", "true false", invalid(6)),
  ]

  static let structures = [
    JSONCase("an empty list", "[]", .accepted), JSONCase("an empty object", "{}", .accepted),
    JSONCase("a list of everything", #"[null, true, 1, "a", [], {}]"#, .accepted),
    JSONCase("white space of each kind", " [\r\n\t1 ,\t2 ] ", .accepted),
    JSONCase("an empty key", #"{"": 1}"#, .accepted),
    JSONCase("a long key", "{\"\(String(repeating: "k", count: 10_000))\": 1}", .accepted),
    JSONCase("a comma too many in a list", "[1,]", invalid(4)),
    JSONCase("a comma too many in an object", #"{"a": 1,}"#, invalid(9)),
    JSONCase("commas alone", "[,]", invalid(2)), JSONCase("two commas", "[1,,2]", invalid(4)),
    JSONCase("a comma first", "[,1]", invalid(2)), JSONCase("no comma", "[1 2]", invalid(4)),
    JSONCase("no comma between members", #"{"a": 1 "b": 2}"#, invalid(9)),
    JSONCase("a colon in a list", "[1: 2]", invalid(3)),
    JSONCase("no colon", #"{"a" 1}"#, invalid(6)),
    JSONCase("two colons", #"{"a":: 1}"#, invalid(6)),
    JSONCase("a comma for a colon", #"{"a", 1}"#, invalid(5)),
    JSONCase("no value", #"{"a":}"#, invalid(6)),
    JSONCase("no value at all", #"{"a"}"#, invalid(5)),
    JSONCase("a key without quotes", "{a: 1}", invalid(2)),
    JSONCase("a number as key", "{1: 1}", invalid(2)),
    JSONCase("null as key", "{null: 1}", invalid(2)),
    JSONCase("a key in single quotes", "{'a': 1}", invalid(2)),
    JSONCase("the wrong end of a list", "[1}", invalid(3)),
    JSONCase("the wrong end of an object", #"{"a": 1]"#, invalid(8)),
    JSONCase("an end too many", "[]]", invalid(3)),
    JSONCase("a comment at a line's end", "1 // one", invalid(3)),
    JSONCase("a comment within", "/* one */ 1", invalid(1)),
    JSONCase("a number sign", "# 1", invalid(1)),
    JSONCase("a form feed", value: [0x0C, 0x31], .refused("D005", at: "2:1")),
    JSONCase("a no-break space", "\u{A0}1", invalid(1)),
    JSONCase("U+2028 between", "\u{2028}1", hidden(1)),
    JSONCase("U+2060 between", "[1,\u{2060}2]", invalid(4)),
    JSONCase("angle brackets", "<null>", invalid(1)), JSONCase("an asterisk", "[*]", invalid(2)),
    JSONCase("a semicolon", "1;", invalid(2)),
  ]

  static let documents = [
    JSONCase("nothing", document: "", .refused("D901", at: "1:1")),
    JSONCase("white space alone", document: " \n ", .refused("D901", at: "2:2")),
    JSONCase("a list that is open", document: "[1,\n2", .refused("D901", at: "2:2")),
    JSONCase("an object that is open", document: "{\"a\": 1", .refused("D901", at: "1:8")),
    JSONCase("a key that is open", document: "{\"a", .refused("D901", at: "1:2")),
    JSONCase("a value that is missing", document: "{\"a\":", .refused("D901", at: "1:6")),
    JSONCase("a bracket alone", document: "]", .refused("D901", at: "1:1")),
    JSONCase("a comma alone", document: ",", .refused("D901", at: "1:1")),
    JSONCase("something behind", document: "{\(rules)}\nx", .refused("D901", at: "4:1")),
    JSONCase("another document behind", document: "{\(rules)} {}", .refused("D901", at: "3:105")),
    JSONCase("a comma behind", document: "{\(rules)},", .refused("D901", at: "3:104")),
    JSONCase("white space around", document: "\r\n\t {\(rules)} \n\n", .accepted),
    JSONCase("lines of JSON", document: "{}\n{}\n", .refused("D901", at: "2:1")),
    // These are JSON, and no export: that is another finding.
    JSONCase("a number alone", document: "1", .refused("D902", at: "1:1")),
    JSONCase("a text alone", document: "\"a\"", .refused("D902", at: "1:1")),
    JSONCase("null alone", document: "null", .refused("D902", at: "1:1")),
    JSONCase("an empty list alone", document: "[]", .refused("D902", at: "1:1")),
    JSONCase("an empty object alone", document: "{}", .refused("D902", at: "1:1")),
  ]

  private static let tooDeep = "no export is nested so deep, and each level needs some of the stack"

  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  static let depths = [
    JSONCase("99 levels below the first", nested(99), .accepted),
    JSONCase(
      "100 levels below the first", nested(100), .differs("D108", at: "2:100", why: tooDeep)),
    JSONCase("many levels", nested(500), .differs("D108", at: "2:100", why: tooDeep)),
    JSONCase(
      "100,000 open lists", document: String(repeating: "[", count: 100_000),
      .refused("D108", at: "1:101")),
    JSONCase(
      "100,000 open objects", document: String(repeating: "{\"a\":", count: 100_000),
      .refused("D108", at: "1:501")),
    JSONCase(
      "100,000 lists and objects", document: String(repeating: "[{\"\":", count: 50_000),
      .refused("D108", at: "1:251")),
  ]

  private static let twice = "which of two equal keys counts, nobody can tell"

  static let keys = [
    JSONCase("two keys", #"{"a": 1, "b": 1}"#, .accepted),
    JSONCase("keys that only look alike", "{\"\u{E9}\": 1, \"e\u{301}\": 1}", .accepted),
    JSONCase("equal keys", #"{"a": 1, "a": 2}"#, .differs("D102", at: "2:10", why: twice)),
    JSONCase(
      "equal keys and values", #"{"a": 1, "a": 1}"#, .differs("D102", at: "2:10", why: twice)),
    JSONCase(
      "equal keys, one of them escaped", #"{"a": 1, "\u0061": 2}"#,
      .differs("D102", at: "2:10", why: twice)),
    JSONCase("one key at two levels", #"{"a": {"a": 1}}"#, .accepted),
  ]
}
