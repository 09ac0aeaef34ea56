import Foundation
import Testing

/// Small files that require much work, and large ones: each gives a finding in bounded memory and time,
/// with the real binary. The bounds are far above what is needed, and far below what was once needed.
@Suite(.serialized) struct LimitTests {
  /// Runs a command with a limited address space and processor time.
  private static func run(
    _ binary: Binary, _ arguments: [String], megabytes: Int = 2_500, seconds: Int = 300,
    input: String? = nil
  ) throws -> Binary.Result {
    let limits = "ulimit -v \(megabytes * 1_024); ulimit -t \(seconds); exec \"$0\" \"$@\""
    return try binary.run(
      ["-c", limits, Binary.path] + arguments, input: input, executable: "/bin/bash")
  }

  /// It took 13.5 GB, and 456 MB of findings.
  @Test func fiveThousandMappingRulesAreAFinding() throws {
    let binary = try Binary.starter()
    let attributes = (0..<5_000).map { "- {id: a\($0), name: A \($0), path: \"urn:x:a\($0)\"}\n" }
    try binary.write(
      "Content/attributes.yaml",
      try binary.read("Content/attributes.yaml") + attributes.joined())
    let rules = (0..<5_000).map { ", a\($0)" }.joined()
    try binary.replace(
      "title]", by: "title\(rules)]", in: "Content/identity-systems/directory.yaml")
    let result = try Self.run(binary, ["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[D003]: a mapping may have 500 rules"))
    #expect(result.errors.utf8.count < 3_000_000)
  }

  @Test func manyUnknownKeysAreCutAndCounted() throws {
    let binary = try Binary.starter()
    let keys = (0..<20_000).map { "k\($0): x\n" }.joined()
    try binary.write("Content/site.yaml", try binary.read("Content/site.yaml") + keys)
    let human = try Self.run(binary, ["check"])
    #expect(human.status == 1)
    #expect(human.errors.contains("\n  and 19900 more like this\n"))
    #expect(human.errors.contains(": 20000 errors"))
    let json = try binary.json(Self.run(binary, ["check", "--format", "json"]))
    let findings = try #require(json["findings"] as? [[String: Any]])
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(findings.count == 100)
    #expect(findings.compactMap { $0["more"] as? Int }.reduce(0, +) == 19_900)
    #expect(summary["errors"] as? Int == 20_000)
    #expect(summary["shown"] as? Int == 100)
    for format in ["sarif", "gitlab", "junit", "github"] {
      let result = try Self.run(binary, ["check", "--format", format])
      #expect(result.output.contains("19900 more") || result.output.contains("19990 more"))
    }
  }

  /// Each unknown name was compared with each known one.
  @Test func namesThatNobodyKnowsAreNotAllComparedWithAllThatAre() throws {
    let binary = try Binary.starter()
    let attributes = (0..<12_000).map { "- {id: attribute\($0), name: Name \($0)}\n" }.joined()
    try binary.write(
      "Content/attributes.yaml", try binary.read("Content/attributes.yaml") + attributes)
    let steps = (0..<12_000).map {
      "  - change: {attribute: atribute\($0), at: target, to: x}\n"
    }.joined()
    try binary.write(
      "Content/scenarios/many.yaml",
      "identity-system: directory\nusers: {ana: {target: {}}}\nsteps:\n\(steps)")
    let result = try Self.run(binary, ["simulate", "Content/scenarios/many.yaml"], seconds: 200)
    #expect(result.status == 1)
    #expect(result.errors.contains("and 11900 more like this"))
    #expect(result.errors.contains("did you mean 'attribute0'?"))
  }

