package import Diagnostics
package import Profiles
import ReadBack
package import Verification

/// A site as its writer sees it, right or wrong: to look at, but not to write to files.
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

  /// What is at a path such as `faq/drift/index.html`; `nil` if there is nothing.
  package func contents(at path: String) -> OutputFile.Contents? { files[path]?().contents }

  /// A page of the site as it would be with another text; `nil` if it is not published.
  package func page(_ checked: CheckedPage) -> OutputFile? {
    guard !checked.page.isDraft else { return nil }
    let page = rendering.question(checked)
    return files[page.path] == nil ? nil : page
  }

  /// In what a page that is right would differ from its source.
  package func differences(of checked: CheckedPage) -> [Finding] {
    page(checked).map { readBack.findings(of: $0.contents.bytes, showing: checked) } ?? []
  }
}
