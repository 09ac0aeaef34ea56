package import Content
package import Diagnostics
package import Traces

/// How a statement is known.
package enum Strength: String, CaseIterable, Sendable {
  /// By a law over all runs.
  case proved
  /// By a scenario or an outcome that the engine ran.
  case simulated
  /// By a source with a date.
  case cited
  /// As simulated or proved, but it hangs on what nobody documents.
  case assumed
}

/// Words of a page, bound to what shows that they are true.
package struct Binding: Sendable {
  /// What shows that bound words are true.
  package enum Target: Equatable, Sendable {
    /// A row of a table of outcomes.
    case outcome(table: String, row: String)
    case table(String)
    case scenario(String)
    /// A setting of an identity system.
    case setting(identitySystem: String, path: String)
    /// A fact of an attribute, such as `mutability`.
    case attribute(ExactString, fact: String)
    case source(String)
    case claim(String)
  }

  /// As written, such as `outcome:attribute-outcomes/mapped-target`.
  package let target: String
  package let words: String
  package let strength: Strength
  package let evidence: Target
  /// What nobody documents and on which it hangs.
  package let assumptions: [Assumption]
  /// The link or the comment.
  package let location: Location
}

/// Where a link of a page leads.
package enum LinkTarget: Sendable {
  indirect case bound(Binding)
  /// Another page, or with an empty address this one, and a heading on it.
  case page(address: String, anchor: String?)
  case external(String)
  /// A file that is copied into the site.
  case attachment(address: String)
}

/// A picture of a page.
package struct ImageTarget: Sendable {
  /// Inside the site.
  package let address: String
  package let alternative: String
  package let title: String?
  /// In pixels, where the file says it.
  package let size: PictureSize?
}

/// What fills the place of a block under a directive.
package enum BlockTarget: Hashable, Sendable {
  /// A checked table, by its id.
  case table(String)
  /// A checked trace, by its scenario's id.
  case trace(String)
}
