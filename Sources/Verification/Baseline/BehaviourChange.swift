package import JSON

/// A difference between two records.
package struct BehaviourChange: Equatable, Sendable {
  package let section: String
  package let key: String
  /// The older value as JSON; `nil` if the older record does not have the entry.
  package let before: String?
  /// The newer value as JSON; `nil` if the newer record does not have the entry.
  package let after: String?

  package var json: JSON {
    [
      "section": .string(section), "key": .string(key), "before": .optional(before),
      "after": .optional(after), "sentence": .string(sentence),
    ]
  }
}

extension Baseline {
  /// Returns what is different in a newer record, in the order of its sections.
  package func changes(to newer: Baseline) -> [BehaviourChange] {
    let names = newer.sections.map(\.name)
    let gone = sections.map(\.name).filter { !names.contains($0) }
    return (names + gone).flatMap { name -> [BehaviourChange] in
      let (old, new) = (entries(of: name), newer.entries(of: name))
      let (before, after) = (values(old), values(new))
      let changed = new.compactMap { entry in
        before[entry.key] == entry.value
          ? nil
          : BehaviourChange(
            section: name, key: entry.key, before: before[entry.key], after: entry.value)
      }
      return changed
        + old.filter { after[$0.key] == nil }.map {
          BehaviourChange(section: name, key: $0.key, before: $0.value, after: nil)
        }
    }
  }

  /// Returns the keys of the outcomes that are new or different in a newer record.
  package func changedOutcomes(in newer: Baseline) -> [String] {
    changes(to: newer).filter { $0.section == Self.outcomesSection && $0.after != nil }.map(\.key)
  }

  private func entries(of section: String) -> [Entry] {
    sections.first { $0.name == section }?.entries ?? []
  }

  private func values(_ entries: [Entry]) -> [String: String] {
    Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension BehaviourChange {
  /// The change as a sentence for release notes.
  package var sentence: String {
    switch section {
    case "outcomes", "tables": "\(subject): \(members(labels: Self.outcomeWords))"
    case "claims": claimSentence
    case "bindings": bindingSentence
    case "scenarios": "\(subject): \(members(labels: [:]))"
    case "vocabulary":
      after == nil ? "'\(key)' no longer makes a statement" : "'\(key)' makes a statement"
    default: "\(subject) \(was("is"))"
    }
  }

  private var subject: String {
    let parts = key.split(separator: "/").map(String.init)
    switch section {
    case "identitySystems" where parts.count >= 2:
      return "'\(parts[1...].joined(separator: "/"))' of \(parts[0])"
    case "outcomes" where parts.count == 4:
      return "\(parts[0]), \(parts[1]) \(parts[3] == "set" ? "set" : "cleared") at the "
        + parts[2].replacing("-", with: " ")
    case "scenarios" where parts.count == 2: return "the scenario \(parts[0]), step \(parts[1])"
    case "tables" where parts.count == 2: return "the table \(parts[0]), row \(parts[1])"
    case "unbound": return "statements without proof on \(key)"
    default: return "'\(key)'"
    }
  }

  private var claimSentence: String {
    let says = text("says", of: after) ?? text("says", of: before) ?? key
    if before == nil { return "new claim \(key): \(says)" }
    if after == nil { return "the claim \(key) is gone: \(says)" }
    return "the claim \(key): \(members(labels: ["demand": "the law"]))"
  }

  private var bindingSentence: String {
    let parts = key.split(separator: " ").map(String.init)
    let place = parts.count == 3 ? "\(parts[0]), \(parts[1])" : key
    switch (text("words", of: before), text("words", of: after)) {
    case (let old?, let new?): return "\(place) said \"\(old)\", says \"\(new)\""
    case (nil, let new?): return "\(place) is new: \"\(new)\""
    case (let old?, nil): return "\(place) is gone: \"\(old)\""
    case (nil, nil): return "\(place) \(was("is"))"
    }
  }

  private func was(_ verb: String) -> String {
    switch (before, after) {
    case (let old?, let new?): "was \(old), \(verb) \(new)"
    case (nil, let new?): "is new: \(new)"
    case (let old?, nil): "is gone: it was \(old)"
    case (nil, nil): ""
    }
  }

  private static let outcomeWords = [
    "mapped": "mapped", "syncedAt": "the user is synced", "replacedAt": "it is replaced",
    "becomes": "it becomes", "overwrites": "a change by hand is lost",
    "identitySystemChanges": "the identity system changes", "phrase": "the answer",
  ]

  /// Describes the members that differ, each with its old and new value.
  private func members(labels words: [String: String]) -> String {
    guard let old = object(before), let new = object(after) else { return was("is") }
    let keys = Set(old.keys).union(new.keys).sorted()
    let changed = keys.compactMap { key -> String? in
      let (before, after) = (shown(old[key]), shown(new[key]))
      return before == after ? nil : "\(words[key] ?? key): \(after) (was \(before))"
    }
    return changed.joined(separator: "; ")
  }

  private func object(_ json: String?) -> [String: JSON]? {
    guard let json, case .object(let members) = JSON(reading: json) else { return nil }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private func text(_ key: String, of json: String?) -> String? { object(json)?[key]?.string }

  private func shown(_ value: JSON?) -> String {
    switch value {
    case nil, .null: "nothing"
    case .bool(let bool): bool ? "yes" : "no"
    case .string(let text): text
    case .object(let members): JSON.object(members.sorted { $0.key < $1.key }).compact
    case .int, .number, .array: value?.compact ?? ""
    }
  }
}
