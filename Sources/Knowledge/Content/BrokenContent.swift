import Diagnostics
import YAML

/// What is there but could not be loaded, each with its finding already: a mistake that is only its
/// consequence is not reported.
public struct BrokenContent: Sendable {
  var identitySystems = BrokenNames()
  /// Scenarios and tables, which share a folder.
  var scenarios = BrokenNames()
  var claims = BrokenNames()
  var sources = BrokenNames()
  /// By their paths inside the content folder.
  var pages = BrokenNames()
  /// Whether phrases for outcomes may be missing.
  var hasBrokenOutcomePhrases = false
  /// Whether `site.yaml` or `phrases.yaml` could not be loaded, without which no text can be told.
  public internal(set) var lacksWords = false

  var isEmpty: Bool {
    [identitySystems, scenarios, claims, sources, pages].allSatisfy(\.isEmpty)
      && !hasBrokenOutcomePhrases && !lacksWords
  }
}
