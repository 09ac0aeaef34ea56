import Content
import Diagnostics
import RandomStories
import Testing
import Verification

/// A check of one saved page finds what a check of everything finds in it.
@Suite struct GlanceTests {
  private static let name = "faq/one.md"
  /// What pages are made of, right and wrong.
  private static let parts = [
    "It is [nothing overwrites it.](outcome:table/unmapped-target)",
    "It is [wrong.](outcome:table/unmapped-target)", "[A row](outcome:table/none).",
    "Every [40 minutes](value:entra-id/cycle.every).", "Every [hour](value:entra-id/cycle.every).",
    "As [they say](source:page).", "As [others say](source:pages).",
    "See [the other](two.md).", "See [a part](two.md#part).", "See [none](three.md).",
    "See [below](#new).", "## New", "## Part", "<b>raw</b>", "`title`", "![](none.png)",
    "<!-- trace: story -->\n\n1. Wrong", "<!-- table: table -->", "Nobody shows this.",
  ]
  private static let heads = [
    "title: One", "title: Other\norder: 3", "title: One\nanswer: As [they say](source:page).",
    "title: One\nidentity-systems: [entra-id]", "title: One\nidentity-systems: [none]",
    "title: One\ndraft: true", "order: 3", "title: [",
  ]

  private static func verified(
    _ page: String
  ) async -> (verification: Verification, findings: [Finding]) {
    let tree = Fixture.tree([
      name: page, "faq/two.md": "---\ntitle: Two\n---\n## Part\n\nSee [one](one.md#new).\n",
    ])
    let loaded = await HelpCentre.load(tree)
    let verification = await verify(
      loaded.value, stored: nil, today: Fixture.today, computesAssumptions: false)
    return (verification, loaded.findings + verification.findings)
  }

  /// What all begin with.
  private static let before = Task {
    await verified("---\ntitle: One\n---\nIt was so.\n").verification
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func findsWhatALookAtEverythingFinds(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    func page() -> String {
      let parts = Self.parts.shuffled(using: &generator)
        .prefix(Int.random(in: 1...6, using: &generator))
      let head = Self.heads.randomElement(using: &generator) ?? ""
      return "---\n\(head)\n---\n\(parts.joined(separator: "\n\n"))\n"
    }
    let before = await Self.before.value
    let now = page()
    let all = await Self.verified(now)
    let glance = before.glance(
      at: SourceFile(path: "Content/\(Self.name)", text: now), name: Self.name, showsPlaces: false)
    let checked = all.verification.checked?.pages.first { $0.page.name == Self.name }
    guard let glance else {
      #expect(checked == nil, "only what cannot be loaded cannot be told at a glance")
      return
    }
    let page = try #require(checked)
    let others: Set<FindingCode> = [.duplicateEvidence, .risenUnbound]
    let own = all.findings.filter {
      $0.location.file == "Content/\(Self.name)" && !others.contains($0.code)
    }
    #expect(glance.findings.report().map { "\($0)" } == own.report().map { "\($0)" }, "\(now)")
    #expect("\(glance.value.bindings)" == "\(page.bindings)")
    #expect("\(glance.value.bodyLinks)" == "\(page.bodyLinks)")
    #expect("\(glance.value.statements)" == "\(page.statements)")
  }

  @Test func aPageThatWasNotThereIsLeftToALookAtEverything() async {
    let before = await Self.before.value
    let source = SourceFile(path: "Content/faq/new.md", text: "---\ntitle: New\n---\nSo.\n")
    let glance = before.glance(at: source, name: "faq/new.md", showsPlaces: false)
    #expect(glance == nil)
  }
}
