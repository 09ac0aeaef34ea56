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
  /// What shows that the words are true.
  package let evidence: Reference
  package let words: String
  package let strength: Strength
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
