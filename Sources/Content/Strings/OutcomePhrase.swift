package import Diagnostics
import Profiles
import Shapes
import SyncEngine
import YAML

/// An entry of `outcomes.yaml`: how one kind of outcome is said.
package struct OutcomePhrase: Sendable {
  package let id: Located<String>
  package let says: Located<String>
  /// Other wordings that bound words may use.
  package let also: [Located<String>]
  private let conditions: [Condition]

  private struct Condition: Sendable {
    let key: OutcomeFact
    let values: [String]
  }

  package func fits(_ facts: [OutcomeFact: String]) -> Bool {
    conditions.allSatisfy { condition in
      facts[condition.key].map(condition.values.contains) ?? false
    }
  }
}

/// What the conditions of a phrase may ask about.
package enum OutcomeFact: String, CaseIterable, Sendable {
  case changedAt = "changed-at"
  case edit
  case mapped
  case fed
  case syncedAt = "synced-at"
  case replacedAt = "replaced-at"
  case becomes
  case overwrites

  var known: [String] {
    switch self {
    case .changedAt: Place.allCases.map(\.keyword)
    case .edit: Outcome.Edit.allCases.map(\.keyword)
    case .mapped, .fed, .overwrites: ["true", "false"]
    case .syncedAt, .replacedAt: Outcome.Stage.allCases.map(\.keyword)
    case .becomes: Outcome.Becomes.allCases.map(\.keyword)
    }
  }
}

extension OutcomePhrase {
  package static let file = "outcomes.yaml"
  static let placeholders = ["identity-system", "target", "attribute", "cycle.every"]

  package static func load(_ tree: SourceTree, _ findings: inout [Finding]) -> [OutcomePhrase] {
    guard let source = tree[file], let root = parseYAML(source, &findings) else { return [] }
    var seen: [ExactString: Location] = [:]
    let elements = root.elements(of: "outcomes", &findings)
    let phrasesMax = ContentLimits.outcomePhrasesMax
    if elements.count > phrasesMax {
      findings.append(
        .fileTooLarge, at: elements[phrasesMax].location,
        "there may be \(phrasesMax) phrases for outcomes, and here are \(elements.count)",
        hint: "keep those that differ")
    }
    return elements.prefix(phrasesMax).compactMap { node -> OutcomePhrase? in
      let subject = "a phrase"
      guard let fields = Fields(node, of: subject, entryShape, &findings) else { return nil }
      let id = fields.text(required: "id", in: subject, &findings)
      let says = fields.text(required: "says", in: subject, &findings)
      let also = fields.texts("also", &findings)
      if also.count > ContentLimits.wordingsMax {
        findings.append(
          .fileTooLarge, at: also[ContentLimits.wordingsMax].location,
          "a phrase may have \(ContentLimits.wordingsMax) further wordings, and this one has "
            + "\(also.count)", hint: "keep those that pages use")
        return nil
      }
      let conditions = fields.required("when", in: subject, &findings)
        .map { readConditions($0, &findings) }
      for text in also + (says.map { [$0] } ?? []) {
        for name in Content.placeholders(of: text.value) where !placeholders.contains(name) {
          findings.append(.unknownPlaceholder(name, known: placeholders, at: text.location))
        }
      }
      guard let id, isNew(id, in: &seen, &findings), let says, let conditions else { return nil }
      return OutcomePhrase(id: id, says: says, also: also, conditions: conditions)
    }
  }

  private static func readConditions(_ node: YAMLNode, _ findings: inout [Finding]) -> [Condition] {
    guard let fields = Fields(node, of: "'when'", conditionShape, &findings) else { return [] }
    return OutcomeFact.allCases.compactMap { fact in
      guard fields.node(fact.rawValue) != nil else { return nil }
      let values = fields.texts(fact.rawValue, &findings)
      for value in values where !fact.known.contains(value.value) {
        findings.append(
          .unknownWord, at: value.location, "'\(value.value)' is no value of '\(fact.rawValue)'",
          hint: "one of: " + fact.known.joined(separator: ", "))
      }
      return Condition(key: fact, values: values.map(\.value))
    }
  }
}
