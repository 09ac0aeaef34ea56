package import Diagnostics
package import Profiles
import ReadBack
package import Verification

/// The files of a site, each rendered on demand. They can only be made from a verified help centre.
package struct SiteFiles: Sendable {
  private let files: [SitePlan.PlannedFile]
  private let readBack: ReadBack
  /// The paths in an order that is the same for the same content.
  package let paths: [String]

  /// - Parameters:
  ///   - engine: The WebAssembly module with which the pages play scenarios.
  ///   - lastChanges: The days when pages were last changed, by their paths in the content.
  package init(
    of verified: VerifiedHelpCentre, with templates: TemplateLibrary, engine: [UInt8],
    lastChanges: [String: CalendarDate] = [:]
  ) {
    let rendering = SiteRendering(verified.checked, templates, lastChanges)
    readBack = templates.readBack(of: verified.checked)
    self.templates = templates
    files = SitePlan(rendering, engine: engine).files
    paths = files.map(\.path)
  }

  /// Returns the file at an index of ``paths``, with the differences between its bytes and the page
  /// that it shows.
  package func file(_ number: Int) -> Checked<OutputFile> {
    let file = files[number].make()
    guard let page = files[number].page else { return Checked(file) }
    return Checked(file, readBack.findings(of: file.contents.bytes, showing: page))
  }

  private let templates: TemplateLibrary

  /// Why the files rendered so far must not be written, apart from their own differences.
  package var findings: [Finding] { templates.findings }
}
