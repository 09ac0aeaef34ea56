import Foundation
import Testing

/// No control character gets from a text to a terminal, a log or a page.
@Suite struct HiddenCharacterTests {
  static let hidden = [
    0, 7, 0xD, 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x202E, 0x2066, 0xFFFE, 0x1FFFF,
  ].compactMap { Unicode.Scalar($0 as UInt32) }

  static let formats = ["human", "json", "sarif", "github", "gitlab", "junit"]

  /// Expects only visible characters and line ends.
  private func expectSeen(_ text: String, _ place: String) {
    for scalar in text.unicodeScalars where scalar != "\n" {
      let isActing =
        scalar.properties.generalCategory == .control || (0x2028...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value) || scalar.properties.isNoncharacterCodePoint
      if isActing {
        Issue.record("U+\(String(scalar.value, radix: 16)) in \(place): \(text.debugDescription)")
        return
      }
    }
  }

  private func expectSeen(_ result: Binary.Result, _ place: String) {
    expectSeen(result.output, "\(place), output")
    expectSeen(result.errors, "\(place), errors")
  }

  /// The ways into content: a file, its text, and how many findings there are at least.
  private static func content(_ scalar: Unicode.Scalar) -> [(
    file: String, text: String, count: Int
  )] {
    let hex = String(scalar.value, radix: 16)
    let yaml = "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
    func page(_ front: String, _ body: String = "Text.") -> String {
      "---\n\(front)\n---\n\(body)\n"
    }
    var ways = [
      (
        "Content/site.yaml",
        "name: H\ntarget: \"D\(yaml)\"\nnavigation: {\"a\(yaml)\\n::error::b\": x}\nalso: [\"\(yaml)\"]\n",
        3
      ),
      ("Content/faq/title.md", page("title: \"T \(yaml)]0;x\""), 1),
      ("Content/faq/answer.md", page("title: T\nanswer: \"[a\(yaml)](claim:one-way)\""), 1),
      ("Content/faq/tags.md", page("title: T\n\"zz\(yaml)\": 1\ntags: [\"\(yaml)\"]"), 2),
      (
        "Content/scenarios/value.yaml",
        """
        title: T
        identity-system: directory
        users: {ana: {identity-system: {title: "a\(yaml)"}}}
        steps: [{change: {attribute: title, at: identity-system, to: "b\(yaml)"}}]

        """, 2
      ),
      (
        "Content/claims/zz.yaml",
        "- {id: \"z\(yaml)\", says: \"\(yaml)\", never: it is overwritten}\n", 2
      ),
    ]
    // cmark makes U+FFFD of a reference to NUL.
    if scalar != "\0" {
      ways.append(
        (
          "Content/faq/references.md",
          page(
            "title: T\nanswer: 'A &#x\(hex);.'",
            """
            # &#\(scalar.value);

            &#x\(hex);e0&#X000\(hex); [a&#\(scalar.value);](https://e.com/&#\(scalar.value);) `&#\(scalar.value);`

            | a |
            |---|
            | ![&#\(scalar.value);](a.png) \\&#\(scalar.value); |
            """), 8
        ))
    }
    if scalar != "\r" {
      ways.append(("Content/faq/raw.md", page("title: T", "a\(scalar)b"), 1))
      ways.append(("Content/identity-systems/raw.yaml", "name: \"\(scalar)\"\n", 1))
    }
    return ways
  }

