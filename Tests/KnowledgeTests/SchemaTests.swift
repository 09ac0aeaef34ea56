import Content
import Diagnostics
import Foundation
import JSON
import RandomStories
import Testing
import YAML

/// A schema accepts what the loader accepts, and refuses what it refuses.
@Suite(.enabled(if: SchemaValidator.isInstalled, "'Scripts/setup schemas' installs the validator"))
struct SchemaTests {
  /// The YAML of each file of content that ships, of a page that of its front matter.
  static func shipped(in folders: [String] = ["Content", "Starter/Content"]) throws
    -> [(file: String, kind: ContentKind, yaml: String)]
  {
    try folders.flatMap { folder in
      let root = SchemaValidator.project.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
      return try names.sorted().compactMap {
        (name) -> (file: String, kind: ContentKind, yaml: String)? in
        guard let kind = ContentKind(file: name) else { return nil }
        let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
        let source = SourceFile(path: name, text: text)
        guard kind == .page else { return ("\(folder)/\(name)", kind, text) }
        let yaml = source.bytes(try #require(FrontMatter(source)).yaml)
        return ("\(folder)/\(name)", kind, String(decoding: yaml, as: UTF8.self))
      }
    }
  }

  @Test func acceptsEveryFileThatShips() throws {
    let files = try Self.shipped()
    #expect(Set(files.map(\.kind)).count == ContentKind.allCases.count)
    let refusals = try SchemaValidator.refusals(
      of: files.map { SchemaValidator.Case(kind: $0.kind, yaml: $0.yaml) })
    for (file, refusal) in zip(files, refusals) { #expect(refusal == nil, "\(file.file)") }
  }

  /// What a schema cannot know: what stands in other files or under other keys, and in which way texts
  /// differ that no form tells apart.
  static let unknowable: Set<FindingCode> = [
    // Names that stand for something elsewhere.
    .unknownIdentitySystem, .unknownSource, .unknownUser, .duplicateID, .unknownEvidencePath,
    .missingEvidence,
    // Two rules with other keys that go to one attribute.
    .conflictingRules,
    // What stands in braces within a text.
    .unknownPlaceholder,
  ]

  /// The same of messages, where others with the code are about the form.
  static func isUnknowable(_ finding: Finding) -> Bool {
    unknowable.contains(finding.code)
      // Adjectives that fit no attribute together.
      || finding.code == .invalidClaim && finding.message.hasPrefix("no attribute is")
      // A text that begins otherwise than another one.
      || finding.code == .invalidValue && finding.message.hasPrefix("the path is not in the schema")
  }

  static let names: [ContentKind: String] = [
    .site: "site.yaml", .attributes: "attributes.yaml", .sources: "sources.yaml",
    .outcomes: "outcomes.yaml", .strings: "phrases.yaml", .glossary: "glossary.yaml",
    .identitySystem: "identity-systems/mutant.yaml", .scenario: "scenarios/mutant.yaml",
    .claims: "claims/mutant.yaml", .page: "faq/mutant.md",
  ]

  /// `SCHEMA_MUTANTS` makes so many, at random; `SCHEMA_SEED` repeats such a run.
  static let mutants =
    ProcessInfo.processInfo.environment["SCHEMA_MUTANTS"].flatMap { Int($0) }
  static let seed =
    ProcessInfo.processInfo.environment["SCHEMA_SEED"].flatMap { UInt64($0) }
    ?? (mutants == nil ? 1 : UInt64.random(in: 0..<1_000_000))

  @Test func refusesWhatTheLoaderRefusesAndNothingElse() async throws {
    let count = Self.mutants ?? 200
    print("schemas: seed \(Self.seed), \(count) mutants")
    var generator = SeededGenerator(seed: Self.seed)
    var originals: [ContentKind: [JSON]] = [:]
    for file in try Self.shipped() {
      var findings: [Finding] = []
      let root = try #require(
        parseYAML(SourceFile(path: file.file, text: file.yaml), &findings), "\(file.file)")
      originals[file.kind, default: []].append(JSON(root))
    }
    let mutations = originals.mapValues { MutatedDocument($0) }
    var cases: [SchemaValidator.Case] = []
    var areRefused: [[Finding]] = []
    for _ in 0..<count {
      // The phrases are one long file of one kind of key, and take the longest.
      let kinds =
        ContentKind.allCases.filter { $0 != .strings }
        + [.scenario, .scenario, .claims, .claims, .identitySystem]
      let kind =
        Int.random(in: 0..<40, using: &generator) == 0
        ? .strings : try #require(kinds.randomElement(using: &generator))
      let original = try #require(originals[kind]?.randomElement(using: &generator))
      let mutation = try #require(mutations[kind])
      var mutant = mutation.mutant(of: original, &generator)
      if Int.random(in: 0..<4, using: &generator) == 0 {
        mutant = mutation.mutant(of: mutant, &generator)
      }
      let yaml = mutant.text
      let name = try #require(Self.names[kind])
      let text = kind == .page ? "---\n\(yaml)\n---\n" : yaml
      let tree = SourceTree(root: "Content", texts: [name: text])
      let found = await HelpCentre.load(tree).findings.filter {
        $0.location.file == "Content/\(name)" && $0.severity == .error && !Self.isUnknowable($0)
      }
      // Whether a key of what is expected names a user, a schema does not know: it may say either.
      if found.contains(where: { $0.message.hasPrefix("'expect' has no key") }) { continue }
      areRefused.append(found)
      cases.append(SchemaValidator.Case(kind: kind, yaml: yaml))
    }
    let refusals = try SchemaValidator.refusals(of: cases)
    for ((item, found), refusal) in zip(zip(cases, areRefused), refusals)
    where found.isEmpty != (refusal == nil) {
      Issue.record(
        """
        seed \(Self.seed), \(item.kind): the schema says \(refusal ?? "nothing"), the loader \
        \(found.map { "\($0.code) \($0.message)" }), of \(item.yaml.prefix(600))
        """)
    }
    let refused = refusals.count { $0 != nil }
    #expect(refused > count / 4 && refused < count * 9 / 10, "\(refused) of \(count) are refused")
  }
}
