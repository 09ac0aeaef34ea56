package import Diagnostics
package import Profiles
import ReadBack
package import Verification

/// The files of a site, each made when it is wanted. Only of a verified help centre there are such.
package struct SiteFiles: Sendable {
  private let files: [SitePlan.PlannedFile]
  private let readBack: ReadBack
  /// In an order that is the same for the same content.
  package let paths: [String]

  /// - Parameters:
  ///   - engine: The WebAssembly module with which the pages play scenarios.
  ///   - lastChanges: The days on which pages were changed last, by their paths in the content.
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

  /// The file at an index of ``paths``, and in what its bytes differ from the page that it shows.
  package func file(_ number: Int) -> Checked<OutputFile> {
    let file = files[number].make()
    guard let page = files[number].page else { return Checked(file) }
    return Checked(file, readBack.findings(of: file.contents.bytes, showing: page))
  }

  private let templates: TemplateLibrary

  /// Why the files made so far must not be written, whatever each of them shows.
  package var findings: [Finding] { templates.findings }
}
