package import Diagnostics
package import Profiles
import ReadBack
package import Verification

/// A site as its writer sees it, correct or not. It can be viewed but not written to files.
package struct SitePreview: Sendable {
  private let rendering: SiteRendering
  private let readBack: ReadBack
  private let files: [String: SitePlan.Making]

  /// - Parameters: As of ``SiteFiles/init(of:with:engine:lastChanges:)``.
  package init(
    of checked: CheckedHelpCentre, with templates: TemplateLibrary, engine: [UInt8],
    lastChanges: [String: CalendarDate] = [:]
  ) {
    rendering = SiteRendering(checked, templates, lastChanges)
    readBack = templates.readBack(of: checked)
    files = Dictionary(first: SitePlan(rendering, engine: engine).files.map { ($0.path, $0.make) })
  }

  /// Returns the contents at a path such as `faq/drift/index.html`; `nil` if there are none.
  package func contents(at path: String) -> OutputFile.Contents? { files[path]?().contents }

  /// Returns a page of the site with another text; `nil` if it is not published.
  package func page(_ checked: CheckedPage) -> OutputFile? {
    guard !checked.page.isDraft else { return nil }
    let page = rendering.question(checked)
    return files[page.path] == nil ? nil : page
  }

  /// Returns the differences between a finished page and its source.
  package func differences(of checked: CheckedPage) -> [Finding] {
    page(checked).map { readBack.findings(of: $0.contents.bytes, showing: checked) } ?? []
  }
}
