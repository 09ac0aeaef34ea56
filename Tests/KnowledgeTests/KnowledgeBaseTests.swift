import Diagnostics
import Testing

/// What keeps many pages together: no question twice, no path that is none, nothing only cited that
/// the engine can play.
@Suite struct KnowledgeBaseTests {
  static let page = "faq/one.md"
  static let other = "faq/two.md"

  static func body(_ text: String) -> String { "---\ntitle: Two\n---\n\(text)\n" }

  static func findings(_ changed: [String: String?], _ code: FindingCode) async -> [Finding] {
    await Fixture.findings(changed).filter { $0.code == code }
  }

  @Test func twoPagesWithTheSameEvidenceAreAFindingAtTheLater() async throws {
    let twin = Self.body(
      "[It is overwritten](outcome:table/mapped-identity-system), as [they say](source:page).")
    let changed = [
      Self.other: twin.replacing("It is overwritten", with: "the identity system overwrites it."),
      "faq/three.md": twin.replacing(
        "It is overwritten", with: "the identity system overwrites it."
      )
      .replacing(
        ", as [they say](source:page).", with: " every [40 minutes](value:entra-id/cycle.every)."),
    ]
    let findings = await Self.findings(changed, .duplicateEvidence)
    #expect(findings.map(\.location.file) == ["Content/faq/two.md"])
    #expect(findings.flatMap(\.related).map(\.location.file) == ["Content/faq/three.md"])
    #expect(findings.map(\.severity) == [.warning])
    let draft = changed.mapValues { $0.replacing("title: Two", with: "title: Two\ndraft: true") }
    #expect(await Self.findings(draft, .duplicateEvidence).isEmpty)
  }

  @Test func pagesWithMoreOrOtherOrNoEvidenceAreNoTwins() async {
    let words = "[The identity system overwrites it.](outcome:table/mapped-identity-system)"
    let texts = [
      Self.body(words),
      Self.body("\(words) [Nothing overwrites it.](outcome:table/unmapped-target)"),
      Self.body("As [they say](source:page)."), Self.body("As [they](source:page) say."),
    ]
    let files = Dictionary(
      uniqueKeysWithValues: texts.enumerated().map { ("faq/page-\($0).md", Optional($1)) })
    #expect(await Self.findings(files, .duplicateEvidence).isEmpty)
  }

