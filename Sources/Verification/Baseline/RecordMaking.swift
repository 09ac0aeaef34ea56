import Content
import Diagnostics
import JSON
package import Profiles
import SyncEngine
package import Traces

extension Baseline {
  static let settingsSection = "identitySystems"
  static let scenariosSection = "scenarios"
  static let tablesSection = "tables"
  static let claimsSection = "claims"
  static let bindingsSection = "bindings"

  /// Makes the record of what a help centre does today, verified or wrong, without its history.
  ///
  /// - Parameter changes: The settings that differ from the accepted record, by identity system.
  static func make(
    site: SiteSettings, systems: [IdentitySystem], outcomes: [Answer], scenarios: [Simulation],
    tables: [CheckedTable], claims: [CheckedClaim], pages: [CheckedPage],
    changes: [String: [Finding.Related]]
  ) -> Baseline {
    Baseline(
      sections: [
        Section(
          name: settingsSection,
          entries: systems.flatMap { system in
            system.recordedSettings.map {
              Entry(
                key: "\(system.id)/\($0.path)", value: .string($0.word),
                related: [Finding.Related("it is set here", at: system.location(of: $0.path))])
            }
          }),
        Section(
          name: outcomesSection,
          entries: outcomes.map { answer in
            let system = answer.probe.identitySystem
            let rule = system.location(of: "mapping.\(answer.probe.attribute)")
            return Entry(
              key: answer.probe.key, value: answer.json,
              related: [Finding.Related("the mapping", at: rule)] + (changes[system.id] ?? []))
          }),
        Section(
          name: scenariosSection,
          entries: scenarios.flatMap { simulation in
            simulation.steps.enumerated().map { number, played in
              Entry(
                key: "\(simulation.scenario.id)/\(number + 1)",
                value: simulation.recorded(played.step),
                related: [
                  Finding.Related("the step", at: simulation.scenario.steps[number].location)
                ] + (changes[simulation.identitySystem.id] ?? []))
            }
          }),
        Section(
          name: tablesSection,
          entries: tables.flatMap { table in
            zip(table.table.rows, table.answers).map { row, answer in
              Entry(
                key: "\(table.table.id)/\(row.id)", value: answer.json,
                related: [Finding.Related("the table", at: table.table.location)]
                  + (changes[answer.probe.identitySystem.id] ?? []))
            }
          }),
        Section(
          name: claimsSection,
          entries: claims.map { claim in
            Entry(
              key: claim.statement.id.value, value: claim.json,
              related: [Finding.Related("the claim", at: claim.statement.location)]
                + claim.statement.systems.flatMap { changes[$0] ?? [] })
          }),
        Section(name: bindingsSection, entries: pages.flatMap(\.recordedBindings)),
        Section(
          name: unboundSection,
          entries: pages.compactMap { page in
            let unbound = page.statements.filter { $0.strength == nil }
            guard let first = unbound.first, !page.page.isDraft else { return nil }
            return Entry(
              key: page.page.name, value: .int(unbound.count),
              related: [Finding.Related("the first of them", at: first.location)])
          }),
        Section(
          name: vocabularySection,
          entries: site.vocabulary.map { Entry(key: $0, value: .bool(true), related: []) }),
      ],
      changes: [])
  }
}

extension IdentitySystem {
  /// The settings and each rule of the mapping.
  var recordedSettings: [(path: String, word: String)] {
    settings + mapping.map { ("mapping.\($0.to.value)", $0.summary) }
  }
}

extension MappingEntry {
  /// The rule on one line, as it could be written in a file.
  package var summary: String {
    var parts: [String] = []
    switch source {
    case .attribute(let from, let standIn):
      parts.append("from: \(from)")
      if let standIn { parts.append("default: \(standIn)") }
    case .expression(let text, _, let standIn):
      parts.append("expression: \(text)")
      if let standIn { parts.append("default: \(standIn)") }
    case .constant(let constant): parts.append("constant: \(constant)")
    case .nothing: break
    }
    if apply != .always { parts.append("apply: \(apply.keyword)") }
    if let values { parts.append("values: \(values.keyword)") }
    return parts.isEmpty ? "sent empty" : parts.joined(separator: ", ")
  }
}

extension AttributeProbe {
  /// The probe's name in the record and in addresses, such as `okta/department/target/set`.
  package var key: String {
    [identitySystem.id, attribute.text, place.keyword, edit.keyword].joined(separator: "/")
  }
}

extension Answer {
  fileprivate var json: JSON {
    let outcome = probe.outcome
    return [
      "mapped": .bool(outcome.mapped), "syncedAt": .string(outcome.syncedAt.keyword),
      "replacedAt": .string(outcome.replacedAt.keyword),
      "becomes": .optional(outcome.becomes?.keyword), "overwrites": .bool(outcome.overwrites),
      "identitySystemChanges": .bool(outcome.identitySystemChanges), "phrase": .string(phrase),
    ]
  }
}

extension CheckedClaim {
  /// What the claim says and demands, and its verdicts. A change in one of them calls for a review of
  /// the others.
  fileprivate var json: JSON {
    [
      "says": .string(statement.says), "demand": .string(statement.demand),
      "verdicts": JSON(
        results.map { ($0.identitySystem.id, .string($0.verdict.keyword)) }),
    ]
  }
}

extension Simulation {
  /// A short form of what each step led to.
  var recordedSteps: [JSON] { steps.map { recorded($0.step) } }

  /// Returns a short form of what one step led to.
  fileprivate func recorded(_ step: Step) -> JSON {
    let synced = step.syncs.map { sync in
      "\(names[sync.user]) \(sync.why.keyword)\(sync.full ? " full" : "")"
    }
    let effects = step.effects.map { effect in
      let values = [effect.before, effect.after].map { $0.map { "'\(names[$0])'" } ?? "~" }
      let what = effect.attribute.map { "\(names[$0]) \(values[0]) → \(values[1])" } ?? ""
      return "\(effect.kind.keyword) \(names[effect.user]) at \(effect.place.keyword) \(what)"
    }
    return [
      "minute": .int(Int(step.minute)), "synced": .array(synced.map(JSON.string)),
      "effects": .array(effects.map { JSON.string($0) }),
    ]
  }
}

extension Page {
  /// Returns the record's entries for the bindings of this page.
  func recorded(_ bindings: [Binding]) -> [Baseline.Entry] {
    var occurrences: [String: Int] = [:]
    return bindings.map { binding in
      let target = binding.evidence.text
      occurrences[target, default: 0] += 1
      let occurrence = occurrences[target] ?? 1
      let value: JSON = [
        "page": .string(name), "target": .string(target),
        "occurrence": .int(occurrence), "words": .string(binding.words),
      ]
      return .init(
        key: "\(name) \(target) \(occurrence)", value: value,
        related: [Finding.Related("the words", at: binding.location)])
    }
  }
}
