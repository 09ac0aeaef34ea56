public import Knowledge

/// The files of a site, each made when it is wanted. Only of a verified help centre there are such.
public struct SiteFiles: Sendable {
  private let files: [(path: String, make: SitePlan.Making)]
  /// In an order that is the same for the same content.
  public let paths: [String]

  /// - Parameters:
  ///   - engine: The WebAssembly module with which the pages play scenarios.
  ///   - lastChanges: The days on which pages were changed last, by their paths in the content.
  public init(
    of verified: VerifiedHelpCentre, with templates: TemplateLibrary, engine: [UInt8],
    lastChanges: [String: CalendarDate] = [:]
  ) {
    let rendering = SiteRendering(verified.checked, templates, lastChanges)
    files = SitePlan(rendering, engine: engine).files
    paths = files.map(\.path)
  }

  /// The file at an index of ``paths``.
  public func file(_ number: Int) -> OutputFile { files[number].make() }
}
