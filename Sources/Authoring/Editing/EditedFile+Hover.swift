import Content
import Diagnostics
import Markup
import Profiles
import Shapes
import Traces
import Verification

/// The text that an editor shows for a position.
package struct Hover: Equatable, Sendable {
  /// The text in Markdown.
  package let text: String
  /// The range that the text is about, in UTF-8 bytes.
  package let range: Range<Int>
}

extension EditedFile {
  /// Returns the engine's result for the word or the link at a position, with its evidence, or the
  /// meaning of a key.
  ///
  /// - Parameter offset: The position in UTF-8 bytes.
  package func hover(at offset: Int) async -> Hover? {
    guard let place = place(at: offset) else { return nil }
    var paragraphs: [String] = []
    if let thing = named(place), let description = await describe(thing) {
      paragraphs.append(description)
    }
    if case .yaml(let cursor, let shapes, let maps) = place.kind {
      let word = place.string(place.range)
      if cursor.position == .key {
        paragraphs += maps.compactMap { $0.key(word)?.description }.prefix(1)
        if word == "expect" || StepReader.eventNames.contains(word) {
          paragraphs += step(at: cursor).map { [$0] } ?? []
        }
      } else {
        paragraphs += meaning(of: word, shapes, at: cursor).map { [$0] } ?? []
      }
    }
    guard !paragraphs.isEmpty, !place.range.isEmpty else { return nil }
    return Hover(text: paragraphs.joined(separator: "\n\n"), range: place.range)
  }

  /// Returns the meaning of a word in a profile, or the possible words there.
  private func meaning(
    of word: String, _ shapes: [Shape], at cursor: YAMLCursor
  ) -> String? {
    if name.hasPrefix(IdentitySystem.folder) {
      let keys = cursor.path.compactMap { component -> String? in
        if case .key(let key) = component { key } else { nil }
      }
      if let said = centre.strings.meaning(ofSetting: (keys + [word]).joined(separator: ".")) {
        return said
      }
    }
    for case .words(let words) in shapes where words.count <= 16 {
      return "One of: " + words.map { "`\($0)`" }.joined(separator: ", ")
    }
    return nil
  }

  /// Describes what the engine does in a step of a scenario.
  private func step(at cursor: YAMLCursor) -> String? {
    guard cursor.path.count >= 2, cursor.path[0] == .key("steps"),
      case .element(let number) = cursor.path[1],
      let scenario = centre.scenarios.first(where: { "\(Scenario.folder)\($0.id).yaml" == name })
    else { return nil }
    let lines = lines(of: scenario)
    return number < lines.count ? "**Step \(number + 1)**: \(Self.escaped(lines[number]))" : nil
  }

  private func lines(of scenario: Scenario) -> [String] {
    guard !centre.broken.lacksWords,
      let system = centre.identitySystem(scenario.identitySystem.value),
      let played = Simulation.play(scenario, under: system).value
    else { return [] }
    return played.narrator(centre.strings, target: centre.site.target)(played.steps).steps.map(
      \.line)
  }
}

extension EditedFile {
  private func describe(_ thing: NamedThing) async -> String? {
    switch thing {
    case .bound(let reference): await describe(reference)
    case .page(let name):
      centre.pages.first { $0.name == name }.map { page in
        ["**Page** \(Self.escaped(page.title))"]
          + [page.answer?.plainText].compactMap(\.self)
          .map(Self.escaped)
      }?.joined(separator: "\n\n")
    case .identitySystem(let id):
      centre.identitySystem(id).map {
        "**Identity system** \(Self.escaped($0.name))\n\n\(Self.escaped($0.description))"
      }
    case .attribute(let id): describe(attribute: id)
    }
  }

  private func describe(_ reference: Reference) async -> String? {
    switch reference {
    case .claim(let id, let system): await describe(claim: id, under: system)
    case .outcome(let table, let row): describe(row: row, of: table)
    case .table(let id):
      centre.tables.first { $0.id == id }.map {
        "**Table** \(Self.escaped($0.title)): \(counted($0.rows.count, "row"))"
      }
    case .scenario(let id):
      centre.scenarios.first { $0.id == id }.map { scenario in
        [
          "**Scenario** \(Self.escaped(scenario.title)), under `\(scenario.identitySystem.value)`",
          "",
        ]
          + lines(of: scenario).enumerated().map { "\($0 + 1). \(Self.escaped($1))" }
      }?.joined(separator: "\n")
    case .setting(let id, let path): describe(setting: path, of: id)
    case .attribute(let id, let key): describe(fact: key, of: id)
    case .source(let id): centre.sources.first { $0.id.value == id }.map(describe)
    }
  }