  @Test(arguments: [["check"], ["build"], ["accept", "--reason", "x"]])
  func aRecordOfAGigabyteIsNotRead(command: [String]) throws {
    let binary = try Binary.starter()
    let record = binary.folder.appending(path: "Output/knowledge.json").path
    try #require(truncate(record, 1_000_000_000) == 0)
    let result = try Self.run(binary, command, megabytes: 1_500)
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "Output/knowledge.json:1:1: error[D003]: the record has more than 128 MiB"))
  }

  @Test func recordsOfAGigabyteAreNotCompared() throws {
    let binary = try Binary.starter()
    let old = binary.folder.appending(path: "old.json").path
    try binary.write("old.json", "{")
    try #require(truncate(old, 1_000_000_000) == 0)
    let result = try Self.run(binary, ["diff", "old.json"], megabytes: 1_500)
    #expect(result.status == 1)
    #expect(result.errors.contains("old.json:1:1: error[D003]"))
  }

  @Test func aScenarioOnStandardInputHasALimit() throws {
    let binary = try Binary.starter()
    let text = "title: " + String(repeating: "x", count: 5_000_000)
    let result = try Self.run(binary, ["simulate", "-"], input: text)
    #expect(result.status == 1)
    #expect(result.errors.contains("stdin:1:1: error[D003]"))
  }

  @Test func aTemplateOfTwoMillionBracesIsAFinding() throws {
    let binary = try Binary.starter()
    try binary.write("Templates/page.mustache", String(repeating: "{", count: 2_000_000))
    let result = try Self.run(binary, ["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Templates/page.mustache:1:1: error[D003]"))
    #expect(
      !FileManager.default.fileExists(atPath: binary.folder.appending(path: "Output/site").path))
  }

  /// A page that becomes too large is not written, and neither is any other.
  @Test func aTemplateThatMultipliesIsAFindingAndWritesNothing() throws {
    let binary = try Binary.starter()
    let lists = String(repeating: "{{#navigation}}", count: 40)
    let ends = String(repeating: "{{/navigation}}", count: 40)
    for section in 0..<12 {
      try binary.write("Content/faq/s\(section)/a.md", "---\ntitle: A \(section)\n---\nText.\n")
    }
    try binary.write("Templates/not-found.mustache", lists + "x" + ends)
    let result = try Self.run(binary, ["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Templates/not-found.mustache:1:1: error[D602]"))
    #expect(binary.files(below: "Output/site").isEmpty)
  }

  /// A row of the table: what is written, and what is found.
  struct Blowup: CustomTestStringConvertible, Sendable {
    let name: String
    var command = ["check"]
    let finding: String?
    let files: @Sendable () -> [String: String]

    var testDescription: String { name }
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  static let blowups: [Blowup] = [
    Blowup(name: "identity systems", finding: "a help centre may have 200 identity systems") {
      Dictionary(
        uniqueKeysWithValues: (0..<2_000).map {
          ("Content/identity-systems/s\($0).yaml", "name: S\nmapping: [title]\n")
        })
    },
    Blowup(name: "attributes under identity systems", finding: "more to probe than 1000000 rules") {
      var files = ["Content/attributes.yaml": lines(30_000) { "- {id: a\($0), name: A}" }]
      for number in 0..<20 {
        files["Content/identity-systems/s\(number).yaml"] =
          "name: S\nmapping: [\((0..<400).map { "a\($0)" }.joined(separator: ", "))]\n"
      }
      return files
    },
    Blowup(name: "axes", finding: "the table has more than 1000 rows") {
      let values = (0..<20_000).map { "v\($0)" }.joined(separator: ", ")
      return [
        "Content/scenarios/t.yaml":
          "title: T\naxes: {attribute: [\(values)], identity-system: [\(values)], "
          + "changed-at: [target], edit: [set]}\ncolumns: {outcome: O}\n"
      ]
    },
    Blowup(name: "steps", finding: nil) {
      [
        "Content/scenarios/t.yaml":
          "identity-system: directory\nusers: {ana: {target: {title: a}}}\nsteps:\n"
          + lines(90_000) { _ in "- cycle" }
      ]
    },
    Blowup(name: "users", finding: "users and 40000 steps are more than 1000000 states") {
      [
        "Content/scenarios/t.yaml":
          "identity-system: directory\nusers:\n" + lines(40_000) { "  u\($0): {}" } + "steps:\n"
          + lines(40_000) { _ in "- cycle" }
      ]
    },
    Blowup(name: "waits", finding: "which sync at most 100000 times") {
      [
        "Content/identity-systems/all.yaml":
          "name: All\nsync: {starts: on-schedule}\ncycle: {every: 1m, covers: all-users}\n"
          + "mapping: [title]\n",
        "Content/scenarios/t.yaml":
          "identity-system: all\nusers:\n"
          + lines(100) { "  u\($0): {identity-system: {title: a}, target: {}}" } + "steps:\n"
          + lines(5_000) { _ in "- wait: 6d" },
      ]
    },
    Blowup(name: "many waits", finding: "has led to more than 400000 syncs") {
      [
        "Content/identity-systems/all.yaml":
          "name: All\nsync: {starts: on-schedule}\ncycle: {every: 1m, covers: all-users}\n"
          + "mapping: [title]\n",
        "Content/scenarios/t.yaml":
          "identity-system: all\nusers: {ana: {identity-system: {title: a}, target: {}}}\nsteps:\n"
          + lines(5_000) { _ in "- wait: 6d" },
      ]
    },
    Blowup(name: "values of users", finding: "more than 10000000 values to keep") {
      let values = (0..<20_000).map { "a\($0): x" }.joined(separator: ", ")
      return [
        "Content/scenarios/t.yaml":
          "identity-system: directory\nusers: {ana: {identity-system: {\(values)}, target: {}}}\n"
          + "steps:\n"
          + lines(5_000) {
            "- change: {attribute: title, at: identity-system, to: x\($0)}"
          }
      ]
    },
    Blowup(name: "phrases of a claim", finding: "a claim may be made of 500 phrases") {
      let strings = Array(repeating: "it is written", count: 90_000).joined(separator: ", ")
      return ["Content/claims/c.yaml": "- {id: c, says: C, never: {either: [\(strings)]}}\n"]
    },
    Blowup(name: "depth of a claim", finding: "more than 32 levels of nesting") {
      let depth = 400
      let nested =
        String(repeating: "{not: ", count: depth) + "it is written"
        + String(repeating: "}", count: depth)
      return ["Content/claims/c.yaml": "- {id: c, says: C, never: \(nested)}\n"]
    },
    Blowup(name: "unknown phrases", finding: "and 29900 more like this") {
      let strings = (0..<30_000).map { "it is p\($0)" }.joined(separator: ", ")
      return ["Content/claims/c.yaml": "- {id: c, says: C, never: {either: [\(strings)]}}\n"]
    },
    Blowup(name: "brackets", finding: "nesting") {
      ["Content/glossary.yaml": String(repeating: "[", count: 1_000_000)]
    },
    Blowup(name: "maps in brackets", finding: "nesting") {
      ["Content/glossary.yaml": String(repeating: "{a: ", count: 200_000)]
    },
    Blowup(name: "lists on one line", finding: "nesting") {
      ["Content/glossary.yaml": String(repeating: "- ", count: 500_000) + "a"]
    },
    Blowup(name: "lists below lists", finding: "nesting") {
      [
        "Content/glossary.yaml":
          (0..<2_000).map { String(repeating: " ", count: $0) + "-\n" }.joined()
      ]
    },
    Blowup(name: "a huge scalar", finding: "'url' has more than 10000 bytes") {
      [
        "Content/sources.yaml":
          "- {id: a, title: x, url: \"\(String(repeating: "x", count: 3_000_000))\", checked: 2026-11-01, good-for: 30d}\n"
      ]
    },
    Blowup(name: "a huge number", finding: "'good-for' has more than 10000 bytes") {
      [
        "Content/sources.yaml":
          "- {id: a, title: x, url: \"https://x\", checked: 2026-11-01, good-for: \(String(repeating: "9", count: 3_000_000))d}\n"
      ]
    },
    Blowup(name: "pages with an error each", finding: "and 1000 more like this") {
      Dictionary(
        uniqueKeysWithValues: (0..<2_000).map {
          ("Content/faq/first-steps/p\($0).md", "---\ntitle: P\n---\n[x](nowhere.md)\n")
        })
    },
    Blowup(name: "front matter", finding: "the document has more than 100000 values") {
      let tags = (0..<600_000).map { "t\($0)" }.joined(separator: ",")
      return ["Content/faq/p.md": "---\ntitle: P\ntags: [\(tags.prefix(4_000_000))]\n---\n"]
    },
    Blowup(name: "tags", finding: nil) {
      let tags = (0..<90_000).map { "t\($0)" }.joined(separator: ", ")
      return ["Content/faq/p.md": "---\ntitle: P\ntags: [\(tags)]\n---\n"]
    },
    Blowup(name: "terms", finding: "a glossary may have 10000 terms, and this one has 30000") {
      [
        "Content/glossary.yaml": lines(30_000) { "- {term: the x\($0), means: m}" },
        "Content/faq/p.md": "---\ntitle: P\n---\n" + lines(50_000) { _ in "the the the the" },
      ]
    },
    Blowup(name: "vocabulary", finding: nil) {
      let words = (0..<30_000).map { "the x\($0)" }.joined(separator: ", ")
      return [
        "Content/site.yaml": "name: N\ntarget: T\nvocabulary: [\(words)]\n",
        "Content/faq/p.md": "---\ntitle: P\n---\n" + lines(50_000) { _ in "the the the the.\n" },
      ]
    },
    Blowup(name: "redirects", finding: "'redirects' may have 200 names, and here are 50000") {
      [
        "Content/site.yaml":
          "name: N\ntarget: T\nredirects:\n  attributes:\n" + lines(50_000) { "    o\($0): title" }
      ]
    },
    Blowup(name: "former addresses", finding: nil) {
      let former = (0..<50_000).map { "old/p\($0).md" }.joined(separator: ", ")
      return ["Content/faq/p.md": "---\ntitle: P\nredirect-from: [\(former)]\n---\n"]
    },
    Blowup(name: "sections", finding: nil) {
      [
        "Content/site.yaml":
          "name: N\ntarget: T\nnavigation:\n" + lines(50_000) { "  s\($0): Section" }
      ]
    },
    Blowup(name: "sources", finding: "and 29900 more like this") {
      [
        "Content/sources.yaml": lines(16_000) {
          "- {id: s\($0), title: x, url: \"https://x\", checked: 2026-11-01, good-for: 30d}"
        },
        "Content/attributes.yaml":
          "- {id: title, name: T, source: [\((0..<30_000).map { "z\($0)" }.joined(separator: ", "))]}\n",
      ]
    },
    Blowup(
      name: "phrases", finding: "there may be 1000 phrases for outcomes, and here are 10000"
    ) {
      [
        "Content/outcomes.yaml": lines(10_000) {
          "- {id: p\($0), when: {edit: set, mapped: true}, says: It is so.}"
        }
      ]
    },
    Blowup(name: "wordings", finding: "a phrase may have 20 further wordings") {
      let also = (0..<90_000).map { "w\($0)" }.joined(separator: ", ")
      return ["Content/outcomes.yaml": "- {id: p, when: {}, says: It is so., also: [\(also)]}\n"]
    },
    Blowup(name: "evidence", finding: "error[D221]") {
      [
        "Content/identity-systems/e.yaml":
          "name: E\nmapping: [title]\nevidence:\n" + lines(40_000) { "  sync.x\($0): page" }
      ]
    },
  ]

  @Test(arguments: blowups)
  func asksForBoundedWork(blowup: Blowup) throws {
    let binary = try Binary.starter()
    for (name, text) in blowup.files() { try binary.write(name, text) }
    let result = try Self.run(binary, blowup.command)
    #expect([0, 1].contains(result.status), "\(result.errors.prefix(2_000))")
    #expect(result.errors.utf8.count < 5_000_000)
    if let finding = blowup.finding {
      #expect(result.errors.contains(finding), "\(result.errors.prefix(2_000))")
    }
  }
}
