import Content
import Diagnostics
import Foundation
import Profiles
import Testing
import Verification

/// A small help centre as literals; a test changes the file that it is about.
enum Fixture {
  static let strings: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "Content/phrases.yaml"), encoding: .utf8))
      ?? "missing: true"
  }()

  static let files: [String: String] = [
    "site.yaml": "name: Help\ntarget: Genesys Cloud\n",
    "attributes.yaml": """
    - {id: department, name: Department}
    - {id: title, name: Job title, path: title, also: [position]}
    - {id: mobile, name: Mobile number, also: [cell phone]}
    """,
    "sources.yaml":
      "- {id: page, title: A page, url: \"https://example.com/\", checked: 2026-11-01, good-for: 30d}\n",
    "phrases.yaml": strings,
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
      ana: {identity-system: {department: Sales}, target: {department: Sales}}
    steps:
      - change: {attribute: department, at: target, to: Support}
        expect: {synced: [], target: {department: Support}}
      - full-sync:
        expect: {synced: [ana], overwritten: [department]}
    """,
    "scenarios/table.yaml": """
    title: A table
    identity-system: reference
    axes:
      attribute: {mapped: {label: Mapped, attribute: department}, unmapped: {label: Unmapped, attribute: mobile}}
      changed-at: [identity-system, target]
    columns: {attribute: Attribute, changed-at: Where, outcome: Result}
    """,
    "faq/one.md": """
    ---
    title: One
    answer: It is [nothing overwrites it.](outcome:table/unmapped-target)
    ---
    Every [40 minutes](value:entra-id/cycle.every), as [they say](source:page).

    <!-- table: table -->
    | Attribute | Where | Result |
    |---|---|---|
    | Mapped | The identity system | The identity system overwrites it. |
    | Mapped | Genesys Cloud | At some point it is replaced. |
    | Unmapped | The identity system | Nothing overwrites it. |
    | Unmapped | Genesys Cloud | Nothing overwrites it. |

    """,
  ]

  /// 2026-11-24.
  static let today = CalendarDate(secondsSince1970: 1_795_478_400)

  static func tree(_ changed: [String: String?] = [:]) -> SourceTree {
    let texts = files.merging(changed.compactMapValues(\.self)) { _, changed in changed }
    return SourceTree(
      root: "Content", texts: texts.filter { changed[$0.key, default: $0.value] != nil })
  }

  /// Loads and verifies, and gives all findings in the order of a report.
  static func findings(_ changed: [String: String?] = [:]) async -> [Finding] {
    let loaded = await HelpCentre.load(tree(changed))
    let verification = await verify(loaded.value, stored: nil, today: today)
    return (loaded.findings + verification.findings).report()
  }
}

extension Fixture {
  /// Expects a finding in one file, at the 👉 of its text.
  static func expect(
    _ code: FindingCode, _ message: String, in file: String, _ text: String
  ) async throws {
    let (text, position) = marked(text)
    let findings = await findings([file: text])
    let finding = try #require(
      findings.first { $0.code == code && $0.message == message },
      "found: \(findings.map { "\($0.code) \($0.message)" })")
    #expect(finding.location.file == "Content/\(file)")
    #expect(finding.location.start == position)
  }
}

/// A text without its 👉, and the position at which that stood.
func marked(_ text: String) -> (text: String, position: SourcePosition) {
  let offset = text.utf8.count - (text.components(separatedBy: "👉").last?.utf8.count ?? 0)
  let unmarked = text.replacingOccurrences(of: "👉", with: "")
  let file = SourceFile(path: "marked", text: unmarked)
  return (unmarked, file.position(offset: offset - "👉".utf8.count))
}
