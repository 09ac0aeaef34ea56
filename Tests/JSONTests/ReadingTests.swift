import Diagnostics
import JSON
import Testing

/// JSON as RFC 8259 has it, read alone; `JSONCaseTests` does the same with files, through the binary.
@Suite struct JSONReadingTests {
  private static let values: [(String, JSON)] = [
    ("null", .null), (" \t\r\ntrue ", .bool(true)), ("0", .int(0)), ("-12", .int(-12)),
    ("9223372036854775807", .int(.max)), ("9223372036854775808", .number("9223372036854775808")),
    ("1.50", .number("1.50")), ("1E+2", .number("1E+2")), ("-0.0e-1", .number("-0.0e-1")),
    ("[]", []), ("{}", [:]), ("[1,[{}]]", [.int(1), [[:]]]),
    (#"{"a":1,"":[],"a":2}"#, JSON([("a", .int(1)), ("", []), ("a", .int(2))])),
    (#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é\#u{7F}""#, "\"\\/\u{8}\u{C}\n\r\té😀é\u{7F}"),
    (#""\u0000\uFFFF\r\n""#, "\0\u{FFFF}\r\n"),
  ]

  @Test(arguments: values)
  func readsWhatIsJSON(text: String, value: JSON) { #expect(JSON(reading: text) == value) }

  @Test(arguments: [
    "", " ", "nul", "nulll", "True", "+1", "01", "-", ".5", "1.", "1e", "1e+", "0x1", "NaN", "1 2",
    "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1",
    "{\"a\":1,}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "\"", "\"a", "'a'",
    "\"\\", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u+123\"", "\"\\uD800\"", "\"\\uDC00\"",
    "\"\\uD800\\uD800\"", "\"\\uD800a\"", "\"a\nb\"", "\"a\tb\"", "\"\0\"", "// x\n1", "1 /* x */",
    "\u{FEFF}1", "[1]\u{A0}", "\u{2028}1",
  ])
  func refusesWhatIsNone(text: String) { #expect(JSON(reading: text) == nil) }

  @Test func isBoundedInDepthAndSize() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(JSON(reading: nested(512)) != nil)
    #expect(JSON(reading: nested(513)) == nil)
    #expect(JSON(reading: String(repeating: "{\"a\":[", count: 100_000)) == nil)
    let fault = try #require(Self.fault(nested(ContentLimits.jsonNestingMax + 1)))
    #expect(fault.code == .deepNesting)
    #expect(fault.location.start.column == ContentLimits.jsonNestingMax + 1)
    let many = String(repeating: "1,", count: ContentLimits.jsonValuesMax)
    #expect(Self.fault("[\(many)1]")?.code == .fileTooLarge)
    #expect(JSON(reading: "[\(many)1]")?.array?.count == ContentLimits.jsonValuesMax + 1)
  }

  private static func fault(_ text: String) -> Finding? {
    do throws(JSONFault) {
      _ = try JSONDocument(reading: text, .content)
      return nil
    } catch {
      return error.finding(in: SourceFile(path: "x.json", text: text))
    }
  }

  /// Of what people bring along each string is fit to be shown, with LF alone for line ends.
  @Test func contentHoldsNothingHidden() throws {
    let fault = try #require(Self.fault("[\"a\",\n  \"b\\u001B\"]"))
    #expect(fault.code == .controlCharacter)
    #expect(fault.location.start == SourcePosition(line: 2, column: 3))
    #expect(fault.location.end == SourcePosition(line: 2, column: 12))
    let lines = try JSONDocument(reading: #""\r\na\r\rb\n\r\n""#, .content)
    #expect(lines.root.value == "\na\n\nb\n\n")
  }

  @Test func faultsStandWhereTheyAre() throws {
    let fault = try #require(Self.fault("{\"é\":\n\t[1, 2 3]}"))
    #expect(fault.code == .invalidJSON)
    #expect(fault.location.start == SourcePosition(line: 2, column: 8))
    #expect(fault.message == "this is not valid JSON: here must be a comma or the list's end")
  }

  @Test func valuesAreAskedByName() {
    let json: JSON = ["a": ["b": "text"], "n": .int(3), "f": .number("2.0"), "l": [.null]]
    #expect(json["a"]?["b"]?.string == "text")
    #expect(json["n"]?.int == 3)
    #expect(json["f"]?.int == 2)
    #expect(JSON.number("2.5").int == nil)
    #expect(JSON.number("2e0").int == nil)
    #expect(json["l"]?.array == [.null])
    #expect(json["none"] == nil)
    #expect(json["n"]?["a"] == nil)
  }
}