  @Test(arguments: hidden) func contentWithOneIsRefusedInAllFormats(scalar: Unicode.Scalar) throws {
    let binary = try Binary.starter()
    let ways = Self.content(scalar)
    for way in ways { try binary.write(way.file, way.text) }
    if scalar != "\0" {
      try binary.write("Content/faq/n\(scalar)\n::error::m.md", "---\ntitle: T\n---\n")
    }
    for format in Self.formats {
      let result = try binary.run(["check", "--format", format])
      #expect(result.status == 1)
      expectSeen(result, format)
      if format != "github" {
        let starts = (result.output + result.errors).split(separator: "\n")
          .map { $0.drop(while: \.isWhitespace) }
        #expect(!starts.contains { $0.hasPrefix("::") })
      }
      guard format == "json" else { continue }
      let findings = try #require(try binary.json(result)["findings"] as? [[String: Any]])
      for way in ways {
        let here = findings.filter {
          $0["file"] as? String == way.file && $0["code"] as? String == "D005"
        }
        // A reference to a control character is refused by the renderer, too.
        let isReference = way.file == "Content/faq/references.md"
        #expect(
          isReference ? here.count >= way.count : here.count == way.count,
          "\(way.file): \(here.count)")
      }
      let names = findings.filter { $0["code"] as? String == "D410" }
      #expect(names.count == (scalar == "\0" ? 0 : 1))
    }
    expectSeen(try binary.run(["build"]), "build")
    #expect(binary.files(below: "Output/site").isEmpty)
  }

  /// An argument goes into names, messages and the record.
  @Test(arguments: [
    ["accept", "--reason", "a\u{1B}b"], ["accept", "--reason", "a\n::error::b"],
    ["lookup", "\u{9B}m"], ["explain", "a\r\n::error::b"], ["check", "a\u{202E}.md"],
    ["build", "--output", "a\u{7}"], ["new", "page", "faq/\u{85}.md"], ["\u{1B}]0;x\u{7}"],
    ["check", "--format", "\u{1B}c"], ["check", "--zz\u{1B}=\u{7}"],
    ["rename", "page", "\u{1}", "b"],
  ])
  func anArgumentWithOneIsRefused(arguments: [String]) throws {
    let binary = try Binary.starter()
    let result = try binary.run(arguments)
    #expect(result.status == 2)
    expectSeen(result, "\(arguments)")
    #expect(!result.errors.split(separator: "\n").contains { $0.hasPrefix("::") })
  }

  @Test func aReasonThatIsAskedForIsRefused() throws {
    let binary = try Binary.starter()
    try binary.replace(
      "cycle: {every: 2h}", by: "cycle: {every: 3h}",
      in: "Content/identity-systems/directory.yaml")
    let result = try binary.run(["accept"], input: "because \u{1B}[2J\n")
    #expect(result.status == 2)
    expectSeen(result, "accept")
  }

  /// A record, an export and a scenario come from elsewhere, too.
  @Test(arguments: hidden) func otherFilesAreRefused(scalar: Unicode.Scalar) throws {
    let binary = try Binary.starter()
    let units = UTF16.encode(scalar).map(Array.init) ?? []
    let json = units.map { unit in
      let hex = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
    let record = try binary.read("Output/knowledge.json")
    try #require(record.contains("made by 'driftless new site'"), "\(record.suffix(300))")
    if units.count == 1 {
      try binary.write(
        "old.json", record.replacing("new site'", with: "new site' \(json)"))
      let result = try binary.run(["diff", "old.json"])
      #expect(result.status == 1)
      #expect(result.errors.contains("old.json:") && result.errors.contains("D005"))
      expectSeen(result, "diff")
    }
    let schema = """
      {"synchronizationRules": [{"objectMappings": [{"name": "a\(json)", "sourceObjectName": "User",
      "targetObjectName": "User", "attributeMappings": []}]}]}
      """
    try binary.write("schema.json", schema)
    let imported = try binary.run([
      "import", "entra", "schema.json", "--identity-system", "directory",
    ])
    expectSeen(imported, "import")
    #expect(imported.status == (scalar == "\r" ? imported.status : 1))
    let story =
      "title: \"a\\U000000\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))\"\n"
    if scalar.value < 0x100 {
      let played = try binary.run(["simulate", "-"], input: story)
      #expect(played.status == 1)
      expectSeen(played, "simulate")
    }
  }

  @Test func aTemplateWithOneIsRefused() throws {
    let binary = try Binary.starter()
    try binary.write("Templates/home.mustache", "<h1>\u{1B}]0;x\u{7}</h1>\n")
    let result = try binary.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Templates/home.mustache:1:5: error[D005]"))
    expectSeen(result, "build")
  }

  /// The characters that languages and emoji consist of are kept, from the page to the site.
  @Test func ordinaryTextStays() throws {
    let binary = try Binary.starter()
    let text = "שלום\u{200F}! 👩\u{200D}💻 ❤\u{FE0F} ไทย\u{200B}ไทย مرحبا\u{061C} &amp;rlm; e\u{301}"
    let body = "\(text) &zwj;&rlm;&#x200E; `&#27;` \\&#27; &#x1F469;"
    try binary.write("Content/faq/words.md", "---\ntitle: \"\(text)\"\n---\n\(body)\n")
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    let html = try binary.read("Output/site/faq/words/index.html")
    #expect(html.contains("👩\u{200D}💻 ❤\u{FE0F} ไทย\u{200B}ไทย"))
    #expect(html.contains("<code>&amp;#27;</code> &amp;#27; 👩"))
  }

  /// A title is one line, however it is written.
  @Test func aTitleIsOneLine() throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/faq/lines.md", "---\ntitle: \"One\\n# two\\n\\n::error::three\"\n---\nText.\n")
    try binary.write("Content/faq/block.md", "---\ntitle: |\n  Four\n  five\n---\nText.\n")
    try binary.replace(
      "language: en", by: "language: en\nbase: https://help.example/",
      in: "Content/site.yaml")
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    for file in ["llms.txt", "index.html", "faq/lines/index.html"] {
      #expect(try binary.read("Output/site/\(file)").contains("One # two ::error::three"))
    }
    #expect(try binary.read("Output/site/faq/block/index.html").contains("<h1>Four five</h1>"))
  }

  @Test(arguments: [
    ("title: \"\"", "'title' is empty"), ("title: '  '", "'title' is empty"),
    ("title: >-\n  \n", "'title' is empty"),
    ("title: \(String(repeating: "long ", count: 20_000))", "'title' has more than 10000 bytes"),
  ])
  func aTitleSaysSomethingInAFewWords(front: String, message: String) throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/odd.md", "---\n\(front)\n---\nText.\n")
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains(message), "\(result.errors.prefix(2_000))")
    #expect(result.errors.utf8.count < 2_000)
  }
}
