import Diagnostics
import Knowledge
import Testing

/// The findings of all shards together are those of the whole, each in one of them.
@Suite struct ShardTests {
  static let page = "faq/one.md"
  static let laws = """
    - {id: kept, says: It is kept., attribute: unmapped, never: it is written}
    - {id: false, says: It is false., attribute: fed, never: it is written}
    - {id: slow, says: It is slow., for: [entra-id], attribute: fed, when: it is edited at the target, eventually: it agrees, assuming: cycles continue}
    """

  /// Many pages, so that there is something to divide.
  static let many: [String: String?] = {
    var files: [String: String?] = ["claims/laws.yaml": laws]
    for number in 1...7 {
      files["faq/part-\(number % 2)/page-\(number).md"] = """
        ---
        title: Page \(number)
        ---
        It [stays](claim:kept) and [nothing overwrites it.](outcome:table/unmapped-target).

        It is overwritten, number \(number).

        See [one](../one.md), and [every 40 minutes](value:entra-id/cycle.every).

        """
    }
    let story = Fixture.files["scenarios/story.yaml"] ?? ""
    for number in 1...5 {
      files["scenarios/story-\(number).yaml"] = story
      files["identity-systems/system-\(number).yaml"] =
        "name: System \(number)\nmapping: [department, title]\n"
    }
    return files
  }()

  /// What each kind of breakage changes.
  static let breakages: [String: [String: String?]] = [
    "nothing": [:],
    "wrong words": [
      "faq/two.md":
        "---\ntitle: T\n---\nIt [goes](outcome:table/mapped-target), [it](claim:false).\n"
    ],
    "a refuted law, bound everywhere": [
      "faq/part-0/a.md":
        "---\ntitle: T\n---\nIt [never](claim:false) and [slowly](claim:slow@entra-id).\n",
      "faq/part-1/b.md":
        "---\ntitle: T\n---\nIt [never](claim:false@reference), [so](claim:slow).\n",
      "faq/z.md": "---\ntitle: T\nanswer: \"[never](claim:false)\"\ndraft: true\n---\nB.\n",
    ],
    "unknown names": [
      "faq/two.md":
        "---\ntitle: T\n---\n[a](claim:kep) [b](outcome:tabl/x) [c](value:entra/x) [d](source:pag) [e](o.md) [f](claim:kept@okta)\n\n<!-- table: tabl -->\n\n<!-- trace: stori -->\n"
    ],
    "missing blocks": [
      "faq/two.md":
        "---\ntitle: T\n---\nX.\n\n<!-- table: table -->\n\n<!-- trace: story-3 -->\n\nY.\n"
    ],
    "failed expectations": [
      "scenarios/story-2.yaml": (Fixture.files["scenarios/story.yaml"] ?? "")
        .replacing("overwritten: [department]", with: "overwritten: []"),
      "scenarios/story-4.yaml": (Fixture.files["scenarios/story.yaml"] ?? "")
        .replacing("- full-sync:", with: "- cycle:"),
    ],
    "a broken profile": ["identity-systems/entra-id.yaml": "name: Entra\nnonsense: true\n"],
    "a changed profile": [
      "identity-systems/entra-id.yaml":
        "name: Microsoft Entra ID\nsync: {starts: at-once, absent: clear}\nmapping: [department]\n"
    ],
    "missing phrases": [
      "outcomes.yaml":
        "- {id: never, when: {replaced-at: never}, says: \"Nothing {cycle.every}.\"}\n"
    ],
    "ambiguous phrases": [
      "outcomes.yaml": (Fixture.files["outcomes.yaml"] ?? "")
        + "\n- {id: other, when: {replaced-at: never}, says: Other.}\n"
    ],
    "no phrases": ["phrases.yaml": nil],
    "no sources": ["sources.yaml": nil],
    "broken YAML": [
      "scenarios/story-1.yaml": "a: [", "claims/more.yaml": "- {id: [", "faq/b.md": "no",
    ],
    "broken claims": [
      "claims/more.yaml":
        "- {id: kept, says: S., never: it is written}\n- {id: new, nonsense: true}\n"
    ],
    "files that nothing reads": ["other/x.yaml": "a: b", "x.yml": "a: b"],
    "twins": [
      "faq/part-1/twin.md":
        "---\ntitle: T\n---\nIt [stays](claim:kept), and [nothing overwrites it.](outcome:table/unmapped-target).\n"
    ],
    "unbound statements": [
      "site.yaml": "name: Help\ntarget: Genesys Cloud\nvocabulary: [overwritten]\n",
      "faq/part-0/more.md":
        "---\ntitle: T\n---\nIt is overwritten. And [overwritten](https://example.com).\n",
      "faq/part-0/draft.md": "---\ntitle: T\ndraft: true\n---\nIt is overwritten.\n",
    ],
    "pages that are gone": ["faq/part-0/page-2.md": nil, "faq/part-1/page-7.md": nil],
    "scenarios and claims that are gone": [
      "scenarios/story-3.yaml": nil,
      "claims/laws.yaml": "- {id: new, says: N., attribute: unmapped, never: it is written}\n",
    ],
    "no page": Dictionary(
      uniqueKeysWithValues: (many.keys.filter { $0.hasPrefix("faq/") } + [page]).map { ($0, nil) }),
  ]

