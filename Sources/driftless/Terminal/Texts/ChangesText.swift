import Verification

/// What changed in one section of the record, or why.
struct ChangesSection {
  let title: String
  let lines: [String]

  private static let titles = [
    "identitySystems": "Settings of identity systems", "outcomes": "Outcomes",
    "scenarios": "Scenarios", "tables": "Tables", "claims": "Claims",
    "bindings": "Words on pages", "unbound": "Statements without proof",
    "vocabulary": "Vocabulary",
  ]

  /// The sections with changes, and the reasons that were given since; nothing if nothing changed.
  static func all(
    _ changes: [BehaviourChange], since before: Baseline, _ after: Baseline
  ) -> [ChangesSection] {
    guard !changes.isEmpty else { return [] }
    var sections: [String] = []
    for change in changes where !sections.contains(change.section) {
      sections.append(change.section)
    }
    let told = sections.map { section in
      ChangesSection(
        title: titles[section] ?? section,
        lines: changes.filter { $0.section == section }.map(\.sentence))
    }
    let reasons = after.changes.dropFirst(before.changes.count).map(\.reason)
    return told + (reasons.isEmpty ? [] : [ChangesSection(title: "Why", lines: reasons)])
  }
}

/// What changed between two records, for a person.
struct ChangesText {
  let sections: [ChangesSection]

  var text: String {
    guard !sections.isEmpty else { return "nothing changed" }
    return sections.map { section in
      (["\(section.title):"] + section.lines.map { "- \($0)" }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
