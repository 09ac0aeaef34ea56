import Diagnostics
package import Profiles

/// What is there but could not be loaded, each with its finding already: a mistake that is only its
/// consequence is not reported.
package struct BrokenContent: Sendable {
  package var identitySystems = BrokenNames()
  /// Scenarios and tables, which share a folder.
  package var scenarios = BrokenNames()
  package var claims = BrokenNames()
  package var sources = BrokenNames()
  /// By their paths inside the content folder.
  package var pages = BrokenNames()
  /// Whether phrases for outcomes may be missing.
  package var hasBrokenOutcomePhrases = false
  /// Whether `site.yaml` or `strings.yaml` could not be loaded, without which no text can be written.
  package internal(set) var lacksWords = false

  package var isEmpty: Bool {
    [identitySystems, scenarios, claims, sources, pages].allSatisfy(\.isEmpty)
      && !hasBrokenOutcomePhrases && !lacksWords
  }
}