  /// Changes of the record, which the whole is compared with.
  static let records: [String: @Sendable (String) -> String?] = [
    "as accepted": { $0 },
    "none": { _ in nil },
    "changed values": { $0.replacing("\"mapped\": true", with: "\"mapped\": false") },
    "lines in another order": { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for section in ["outcomes", "bindings", "scenarios", "claims", "identitySystems"] {
        guard let first = lines.firstIndex(of: "  \"\(section)\": {") else { continue }
        lines.swapAt(first + 1, first + 2)
      }
      return lines.joined(separator: "\n")
    },
    "units in another order": { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for section in ["outcomes", "bindings", "scenarios"] {
        guard let first = lines.firstIndex(of: "  \"\(section)\": {"),
          let end = lines[first...].firstIndex(of: "  },")
        else { continue }
        let moved = lines.remove(at: first + 1)
        lines.insert(moved, at: end - 2)
      }
      return lines.joined(separator: "\n")
    },
    "a section too many": {
      $0.replacing("  \"changes\": {", with: "  \"zzz\": {\n    \"a\": 1\n  },\n  \"changes\": {")
    },
  ]

  /// A loaded help centre and the record with which it is compared.
  private struct Case {
    let tree: SourceTree
    let loaded: Checked<HelpCentre>
    let read: Checked<StoredRecord?>

    init(_ changed: [String: String?], record: String?) async {
      tree = Fixture.tree(changed)
      loaded = await HelpCentre.load(tree)
      read =
        record.map { StoredRecord.read(SourceFile(path: RecordTests.path, text: $0)) }
        ?? Checked(nil)
    }

    func findings(_ shard: Shard) async -> [Finding] {
      let centre = loaded.value.portion(shard)
      let verification = await verify(
        centre, stored: read.value, today: Fixture.today, weighs: false)
      let record = compare(
        read.value, with: verification.record, of: centre, path: RecordTests.path)
      let loading = loaded.findings + centre.lackOfPages(tree) + read.findings
      return (centre.own(loading) + verification.findings + record).report()
    }

    func expectUnion(_ count: Int, _ what: String) async throws {
      let whole = await findings(.whole)
      var union: [Finding] = []
      for number in 1...count {
        union += await findings(try #require(Shard("\(number)/\(count)")))
      }
      let once = union.report()
      #expect(once.count == union.count, "\(what) of \(count): found twice")
      let lost = whole.filter { !once.contains($0) }
      let extra = once.filter { !whole.contains($0) }
      #expect(lost.isEmpty, "\(what) of \(count), lost: \(lost.map(\.message))")
      #expect(extra.isEmpty, "\(what) of \(count), extra: \(extra.map(\.message))")
    }
  }

  private static func record(_ changed: [String: String?]) async -> String {
    let centre = await HelpCentre.load(Fixture.tree(changed)).value
    let record = await verify(centre, stored: nil, today: Fixture.today, weighs: false).record
    return record.with(changes: [.init(date: Fixture.today, reason: "first", outcomes: [])]).text
  }

  @Test(arguments: breakages.keys.sorted()) func theUnionIsTheWhole(breakage: String) async throws {
    let changed = Self.many.merging(Self.breakages[breakage] ?? [:]) { _, new in new }
    let divided = await Case(changed, record: await Self.record(Self.many))
    for count in [2, 5] { try await divided.expectUnion(count, breakage) }
  }

  @Test func thereMayBeMoreShardsThanPages() async throws {
    try await Case(Self.many, record: nil).expectUnion(12, "many")
  }

  @Test(arguments: records.keys.sorted()) func recordsAreDividedToo(change: String) async throws {
    let record = (Self.records[change] ?? { $0 })(await Self.record(Self.many))
    try await Case(Self.many, record: record).expectUnion(3, change)
    let fewer = Self.many.merging(["faq/part-0/page-4.md": nil, "scenarios/story-5.yaml": nil]) {
      _, new in new
    }
    try await Case(fewer, record: record).expectUnion(2, change)
  }

  @Test func whatIsWrongIsFoundAtAll() async {
    var codes = Set<FindingCode>()
    let record = await Self.record(Self.many)
    for breakage in Self.breakages.values {
      let changed = Self.many.merging(breakage) { _, new in new }
      codes.formUnion(await Case(changed, record: record).findings(.whole).map(\.code))
    }
    let wanted: Set<FindingCode> = [
      .wrongWords, .unprovedStatement, .unknownBinding, .missingBlock, .failedExpectation,
      .unknownKey, .missingPhrase, .ambiguousPhrase, .missingFile, .invalidYAML, .unexpectedFile,
      .twinPage, .unboundStatement, .risenUnbound, .changedRecord, .refutedClaim, .deadLink,
      .noPublishedPage,
    ]
    #expect(wanted.subtracting(codes).map(\.name).sorted() == [])
  }

  @Test func aShardDoesItsPartOfTheWork() async throws {
    let loaded = await HelpCentre.load(Fixture.tree(Self.many))
    var pages: [Int] = []
    var claims: [Int] = []
    for number in 1...2 {
      let centre = loaded.value.portion(try #require(Shard("\(number)/2")))
      let verification = await verify(centre, stored: nil, today: Fixture.today, weighs: false)
      pages.append(verification.coverage.pages.count)
      claims.append(verification.coverage.claims.count)
      #expect(verification.verified == nil)
    }
    #expect(pages == [4, 4])
    #expect(claims.reduce(0, +) == 3)
  }

  @Test(arguments: [
    "", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b", "1/1001", " 1/2", "1 / 2",
  ])
  func whatIsNoPartIsRefused(text: String) { #expect(Shard(text) == nil) }
}
