package import JSON
import Profiles
package import Shapes

/// The kinds of files that writers write.
package enum ContentKind: String, CaseIterable, Sendable {
  case site
  case attributes
  case sources
  case outcomes
  case strings = "phrases"
  case glossary
  case identitySystem = "identity-system"
  case scenario
  case claims
  case page

  /// - Parameter name: A file's path inside the content folder.
  package init?(file name: String) {
    let kind = Self.allCases.first { kind in
      let place = kind.place
      return place.folder.isEmpty
        ? name == place.ending : name.hasPrefix(place.folder) && name.hasSuffix(place.ending)
    }
    guard let kind else { return nil }
    self = kind
  }

  /// Where such files are, such as `identity-systems/*.yaml`.
  package var files: String {
    let place = place
    return place.folder.isEmpty
      ? place.ending : place.folder + (self == .page ? "**/*" : "*") + place.ending
  }

  /// The name of the file that holds its schema, such as `identity-system.json`.
  package var schemaName: String { "\(rawValue).json" }

  /// The JSON Schema (draft 2020-12) of such a file; of a page that of its front matter.
  package var schema: JSON {
    SchemaWriter.schema(shape, title: "Driftless: \(files)", description: meaning)
  }
}

extension ContentKind {
  private var place: (folder: String, ending: String) {
    switch self {
    case .site: ("", SiteSettings.file)
    case .attributes: ("", AttributeCatalogue.file)
    case .sources: ("", CitedSource.file)
    case .outcomes: ("", OutcomePhrase.file)
    case .strings: ("", Strings.file)
    case .glossary: ("", GlossaryTerm.file)
    case .identitySystem: (IdentitySystem.folder, ".yaml")
    case .scenario: (Scenario.folder, ".yaml")
    case .claims: (ClaimStatement.folder, ".yaml")
    case .page: (Page.folder, ".md")
    }
  }

  /// What the file, or a page's front matter, may hold.
  package var shape: Shape {
    switch self {
    case .site: .map(SiteSettings.shape)
    case .attributes: AttributeCatalogue.shape
    case .sources: CitedSource.shape
    case .outcomes: OutcomePhrase.shape
    case .strings: Strings.shape
    case .glossary: GlossaryTerm.shape
    case .identitySystem: .map(IdentitySystem.shape)
    case .scenario: Scenario.fileShape
    case .claims: ClaimStatement.shape
    case .page: .map(Page.shape)
    }
  }

  private var meaning: String {
    switch self {
    case .site: "What the help centre is called and what it is about."
    case .attributes: "The target's attributes."
    case .sources: "The pages that facts are taken from, and when somebody last read them."
    case .outcomes: "How each kind of outcome is said."
    case .strings: "The words for steps, effects, rules and pages' interface."
    case .glossary: "Words of the help centre and what they mean."
    case .identitySystem: "How one identity system syncs, and its usual mapping."
    case .scenario: "A story with expectations, or a table of outcomes over axes."
    case .claims: "Laws over all runs, each with the sentence that it makes true."
    case .page: "The front matter of a page."
    }
  }
}
