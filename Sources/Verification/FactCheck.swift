package import Content
import Diagnostics
import Markup
package import Profiles

extension PageCheck {
  /// Checks words bound to a fact about an attribute, such as `value:attributes/mobile.path`.
  mutating func fact(
    _ key: String, of id: ExactString, _ reference: Reference, _ link: Link
  ) -> LinkTarget {
    guard let catalogue = evidence.centre.attributes, let entry = catalogue[id] else {
      if evidence.centre.attributes?.wholeEntries != nil {
        findings.append(.unknownBinding, at: link.location, "there is no attribute '\(id)'") {
          [attributes = evidence.centre.attributes] in
          attributes?.suggestions(for: id.text).first.map { "did you mean '\($0)'?" }
            ?? "write value:attributes/ATTRIBUTE.FACT, for example "
            + "value:attributes/mobile.mutability"
        }
      }
      return .external("")
    }
    guard let fact = AttributeFact(rawValue: key) else {
      findings.append(
        .unknownBinding, at: link.location, "an attribute has no '\(key)' to bind words to",
        hint: suggestion(for: key, among: AttributeFact.allCases.map(\.rawValue)) ?? "one of: "
          + AttributeFact.allCases.map(\.rawValue).joined(separator: ", "))
      return .external("")
    }
    guard let right = evidence.centre.words(for: fact, of: entry) else {
      findings.append(
        .unknownBinding, at: link.location, "the attribute '\(id)' has no '\(key)'",
        hint: "add it to \(AttributeCatalogue.file)",
        related: entry.location.map { [Finding.Related("the attribute", at: $0)] } ?? [])
      return .external("")
    }
    let isTold = fact == .mutability && evidence.centre.broken.lacksWords
    if !isTold, !isSaid(right, by: link) { wrongFact(link, right: right, at: entry.location) }
    return .bound(
      bind(
        link.words, entry.facts.sources.isEmpty ? .simulated : .cited, reference, at: link.location)
    )
  }
}

extension HelpCentre {
  /// - Returns: `nil` if the fact is unknown.
  package func words(for fact: AttributeFact, of entry: AttributeCatalogue.Entry) -> String? {
    switch fact {
    case .mutability: strings[entry.facts.mutability.phrase]
    case .path: entry.path
    case .field: entry.facts.field
    case .schema: entry.facts.schema
    }
  }
}

/// A fact about an attribute that words can be bound to.
package enum AttributeFact: String, CaseIterable {
  case mutability, path, field, schema
}

extension Mutability {
  /// The phrase for the fact.
  package var phrase: StringKey {
    switch self {
    case .readWrite: .readWrite
    case .immutable: .immutable
    case .readOnly: .readOnly
    case .writeOnly: .writeOnly
    }
  }
}
