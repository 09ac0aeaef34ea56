import Diagnostics
import Foundation
import JSON
import Profiles
import RandomStories
import Testing
import Traces
import Verification

@testable import Import

/// The page reads exports like the command line: with the same rules, the same omissions for the same
/// reasons at the same locations, and the same faults in broken files.
@Suite struct ImportScriptTests {
  typealias Files = [(name: String, text: String)]

  static let exports = Workbench.project.appending(path: "Tests/Exports")

  @Test func readsWhatIsDocumented() throws {
    let cases = try Self.documented()
    #expect(cases.count >= 10)
    #expect(try Self.differences(cases) == "")
  }

  @Test func readsWhatIsBroken() throws {
    var generator = SeededGenerator(seed: 7)
    let originals = try Self.documented()
    let cases = (0..<300).map { number in
      originals[number % originals.count].map { file in
        (name: file.name, text: Self.broken(file.text, &generator))
      }
    }
    #expect(try Self.differences(cases) == "")
  }

  @Test func comparesPathsAlike() throws {
    let paths = [
      "TITLE", " title\t", "urn:ietf:params:scim:schemas:core:2.0:User:title",
      "URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:DEPARTMENT",
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
      "emails[type eq \"work\"].value", "emails[type EQ \"work\"]", "emails[type  eq 'work'].value",
      "emails.^[type=='work'].value", "emails.^[type == work].value", "emails[type=work]",
      "phoneNumbers[type eq \"mobile\"].value", "roles[].value", "roles",
      "roles[primary eq \"True\"]",
      "emails[type eq \"work\"", "emails]type[", "x.value.value", "", "é", "e\u{301}", "[", "[]",
      ".value",
    ]
    let cases = paths.map { path -> Files in
      let rule: JSON = [
        "targetAttributeName": .string(path), "source": ["name": "a"],
      ]
      return [("schema.json", Self.schema([rule]))]
    }
    #expect(try Self.differences(cases) == "")
  }

  @Test func understandsExpressionsAlike() throws {
    let okta = [
      "user.title", " user.title ", "user.title + \"\"", "'Agent'", "\"A\\\"g\"", "\"open", "''",
      "",
      "42", "true", "user.a != null ? user.a : user.b",
      "String.join(' ', user.a, 'user.x', user.a)",
      "user.getInternalProperty(\"id\")", "user.getInternalProperty('id') + 'x'",
      "user.getInternalProperty(id)", "user.isMemberOf({'group.id': {'x'}})",
      "isMemberOfGroup('x')",
      "appuser.a", "app.label", "org.name", "user", "user.a.b", "user.a.substring(1)",
      "Time.now('EST')",
      "user.$a", "user.é", "a.b", "user . title", "\\", "user.title\n", "(user.title)",
      "user..title",
      "hasDirectoryUser() ? findDirectoryUser().managerUpn : user.a",
      "NOT user.a AND user.b eq 'c\\'d'",
      "\"ends \\\\\"", "user.title;", "String.len", "user.getGroups()", "RANDOM()", "'a' 'b'",
    ]
    let entra = [
      "[a]", "Join(\" \", [a], \"[b]\", [c])", "Now()", "RandomString(6,3,0,0,0,\"\")", "\"x\"",
      "\"open [a]",
      "Mid([a], 1, 8) [", "Append(\"a\\\"[b]\", [c])", "[]", "now [a]",
      "Switch([a], , \"x\", \"y\")", "é(",
      "ToLower([a], )", "", "f (x)", "\"\"",
    ]
    let fromOkta = okta.map { expression -> Files in
      let mapping: JSON = [
        "source": ["type": "user", "name": "user"], "target": ["type": "appuser", "name": "app"],
        "properties": ["title": ["expression": .string(expression), "pushStatus": "PUSH"]],
      ]
      return [("mapping.json", mapping.text)]
    }
    let fromEntra = entra.flatMap { expression in
      ["Function", "Constant", "Attribute", "function"].map { type -> Files in
        let source: JSON = ["type": .string(type), "expression": .string(expression)]
        return [("schema.json", Self.schema([["targetAttributeName": "title", "source": source]]))]
      }
    }
    #expect(try Self.differences(fromOkta + fromEntra) == "")
  }