  private func describe(claim id: String, under system: String?) async -> String? {
    guard let statement = centre.claims.first(where: { $0.id.value == id }) else { return nil }
    let checked = await checked(statement)
    var lines = [
      "**Claim** `\(id)`: \(Self.escaped(statement.says))", "", "`\(statement.demand)`", "",
    ]
    for result in checked.results
    where system == nil || result.identitySystem.id == system {
      lines.append(
        "- `\(result.identitySystem.id)`: \(result.verdict.keyword), over "
          + "\(counted(result.states, "state")) and \(counted(result.transitions, "transition"))")
      if result.verdict == .refuted {
        lines += (result.counterexample.map(centre.describe) ?? []).map {
          "  - \(Self.escaped($0))"
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func checked(_ statement: ClaimStatement) async -> CheckedClaim {
    if let known = claims.first(where: { $0.statement.id == statement.id }) { return known }
    return await ClaimProver(
      [statement], systems: centre.identitySystems, attributes: centre.attributes
    ).prove(statement)
  }

  private func describe(row: String, of table: String) -> String? {
    guard let table = centre.tables.first(where: { $0.id == table }),
      let answer = answer(row, of: table)
    else { return nil }
    let facts = OutcomeFact.allCases.compactMap { fact in
      answer.probe.facts[fact].map { "\(fact.rawValue): \($0)" }
    }
    let lines =
      ["**Outcome** under `\(answer.probe.identitySystem.id)`: \(Self.escaped(answer.says))"]
      + (answer.also.isEmpty
        ? [] : ["Also: " + answer.also.map(Self.escaped).joined(separator: " · ")])
      + ["`\(facts.joined(separator: "`, `"))`"]
    return lines.joined(separator: "\n\n")
  }

  /// Returns the outcome for a row.
  func answer(_ id: String, of table: OutcomeTable) -> Answer? {
    guard let row = table.rows.first(where: { $0.id == id }),
      let system = centre.identitySystem(row.identitySystem.value)
    else { return nil }
    let probe = AttributeProbe(
      of: row.attribute.value, editedAt: row.place, by: row.edit, under: system,
      mapping: table.mapping)
    return OutcomeWording(centre).answer(probe, at: row.attribute.location).value
  }

  private func describe(setting path: String, of id: String) -> String? {
    guard let system = centre.identitySystem(id), let words = centre.words(for: path, of: system)
    else { return nil }
    var lines = ["**Value** `\(id)/\(path)`: \(Self.escaped(words))"]
    let word = system.settings.first { $0.path == path }?.word ?? ""
    lines += [centre.strings.meaning(ofSetting: "\(path).\(word)")].compactMap(\.self)
      .map(Self.escaped)
    switch system.evidence?.provenance(for: path) {
    case .sources(let ids):
      lines += ids.compactMap { id in centre.sources.first { $0.id.value == id.value }.map(describe)
      }
    case .assumed(let why): lines.append("Assumed: \(Self.escaped(why))")
    case .defined(let why): lines.append("Defined: \(Self.escaped(why))")
    case nil: break
    }
    return lines.joined(separator: "\n\n")
  }

  private func describe(fact key: String, of id: ExactString) -> String? {
    guard let entry = centre.attributes?[id], let fact = AttributeFact(rawValue: key),
      let words = centre.words(for: fact, of: entry)
    else { return nil }
    let sources = entry.facts.sources.compactMap { source in
      centre.sources.first { $0.id.value == source.value }.map(describe)
    }
    return (["**Value** `\(id).\(key)`: \(Self.escaped(words))"] + sources)
      .joined(separator: "\n\n")
  }

  private func describe(attribute id: ExactString) -> String? {
    guard let entry = centre.attributes?[id] else { return nil }
    let about = [entry.path.map { "`\($0)`" }, "`\(entry.facts.mutability.keyword)`"]
      .compactMap(\.self).joined(separator: ", ")
    return
      (["**Attribute** \(Self.escaped(entry.name)): \(about)"]
      + [entry.facts.notes].compactMap(\.self).map(Self.escaped)).joined(separator: "\n\n")
  }

  private func describe(_ source: CitedSource) -> String {
    "**Source** [\(Self.escaped(source.title))](<\(source.url)>), checked \(source.checked), good for "
      + counted(source.goodForDays, "day")
  }

  /// Escapes a text so that Markdown shows it literally.
  private static func escaped(_ text: String) -> String {
    escapedForMarkdown(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
