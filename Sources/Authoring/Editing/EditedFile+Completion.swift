import Content
import Shapes
import Verification

/// A completion at a position in a file.
package struct Completion: Equatable, Sendable {
  package enum Kind: Sendable {
    case key, word, name, page
  }

  package let label: String
  package let kind: Kind
  /// A short description of the completion.
  package let detail: String
  /// The range that it replaces, in UTF-8 bytes.
  package let range: Range<Int>
  /// The text to insert.
  package let text: String
}

extension EditedFile {
  /// Returns the possible completions at a position.
  ///
  /// - Parameter offset: The position in UTF-8 bytes.
  package func completions(at offset: Int) -> [Completion] {
    guard let place = place(at: offset) else { return [] }
    switch place.kind {
    case .page(.link(let destination, _)):
      guard destination.contains(offset) || destination.upperBound == offset else { return [] }
      let written = place.string(destination.lowerBound..<offset)
      return destinations(beginning: written).map {
        Completion(
          label: $0.text, kind: $0.text.hasSuffix(".md") ? .page : .name, detail: $0.detail,
          range: destination, text: $0.text)
      }
    case .page(.block(let kind, let argument)):
      let names =
        switch kind {
        case .table: centre.tables.map { ($0.id, $0.title) }
        case .trace: centre.scenarios.map { ($0.id, $0.title) }
        }
      return names.map {
        Completion(label: $0.0, kind: .name, detail: $0.1, range: argument, text: $0.0)
      }
    case .yaml(let cursor, let shapes, let maps):
      var completions: [Completion] = []
      if cursor.position != .value { completions += keys(maps, cursor, place) }
      if cursor.position != .key {
        completions += words(shapes).map {
          Completion(
            label: $0.text, kind: $0.kind, detail: $0.detail, range: place.range, text: $0.text)
        }
      }
      return completions
    }
  }

  private func keys(_ maps: [MapShape], _ cursor: YAMLCursor, _ place: EditedPlace) -> [Completion]
  {
    // Do not add a second colon.
    let rest = place.text[place.range.upperBound...]
    let colon = rest.drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }.first
    let suffix = colon == UInt8(ascii: ":") ? "" : ": "
    let named = maps.flatMap(\.keys).filter { !cursor.earlierKeys.contains($0.name) }
      .map { ($0.name, $0.description) }
    let others = maps.compactMap(\.otherNames).flatMap(names).map { ($0.text, $0.detail) }
    return (named + others).map {
      Completion(
        label: $0.0, kind: .key, detail: $0.1, range: place.range, text: $0.0 + suffix)
    }
  }

  private typealias Suggestion = (text: String, kind: Completion.Kind, detail: String)

  private func words(_ shapes: [Shape]) -> [Suggestion] {
    shapes.flatMap { shape -> [Suggestion] in
      switch shape {
      case .words(let words): return words.map { ($0, .word, "") }
      case .flag: return ["true", "false"].map { ($0, .word, "") }
      case .form(let form): return [(form.example, .word, "for example")]
      case .name(.user):
        let scenario = centre.scenarios.first { "\(Scenario.folder)\($0.id).yaml" == name }
        return scenario?.users.map { ($0.name.value.text, .name, "") } ?? []
      case .name(let kind): return names(kind).map { ($0.text, .name, $0.detail) }
      case .text, .value, .wholeNumber, .nothing, .list, .map, .either, .choice, .named: return []
      }
    }
  }

  private func names(_ kind: Shape.Named) -> [(text: String, detail: String)] {
    switch kind {
    case .attribute: centre.attributes?.entries.map { ($0.id.text, $0.name) } ?? []
    case .identitySystem: centre.identitySystems.map { ($0.id, $0.name) }
    case .source: centre.sources.map { ($0.id.value, $0.title) }
    case .user: []
    }
  }

  /// - Parameter written: The destination up to the position.
  private func destinations(beginning written: String) -> [(
    text: String, detail: String
  )] {
    let parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 2 else {
      return Reference.Scheme.allCases.map { ($0.text, $0.detail) }
        + centre.pages.filter { $0.name != name }.map {
          (Self.path(to: $0.name, from: name), $0.title)
        }
    }
    switch Reference.Scheme(rawValue: parts[0]) {
    case .claim: return claims(beginning: parts[1])
    case .outcome:
      // Outcomes are computed for one table, not for all.
      let isChosen = parts[1].contains("/")
      let tables = centre.tables.filter { !isChosen || parts[1].hasPrefix("\($0.id)/") }
      return tables.flatMap { table in
        table.rows.map { row in
          let says = isChosen ? answer(row.id, of: table)?.says : nil
          return (Reference.outcome(table: table.id, row: row.id).text, says ?? table.title)
        }
      }
    case .source:
      return centre.sources.map { (Reference.source($0.id.value).text, $0.title) }
    case .value: return values(beginning: parts[1])
    case nil: return []
    }
  }

  private func claims(beginning written: String) -> [(text: String, detail: String)] {
    if let at = written.firstIndex(of: "@") {
      let id = String(written[..<at])
      let systems = centre.claims.first { $0.id.value == id }?.systems ?? []
      return systems.map { (Reference.claim(id, identitySystem: $0).text, "under \($0) alone") }
    }
    return centre.claims.map { (Reference.claim($0.id.value, identitySystem: nil).text, $0.says) }
  }

  private func values(beginning written: String) -> [(text: String, detail: String)] {
    guard let slash = written.firstIndex(of: "/") else {
      let value = Reference.Scheme.value.text
      return centre.identitySystems.map { ("\(value)\($0.id)/", $0.name) }
        + (centre.attributes == nil
          ? [] : [("\(value)\(Reference.attributes)/", "the target's attributes")])
    }
    let id = String(written[..<slash])
    if let system = centre.identitySystem(id) {
      return (["name"] + system.settings.map(\.path)).map {
        (
          Reference.setting(identitySystem: id, path: $0).text,
          centre.words(for: $0, of: system) ?? ""
        )
      }
    }
    guard id == Reference.attributes else { return [] }
    return (centre.attributes?.entries ?? []).flatMap { entry in
      AttributeFact.allCases.compactMap { fact in
        centre.words(for: fact, of: entry)
          .map { (Reference.attribute(entry.id, fact: fact.rawValue).text, $0) }
      }
    }
  }

  /// Returns the relative path of a page from another page.
  private static func path(to page: String, from other: String) -> String {
    let folder = other.split(separator: "/").dropLast()
    let components = page.split(separator: "/")
    let shared = zip(folder, components).prefix { $0 == $1 }.count
    return
      (folder.dropFirst(shared).map { _ in ".." } + components.dropFirst(shared).map(String.init))
      .joined(separator: "/")
  }
}

extension Reference.Scheme {
  /// A short description of the bound evidence.
  fileprivate var detail: String {
    switch self {
    case .claim: "a law over all runs"
    case .outcome: "a row of a table of outcomes"
    case .value: "a setting, or a fact of an attribute"
    case .source: "a cited page"
    }
  }
}
