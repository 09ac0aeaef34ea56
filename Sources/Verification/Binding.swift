package import Content
package import Diagnostics
package import Traces

/// How a statement is known.
package enum Strength: String, CaseIterable, Sendable {
  /// Proved by a law over all runs.
  case proved
  /// Shown by a scenario or an outcome that the engine ran.
  case simulated
  /// Documented by a source with a date.
  case cited
  /// Simulated or proved, but dependent on undocumented assumptions.
  case assumed
}

/// Words of a page, bound to what shows that they are true.
package struct Binding: Sendable {
  /// The evidence that the words are true.
  package let evidence: Reference
  package let words: String
  package let strength: Strength
  /// The undocumented assumptions that the evidence depends on.
  package let assumptions: [Assumption]
  /// The location of the link or the comment.
  package let location: Location
}

/// The destination of a link on a page.
package enum LinkTarget: Sendable {
  indirect case bound(Binding)
  /// A heading on another page, or on this page if the address is empty.
  case page(address: String, anchor: String?)
  case external(String)
  /// A file that is copied into the site.
  case attachment(address: String)
}

/// A picture of a page.
package struct ImageTarget: Sendable {
  /// The address inside the site.
  package let address: String
  package let alternative: String
  package let title: String?
  /// The size in pixels, if the file states it.
  package let size: PictureSize?
}