  @Test func readsJSONAlike() throws {
    let texts = [
      "", " ", "{", "}", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "'a'", "01", "-",
      "-0", "1.", ".5",
      "1e", "1e+5", "1E-2", "+1", "tru", "true", "truex", "nul", "NaN", "\"\\x\"", "\"\\u12\"",
      "\"\\uD83D\"",
      "\"\\uD83D\\uDE00\"", "\"\\uDE00\"", "\"\\/\"", "\"\t\"", "\"a\nb\"", "[\"é😀\", x]",
      "{\"😀\":\n😀}",
      "{\"a\":1,\"a\":2}", "{\"__proto__\":1,\"__proto__\":2}", "[] []", "// x\n{}", "\u{2028}{}",
      "[1,\t2\r\n]", "\"\\u0000\"", "\"\\u001B\"", "{\"\\u0085\":1}", "\"\\u202e\"", "\"\\uFFFE\"",
      "\"\\uD83F\\uDFFF\"", "\"a\\r\\nb\\rc\"", "[\"\u{7F}\"]", "\"\\u200f\\u061C\\uFEFF\"",
      String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
      String(repeating: "[", count: 101) + String(repeating: "]", count: 101),
      String(repeating: "{\"a\":", count: 5_000), "\"", "\"\\", "\"\\u", "[\"\\\\\"]", "\u{A0}{}",
    ]
    #expect(try Self.differences(texts.map { [("file.json", $0)] }) == "")
  }
}

