import Verification

/// The changes in one section of the record, or the reasons for them.
struct ChangesSection {
  let title: String
  let lines: [String]

  private static let titles = [
    "identitySystems": "Settings of identity systems", "outcomes": "Outcomes",
    "scenarios": "Scenarios", "tables": "Tables", "claims": "Claims",
    "bindings": "Words on pages", "unbound": "Statements without proof",
    "vocabulary": "Vocabulary",
  ]

  /// Returns the sections with changes, and the reasons given since; empty if nothing changed.
  static func all(
    _ changes: [BehaviourChange], since before: Baseline, _ after: Baseline
  ) -> [ChangesSection] {
    guard !changes.isEmpty else { return [] }
    var sections: [String] = []
    for change in changes where !sections.contains(change.section) {
      sections.append(change.section)
    }
    let changed = sections.map { section in
      ChangesSection(
        title: titles[section] ?? section,
        lines: changes.filter { $0.section == section }.map(\.sentence))
    }
    let reasons = after.changes.dropFirst(before.changes.count).map(\.reason)
    return changed + (reasons.isEmpty ? [] : [ChangesSection(title: "Why", lines: reasons)])
  }
}

/// The changes between two records, for a person.
struct ChangesText {
  let sections: [ChangesSection]

  var text: String {
    guard !sections.isEmpty else { return "nothing changed" }
    return sections.map { section in
      (["\(section.title):"] + section.lines.map { "- \($0)" }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
