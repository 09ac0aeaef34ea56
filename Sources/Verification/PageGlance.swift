import Content
package import Diagnostics
import Markup

extension Verification {
  /// Checks one page as it is written now with what was known of all the rest: at once, however many
  /// pages there are. What the page changes for others only verification of all tells.
  ///
  /// - Parameters:
  ///   - source: The page's text.
  ///   - name: Its path inside the content folder.
  ///   - showsPlaces: As of ``HelpCentre/load(_:remembering:showsPlaces:)``.
  /// - Returns: `nil` if it cannot be told so.
  package func glance(
    at source: SourceFile, name: String, showsPlaces: Bool
  ) -> Checked<CheckedPage>? {
    let centre = evidence.centre
    guard centre.broken.identitySystems.isEmpty, evidence.destinations[name] != nil else {
      return nil
    }
    let loaded = Page.load(
      source, name: name, systems: centre.identitySystems.map(\.id),
      names: StoppedNames(centre.names), showsPlaces: showsPlaces)
    guard let page = loaded.value else { return nil }
    var check = PageCheck(page, evidence.with(page))
    let checked = check.check()
    return Checked(checked, loaded.findings + check.findings)
  }
}