  @Test func aClaimIsAnotherOneForEachIdentitySystem() async {
    let claims = "- {id: kept, says: X, attribute: unmapped, never: it is written}"
    func page(_ systems: String, _ target: String) -> String {
      "---\ntitle: T\nidentity-systems: \(systems)\n---\nIt [stays](\(target)).\n"
    }
    func twins(_ one: String, _ two: String) async -> Int {
      await Self.findings(
        ["claims/laws.yaml": claims, "faq/a.md": one, "faq/b.md": two], .duplicateEvidence
      ).count
    }
    #expect(
      await twins(page("[reference]", "claim:kept"), page("[entra-id]", "claim:kept")) == 0)
    #expect(
      await twins(page("[reference]", "claim:kept"), page("[reference]", "claim:kept")) == 1)
    #expect(
      await twins(
        page("[reference]", "claim:kept"), page("[entra-id, reference]", "claim:kept@reference"))
        == 1)
  }

  static let attributes = """
    - {id: department, name: Department}
    - {id: title, name: Job title, path: title}
    - id: mobile
      name: Mobile number
      schema: "urn:ietf:params:scim:schemas:core:2.0:User"
      path: 'phoneNumbers[type eq "mobile"].value'
    - {id: boss, name: Boss, path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"}
    - {id: roles, name: Roles, path: roles, many: true}
    """

  @Test(arguments: [
    "phoneNumbers[type eq \"mobile\"].value", "phoneNumbers[type eq \"mobile\"]",
    "urn:ietf:params:scim:schemas:core:2.0:User:phoneNumbers[type eq \"mobile\"].value",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
    "roles[value eq \"Agent\"]",
    // None of these reads as a path.
    "urn:ietf:params:scim:schemas:core:2.0:Group", "user.manager", "array[0]", "[type eq x]",
    "Join(\" \", [givenName], [surname])",
  ])
  func codeThatIsNoUnknownPathIsFine(code: String) async {
    let changed = ["attributes.yaml": Self.attributes, Self.other: Self.body("Map `\(code)`.")]
    #expect(await Self.findings(changed, .unknownPath).isEmpty)
  }

  @Test(arguments: [
    ("phoneNumbers[type eq \"mobil\"].value", "phoneNumbers[type eq \"mobile\"].value"),
    (
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manger.value",
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"
    ),
    ("emails[type eq \"other\"].value", nil),
  ])
  func anUnknownPathIsFoundWhereItStands(code: String, nearest: String?) async throws {
    for text in ["Über `x`: map 👉`\(code)`.", "| A | B |\n|---|---|\n| `é` | 👉`\(code)` |"] {
      let (page, position) = marked(Self.body(text))
      let changed = ["attributes.yaml": Self.attributes, Self.other: page]
      let findings = await Self.findings(changed, .unknownPath)
      #expect(findings.map(\.location.start) == [position])
      #expect(findings.map(\.location.file) == ["Content/\(Self.other)"])
      if let nearest { #expect(findings.first?.hint == "did you mean '\(nearest)'?") }
    }
  }

  @Test func anUnknownPathOfTheAnswerIsFoundWhereItStands() async {
    let (page, position) = marked(
      "---\ntitle: T\nanswer: 'Map 👉`emails[type eq \"other\"].value`.'\n---\nText.\n")
    let changed = ["attributes.yaml": Self.attributes, Self.other: page]
    #expect(
      await Self.findings(changed, .unknownPath).map(\.location.start) == [position])
  }

  static let expressible = "name: Help\ntarget: Genesys Cloud\nexpressible: [overwrites, empties]\n"

  @Test(arguments: [
    "👉It [overwrites it](source:page).", "👉It [overwrites](source:page) it [always](source:page).",
    "| A |\n|---|\n👉| [It overwrites it](source:page) |",
  ])
  func whatOnlyASourceShowsIsAWarning(text: String) async {
    let (page, position) = marked(Self.body(text))
    let findings = await Self.findings(
      ["site.yaml": Self.expressible, Self.other: page], .onlyCited)
    #expect(findings.map(\.location.start) == [position])
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    "They [write it](source:page).",
    "It [overwrites it](source:page). <!-- not modelled: another target -->",
    "It [overwrites it](source:page), and [nothing overwrites it.](outcome:table/unmapped-target)",
    "It [overwrites it](source:page) every [40 minutes](value:entra-id/cycle.every).",
    "It overwrites it. <!-- not behaviour: an example -->",
  ])
  func whatIsShownOrExceptedIsFine(text: String) async {
    let changed = ["site.yaml": Self.expressible, Self.other: Self.body(text)]
    #expect(await Self.findings(changed, .onlyCited).isEmpty)
  }

  @Test(arguments: ["not modelled", "not behaviour"])
  func anExceptionNeedsAReason(comment: String) async {
    let (page, position) = marked(Self.body("It [is so](source:page). 👉<!-- \(comment): -->"))
    let findings = await Self.findings([Self.other: page], .missingReason)
    #expect(findings.map(\.location.start) == [position])
  }

  static let facts = """
    - {id: department, name: Department, mutability: read-only, path: "urn:x:dep.art", field: Dept, source: page}
    - {id: title, name: Job title}
    - {id: mobile, name: Mobile}
    """

  static func bound(_ words: String, _ target: String) -> [String: String?] {
    [
      "attributes.yaml": facts,
      other: body("It is 👉[\(words)](value:attributes/\(target)).")
        .replacing("👉", with: ""),
      "identity-systems/reference.yaml": "name: the identity system\nmapping: [title]\n",
      "identity-systems/entra-id.yaml": Fixture.files["identity-systems/entra-id.yaml"]?
        .replacing("[department]", with: "[title]"),
      page: nil, "scenarios/table.yaml": nil, "scenarios/story.yaml": nil,
    ]
  }

  @Test(arguments: [
    ("read-only", "department.mutability"), ("urn:x:dep.art", "department.path"),
    ("Dept", "department.field"), ("read-write", "title.mutability"),
  ])
  func rightFactsAreFine(words: String, target: String) async {
    #expect(await Fixture.findings(Self.bound(words, target)).map(\.message) == [])
  }

  @Test(arguments: [
    ("read-write", "department.mutability", FindingCode.wrongWords, "write: read-only"),
    ("dep", "department.path", .wrongWords, "write: urn:x:dep.art"),
    ("x", "departmnt.path", .unknownBinding, "did you mean 'department'?"),
    ("x", "department.mutabilty", .unknownBinding, "did you mean 'mutability'?"),
    ("x", "title.path", .unknownBinding, "add it to attributes.yaml"),
  ])
  func wrongFactsAreNot(words: String, target: String, code: FindingCode, hint: String) async {
    let findings = await Fixture.findings(Self.bound(words, target))
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.hint) == [hint])
    #expect(findings.map(\.location.start) == [SourcePosition(line: 4, column: 7)])
  }
}
