import Content
import Diagnostics
import Foundation
import Profiles
import Testing
import Verification

@testable import Site

/// A small, verified help centre with pages of all kinds of blocks and inlines, with the shipped
/// templates.
struct Fixture {
  let checked: CheckedHelpCentre
  let rendering: SiteRendering

  static let pages: [String: String] = [
    "faq/blocks.md": """
    ---
    title: What about "quotes" & <tags>?
    answer: >-
      It is so: [nothing overwrites it.](outcome:table/unmapped-target) See
      [*they* `say`](source:page), and [another page](inlines.md#two).
    ---
    ## Why & how

    A paragraph of two lines,
    the second of which ends here.

    ### Lists

    - tight *one*
    - tight two
      with a [bound](source:page) word
      1. nested
      2. list

         and a paragraph
    - tight four

    7. loose

    8. items

       > A quotation
       >
       > ## Heading in it
       >
       > - item

    ```swift
    let x = a < b && "c" > 'd'

      indented
    ```

        code <by> indentation

    ---

    | Left | Right | Middle | Plain |
    |:-----|------:|:------:|-------|
    | *a* `b` | [one](source:page) | [40 minutes](value:entra-id/cycle.every) | https://example.org/?a=b&c=d |
    | ![a picture](picture.svg) | <ana@example.org> | \\| bar | |

    <!-- a remark -->

    <!-- table: table -->

    Between them <!-- not seen --> words.

    <!-- trace: story -->

    The end.

    """,
    "faq/inlines.md": """
    ---
    title: Inlines
    answer: "Plain words."
    ---
    # One

    *em* **strong** ***both*** ~~struck~~ `code <b>` `` `tick` `` a\\
    hard break, another  \\
    soft
    break &amp; &lt;b&gt; &copy; &#65; \\*not em\\* "quoted" 'single' é 日本 e\u{301}

    ## Two

    Every [40 minutes](value:entra-id/cycle.every), as [they say](source:page) and
    [they **say**](source:page); [they say](source:page).
    ![one *two* `three`](picture.svg "A title") [![in a link](picture.svg)](blocks.md) www.example.org
    <https://example.com/a?b=c&d=%20[e]> [titled](https://example.com/ "the title")
    [here](#one) [there](blocks.md) [a file](notes.txt)

    ## Two

    Last.

    """,
  ]

  static let files: [String: String] = [
    "site.yaml": "name: Help\ntarget: Genesys Cloud\n",
    "attributes.yaml": """
    - {id: department, name: Department}
    - {id: title, name: Job title, path: title, also: [position]}
    - {id: mobile, name: Mobile number, also: [cell phone]}
    """,
    "sources.yaml":
      "- {id: page, title: A page, url: \"https://example.com/?a=1&b='2'\", checked: 2026-11-01, good-for: 30d}\n",
    "outcomes.yaml": """
    - {id: replaced, when: {replaced-at: [at-once, next-cycle]}, says: "{identity-system} overwrites it."}
    - {id: later, when: {replaced-at: [next-sync, full-sync]}, says: "At some point it is replaced.", also: [it goes later]}
    - {id: never, when: {replaced-at: never}, says: "Nothing overwrites it."}
    """,
    "identity-systems/reference.yaml": "name: the identity system\nmapping: [department, title]\n",
    "identity-systems/entra-id.yaml": """
    name: Microsoft Entra ID
    sync: {starts: on-schedule, absent: keep}
    cycle: {every: 40m}
    mapping: [department]
    """,
    "scenarios/story.yaml": """
    title: A story
    identity-system: reference
    users:
      ana: {identity-system: {department: Sales, title: A}, target: {department: Sales, title: A}}
    steps:
      - change: {attribute: department, at: target, to: Support}
        expect: {synced: [], target: {department: Support}}
      - change: {attribute: title, at: identity-system, to: B}
        expect: {synced: [ana]}
      - full-sync:
        expect: {synced: [ana]}
    """,
    "scenarios/table.yaml": """
    title: A table
    identity-system: reference
    axes:
      attribute: {mapped: {label: Mapped, attribute: department}, unmapped: {label: Unmapped, attribute: mobile}}
      changed-at: [identity-system, target]
    columns: {attribute: Attribute, outcome: Result, changed-at: Where}
    """,
  ]

  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// 2026-11-24.
  static let today = CalendarDate(secondsSince1970: 1_795_478_400)

  /// - Parameter pages: The pages by path; their tables and traces are filled in.
  init(_ pages: [String: String] = Self.pages) async throws {
    var texts = Self.files.merging(pages) { _, page in page }
    texts["phrases.yaml"] = try String(
      contentsOf: Self.project.appending(path: "Content/phrases.yaml"), encoding: .utf8)
    let attachments = [
      "faq/picture.svg": Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
    ]
    texts["faq/notes.txt"] = "Notes."
    func verified() async throws -> Verification {
      let tree = SourceTree(root: "Content", texts: texts, attachments: attachments)
      let loaded = await HelpCentre.load(tree)
      let verification = await verify(loaded.value, stored: nil, today: Self.today)
      let errors = (loaded.findings + verification.findings).filter {
        $0.severity == .error && $0.code != .missingBlock
      }
      try #require(errors.isEmpty, "\(errors)")
      return verification
    }
    var verification = try await verified()
    for correction in verification.corrections.sorted(by: {
      $0.range.lowerBound > $1.range.lowerBound
    }) {
      var bytes = Array((texts[correction.file] ?? "").utf8)
      bytes.replaceSubrange(correction.range, with: correction.text.utf8)
      texts[correction.file] = String(decoding: bytes, as: UTF8.self)
    }
    verification = try await verified()
    #expect(verification.corrections.isEmpty)
    checked = try #require(verification.checked)
    let words = checked.centre.strings.interface(target: checked.centre.site.target)
    let library = TemplateLibrary.load(try Self.templates(), words: words)
    try #require(library.findings.isEmpty, "\(library.findings)")
    rendering = SiteRendering(checked, try #require(library.value), [:])
  }

  private static func templates() throws -> SourceTree {
    let root = project.appending(path: "Templates")
    var texts: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where name.hasSuffix(".mustache") {
      texts[name] = try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    return SourceTree(root: "Templates", texts: texts)
  }

  func page(_ name: String) throws -> CheckedPage {
    try #require(checked.pages.first { $0.page.name == name })
  }
}
