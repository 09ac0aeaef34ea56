package import Content
package import Diagnostics
package import Profiles

/// The content of one help centre, the record that it is compared with, and what was found.
package struct Workspace: Sendable {
  package let content: SourceTree
  package let recordPath: String
  package let loaded: Checked<HelpCentre>
  package let stored: Checked<StoredBaseline?>
  /// Of all that could be loaded.
  package let verification: Verification
  private let today: CalendarDate

  /// Loads and verifies, again and again as the content is edited.
  ///
  /// - Parameters:
  ///   - stored: The record that was accepted last.
  ///   - today: Decides whether cited sources are out of date.
  ///   - computesAssumptions: Whether to compute what depends on assumptions, which a site and the numbers
  ///     of how much is proved need. It takes longer, and finds nothing.
  ///   - showsPlaces: Whether the HTML of pages says where in their files it stands.
  ///   - memory: What was found the last time, and then this time.
  ///   - lap: Is called with the name of each step at its end.
  package init(
    _ content: SourceTree, recordPath: String, _ stored: Checked<StoredBaseline?>,
    today: CalendarDate, computesAssumptions: Bool, showsPlaces: Bool = false,
    remembering memory: inout HelpCentreMemory, lap: (String) -> Void = { _ in }
  ) async {
    self.content = content
    self.recordPath = recordPath
    self.stored = stored
    self.today = today
    loaded = await HelpCentre.load(content, remembering: &memory, showsPlaces: showsPlaces)
    lap("load")
    verification = await verify(
      loaded.value, of: ContentTexts(content), stored: stored.value, today: today,
      computesAssumptions: computesAssumptions, remembering: &memory)
    lap("verify")
  }

  /// The workspace as it would be with other texts in some files of its content.
  package func replacing(_ texts: [String: String]) async -> Workspace {
    await with(content.replacing(texts))
  }

  /// The workspace as it would be with other content.
  package func with(_ content: SourceTree) async -> Workspace {
    var memory = HelpCentreMemory(remembers: false)
    return await Workspace(
      content, recordPath: recordPath, stored, today: today, computesAssumptions: false,
      remembering: &memory)
  }

  /// What is wrong with the content, apart from the record.
  package var contentFindings: [Finding] {
    loaded.findings + verification.findings
  }

  /// All that is wrong.
  package var findings: [Finding] {
    let centre = loaded.value
    var findings = contentFindings + centre.lackOfPages(content) + stored.findings
    // Of content that could not be loaded as a whole a record says nothing new.
    if stored.findings.isEmpty, !loaded.findings.hasErrors {
      findings += compare(
        stored.value, with: verification.record, of: centre, path: recordPath)
    }
    return findings
  }

  /// A file of the content, or the record.
  package func file(atPath path: String) -> SourceFile? {
    path == recordPath ? stored.value?.file : content.file(atPath: path)
  }
}
