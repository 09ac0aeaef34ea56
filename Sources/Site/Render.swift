public import Knowledge

/// Renders a site. Only of a verified help centre a site can be made.
///
/// - Parameters:
///   - engine: The WebAssembly module with which the pages play scenarios.
///   - lastChanges: The days on which pages were changed last, by their paths in the content.
public func render(
  _ verified: VerifiedHelpCentre, with templates: TemplateLibrary, engine: [UInt8],
  lastChanges: [String: CalendarDate] = [:]
) async -> [OutputFile] {
  let rendering = SiteRendering(verified.checked, templates, lastChanges)
  return await concurrentMap(SitePlan(rendering, engine: engine).files) { $0.make() }
}
