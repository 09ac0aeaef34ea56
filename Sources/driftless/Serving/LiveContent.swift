import Diagnostics
import Profiles
import Site
import Verification

/// A help centre that is verified again and again, as far as it changed.
struct LiveContent {
  /// Whether to compute what hangs on assumptions, too.
  let computesAssumptions: Bool
  private let lastChanges: [String: CalendarDate]

  private var memory: HelpCentreMemory
  private let cache: CacheFolder?
  private var provings = 0
  private var library: Library?
  /// With what pages are shown while their templates are broken.
  private var lastGoodLibrary: TemplateLibrary?
  private var seen: LiveFiles.Seen?
  private var differences = PageDifferences()

  private struct Library {
    let design: LiveFiles.Contents
    let words: [String: String]
    let checked: Checked<TemplateLibrary?>
  }

  /// - Parameters:
  ///   - cache: What earlier runs found.
  ///   - lastChanges: The days on which pages were changed last, by their paths in the content.
  init(computesAssumptions: Bool, _ cache: CacheFolder?, lastChanges: [String: CalendarDate]) {
    self.computesAssumptions = computesAssumptions
    self.cache = cache
    self.lastChanges = lastChanges
    memory = HelpCentreMemory(proved: cache?.proved ?? [])
  }

  /// - Returns: `nil` if nothing changed since the last look.
  mutating func look(at state: LiveFiles.State) async throws -> LiveLook? {
    guard state.seen != seen else { return nil }
    seen = state.seen
    let workspace = try await Workspace.open(
      state.content, recordPath: state.recordPath, state.stored,
      computesAssumptions: computesAssumptions,
      showsPlaces: LiveLook.showsPlaces, remembering: &memory)
    if memory.provings != provings {
      provings = memory.provings
      cache?.keep(proved: memory.proved)
    }
    let centre = workspace.loaded.value
    let checked = library(
      of: state, words: centre.strings.interface(target: centre.site.target))
    lastGoodLibrary = checked.value ?? lastGoodLibrary
    let ofTemplates = centre.broken.lacksWords ? state.design.findings : checked.findings
    let look = LiveLook(
      workspace, state.design, lastGoodLibrary, lastChanges: lastChanges, ofTemplates)
    return look.adding(await differences.findings(of: look))
  }

  private mutating func library(
    of state: LiveFiles.State, words: [String: String]
  ) -> Checked<TemplateLibrary?> {
    if let library, library.design == state.seen.design, library.words == words {
      return library.checked
    }
    let checked = TemplateLibrary.load(state.design, words: words)
    differences = PageDifferences()
    library = Library(design: state.seen.design, words: words, checked: checked)
    return checked
  }
}
