import Knowledge

/// What changed between two records, for a person.
struct ChangesText {
  private static let titles = [
    "identitySystems": "Settings of identity systems", "outcomes": "Outcomes",
    "scenarios": "Scenarios", "tables": "Tables", "claims": "Claims",
    "bindings": "Words on pages", "unbound": "Statements without proof",
    "vocabulary": "Vocabulary",
  ]

  private let changes: [BehaviourChange]
  private let reasons: [KnowledgeRecord.Change]

  init(_ changes: [BehaviourChange], since before: KnowledgeRecord, _ after: KnowledgeRecord) {
    self.changes = changes
    reasons = Array(after.changes.dropFirst(before.changes.count))
  }

  var text: String {
    guard !changes.isEmpty else { return "nothing changed" }
    var sections: [String] = []
    for change in changes where !sections.contains(change.section) {
      sections.append(change.section)
    }
    let told = sections.map { section in
      let lines = changes.filter { $0.section == section }.map { "- \($0.sentence)" }
      return (["\(Self.titles[section] ?? section):"] + lines).joined(separator: "\n")
    }
    let why =
      reasons.isEmpty ? [] : ["Why:\n" + reasons.map { "- \($0.reason)" }.joined(separator: "\n")]
    return (told + why).joined(separator: "\n\n")
  }
}