extension ImportScriptTests {
  private static func contentWithoutPages() throws -> SourceTree {
    let root = Workbench.project.appending(path: "Content")
    let folder = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "identity-systems").path)
    let names = ["attributes.yaml"] + folder.map { "identity-systems/\($0)" }
    let texts = try names.map { name in
      (name, try String(contentsOf: root.appending(path: name), encoding: .utf8))
    }
    return SourceTree(
      root: "Content", texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
  }

  /// Returns each export alone, and those that belong together.
  private static func documented() throws -> [Files] {
    let names = try FileManager.default.contentsOfDirectory(atPath: exports.path).sorted()
    let files = try names.filter { $0.hasSuffix(".json") }.map {
      (name: $0, text: try String(contentsOf: exports.appending(path: $0), encoding: .utf8))
    }
    func named(_ names: String...) -> Files {
      names.compactMap { name in files.first { $0.name == name } }
    }
    return files.map { [$0] } + [
      named("okta-mapping.json", "okta-schema.json"),
      named("okta-schema.json", "okta-mapping.json"),
      named("okta-inbound.json", "okta-mapping.json", "okta-schema.json"),
      named("okta-schema.json", "okta-schema.json"),
      named("okta-mapping.json", "okta-mapping.json"),
      named("entra-genesys.json", "okta-mapping.json"),
      named("okta-mapping.json", "entra-genesys.json"),
    ]
  }

  private static func schema(_ rules: [JSON]) -> String {
    let mapping: JSON = [
      "sourceObjectName": "User", "targetObjectName": "User", "attributeMappings": .array(rules),
    ]
    let schema: JSON = ["synchronizationRules": [["objectMappings": [mapping]]]]
    return schema.text
  }

  /// Returns a text with one fault: cut off, another character, or another value.
  private static func broken(_ text: String, _ generator: inout SeededGenerator) -> String {
    let scalars = Array(text.unicodeScalars)
    let place = Int.random(in: 0..<scalars.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return String(scalars: scalars[..<place])
    case 1:
      let other =
        Array("{}[]\",:\\x é😀\u{1}".unicodeScalars).randomElement(using: &generator) ?? "x"
      return String(scalars: scalars[..<place] + [other] + scalars[(place + 1)...])
    default:
      // The next quoted value, or null, is replaced.
      let values = ["null", "5", "\"x\"", "[]", "{}", "true", "[5]", "\"\"", "\"Sometimes\"", "-7"]
      guard let start = scalars[place...].firstIndex(of: ":") else { return text }
      let rest = scalars[(start + 1)...]
      let end = rest.firstIndex { ",\n{[".unicodeScalars.contains($0) } ?? rest.endIndex
      let value = values.randomElement(using: &generator) ?? "null"
      return String(scalars: scalars[...start] + Array(value.unicodeScalars) + scalars[end...])
    }
  }

  private static func differences(_ cases: [Files]) throws -> String {
    let bench = try Workbench()
    defer { bench.remove() }
    let content = try contentWithoutPages()
    let loaded = LookupContent.load(content)
    #expect(!loaded.findings.hasErrors)
    let systems = loaded.value.identitySystems
    let attributes = AttributeIndex(loaded.value.attributes)
    let knowledge: JSON = [
      "systems": .array(
        systems.map {
          [
            "id": .string($0.id), "profile": $0.profileJSON,
            "mapping": .array($0.mapping.map(\.json)),
          ]
        }),
      "attributes": .array(
        (loaded.value.attributes?.entries ?? []).map {
          [
            "id": .string($0.id.text), "name": .string($0.name), "path": .optional($0.path),
            "mutability": .string($0.facts.mutability.keyword), "many": .bool($0.facts.isMany),
          ]
        }),
    ]
    try Data(knowledge.text.utf8).write(to: bench.path("knowledge.json"))
    let files = JSON.array(
      cases.map { files in
        .array(files.map { ["name": .string($0.name), "text": .string($0.text)] })
      })
    try Data(files.text.utf8).write(to: bench.path("cases.json"))
    let printed = try bench.node(
      "import.mjs",
      [
        Workbench.project.appending(path: "Templates/assets").path,
        bench.path("knowledge.json").path, bench.path("cases.json").path,
      ])
    let lines = printed.split(separator: "\n")
    #expect(lines.count == cases.count)
    var differences = ""
    for (files, line) in zip(cases, lines) {
      let own = try outcome(files, systems, attributes)
      let theirs = try outcome(line)
      guard own != theirs, differences.utf8.count < 5_000 else { continue }
      differences += "\(files.map(\.name)) \(files.map(\.text).joined().suffix(200))\n"
      differences += "  here:  \(own.subtracting(theirs).sorted().prefix(5))\n"
      differences += "  there: \(theirs.subtracting(own).sorted().prefix(5))\n"
    }
    return differences
  }

  /// Returns the command line's result for files, as lines.
  private static func outcome(
    _ files: Files, _ systems: [IdentitySystem], _ attributes: AttributeIndex
  ) throws -> Set<String> {
    let sources = files.map { SourceFile(path: $0.name, text: $0.text) }
    let kind = sources.lazy.compactMap(ImportedConfiguration.kind).first ?? .entra
    let base = try #require(systems.first { $0.id == kind.identitySystemID })
    let imported = ImportedConfiguration.read(sources, as: kind, base: base, attributes)
    guard let configuration = imported.value else {
      return Set(
        imported.findings.map {
          "\($0.code.name) \($0.location.file):\($0.location.start.line):\($0.location.start.column)"
        })
    }
    func line(_ remark: ImportRemark) -> String {
      "\(remark.reason.rawValue) \(remark.name) \(remark.detail ?? "~") "
        + "\(remark.location.start.line):\(remark.location.start.column)"
    }
    var lines = ["system \(base.id)"]
    for (number, rule) in configuration.rules.enumerated() {
      var written = rule.json
      if case .string(let name) = written {
        written = ["from": .string(name), "to": .string(name)]
      }
      guard case .object(let members) = written else { continue }
      let keys = members.map { "\($0.key)=\($0.value.compact)" }.sorted()
      let place = "\(rule.location.file):\(rule.location.start.line):\(rule.location.start.column)"
      lines.append("rule \(number) \(keys) \(place) \(rule.notes.map(line))")
    }
    lines += configuration.notes.enumerated().map { "note \($0.offset) \(line($0.element))" }
    lines += configuration.notCarriedOver.enumerated().map {
      "left \($0.offset) \(line($0.element))"
    }
    lines += configuration.settings.map { "setting \($0.key) \($0.value)" }
    return Set(lines)
  }

  /// Returns the page's result for them, in the same format.
  private static func outcome(_ printed: Substring) throws -> Set<String> {
    let read = try JSONDecoder().decode(PageImport.self, from: Data(printed.utf8))
    if !read.problems.isEmpty {
      return Set(
        read.problems.map { problem in
          let name = problem.problem == "list-of-mappings" ? "unknown-export" : problem.problem
          return "\(name) \(problem.file):\(problem.line):\(problem.column)"
        })
    }
    var lines = ["system \(read.system ?? "")"]
    for (number, rule) in (read.rules ?? []).enumerated() {
      let keys = rule.rule.map { "\($0.key)=\($0.value.text)" }.sorted()
      let place = "\(rule.file):\(rule.line):\(rule.column)"
      lines.append("rule \(number) \(keys) \(place) \(rule.notes.map(\.text))")
    }
    lines += (read.notes ?? []).enumerated().map { "note \($0.offset) \($0.element.text)" }
    lines += (read.notCarriedOver ?? []).enumerated().map { "left \($0.offset) \($0.element.text)" }
    lines += (read.settings ?? [:]).map { "setting \($0.key) \($0.value)" }
    return Set(lines)
  }
}
