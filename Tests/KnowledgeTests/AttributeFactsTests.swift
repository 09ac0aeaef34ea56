import Content
import Diagnostics
import Testing

/// What `attributes.yaml` says of an attribute beside its names.
@Suite struct AttributeFactsTests {
  static let file = "attributes.yaml"
  static let user = "urn:ietf:params:scim:schemas:core:2.0:User"

  /// The fixture's catalogue with more keys for the attribute `department`.
  static func catalogue(_ keys: String) -> String {
    (Fixture.files[file] ?? "").replacing("name: Department}", with: "name: Department, \(keys)}")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let keys: String
    let code: FindingCode
    let says: String

    var testDescription: String { "\(code) \(says)" }
  }

  static let rows = [
    Row(
      keys: "mutability: 👉readonly", code: .unknownWord,
      says: "'readonly' is no value of 'mutability'"),
    Row(keys: "many: 👉often", code: .unknownWord, says: "'many' must be true or false"),
    Row(keys: "source: 👉pgae", code: .unknownSource, says: "there is no source 'pgae'"),
    Row(keys: "source: [page, 👉pgae]", code: .unknownSource, says: "there is no source 'pgae'"),
    Row(
      keys: "schema: 👉User", code: .invalidValue, says: "'User' is no URN of a schema"),
    Row(
      keys: "schema: \"\(user)\", path: 👉\"urn:x:department\"", code: .invalidValue,
      says: "the path is not in the schema '\(user)'"),
    Row(
      keys: "👉mutabilty: read-only", code: .unknownKey,
      says: "an attribute has no key 'mutabilty'"),
  ]

  @Test(arguments: rows) func findsTheMistakeWhereItStands(row: Row) async throws {
    try await Fixture.expect(row.code, row.says, in: Self.file, Self.catalogue(row.keys))
  }

  @Test func readsEachFact() async throws {
    let keys =
      "schema: \"\(Self.user)\", field: department, mutability: immutable, many: true, "
      + "refers: true, lost-when-deleted: true, notes: A note, source: page"
    let tree = Fixture.tree([Self.file: Self.catalogue(keys)])
    let attributes = try #require(await HelpCentre.load(tree).value.attributes)
    let facts = try #require(attributes[ExactString("department")]).facts
    #expect(facts.schema == Self.user)
    #expect(facts.field == "department")
    #expect(facts.mutability == .immutable)
    #expect(facts.isMany && facts.isReference && facts.isLostWhenDeleted)
    #expect(facts.notes == "A note")
    #expect(facts.sources.map(\.value) == ["page"])
    let others = try #require(attributes[ExactString("title")]).facts
    #expect(others.mutability == .readWrite)
    #expect(!others.isMany && !others.isReference && !others.isLostWhenDeleted)
  }

  @Test func aProfileMapsNoReadOnlyAttribute() async throws {
    let system = "identity-systems/reference.yaml"
    let (text, position) = marked("mapping: [title, {from: x, to: 👉department}]\n")
    let findings = await Fixture.findings([
      Self.file: Self.catalogue("mutability: read-only"), system: text,
      "identity-systems/entra-id.yaml": (Fixture.files["identity-systems/entra-id.yaml"] ?? "")
        .replacing("mapping: [department]", with: "mapping: [title]"),
    ])
    let finding = try #require(findings.first { $0.code == .readOnlyRule })
    #expect(findings.count { $0.code == .readOnlyRule } == 1)
    #expect(finding.location.file == "Content/\(system)")
    #expect(finding.location.start == position)
  }

  @Test func aScenarioMayMapOne() async {
    let findings = await Fixture.findings([
      Self.file: Self.catalogue("mutability: read-only"),
      "identity-systems/reference.yaml": "name: the identity system\nmapping: [title]\n",
      "identity-systems/entra-id.yaml": nil, "faq/one.md": nil, "scenarios/table.yaml": nil,
      "scenarios/story.yaml": (Fixture.files["scenarios/story.yaml"] ?? "")
        .replacing("users:", with: "mapping: [department]\nusers:"),
    ])
    #expect(!findings.contains { $0.code == .readOnlyRule })
  }
}
