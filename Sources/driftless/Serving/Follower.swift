import Diagnostics
import Profiles

/// Looks at the content whenever something may have changed, and tells what it sees: at once what saved
/// pages say now, then what is wrong, and a little later what hangs on assumptions, which takes longer
/// and finds nothing.
actor Follower {
  private let site: LiveSite
  private var files: LiveFiles
  private var quick: LiveContent
  private var thorough: LiveContent
  private var isWeighing = false
  private let (requests, request) = AsyncStream.makeStream(of: Void.self)
  /// How often something was seen.
  private var changes = 0
  /// All but the pages, when what hangs on assumptions was computed last.
  private var weighedGround: LiveFiles.Contents?
  private var told: (findings: [String], state: String)?

  /// What is shown, apart from pages that were saved since.
  private var shown: (look: LiveLook, summary: String)?
  /// The files that changed after the shown look began, each with the number of its change.
  private var saved: [String: Int] = [:]
  private var saves = 0

  /// - Parameter lastChanges: The days on which pages were changed last, by their paths in the content.
  init(_ files: LiveFiles, lastChanges: [String: CalendarDate], _ site: LiveSite) {
    self.site = site
    self.files = files
    let cache = CacheFolder.ofUser
    quick = LiveContent(computesAssumptions: false, cache, lastChanges: lastChanges)
    thorough = LiveContent(computesAssumptions: true, cache, lastChanges: lastChanges)
  }

  /// Shows at once what saved pages say, as far as that can be told from them alone.
  func glance(at files: Set<String>) async {
    saves += 1
    for file in files { saved[file] = saves }
    guard let shown else { return }
    let look = shown.look.glancing(at: saved.keys)
    let pages = look.glancedPages
    if !pages.isEmpty { await site.show(pages, look, summary: shown.summary) }
  }

  /// Looks at everything.
  func look() async throws {
    let start = ContinuousClock.now
    let before = saves
    let state = try await read()
    // For pages alone nothing is weighed that was not before.
    if !isWeighing, state.seen.provenance == weighedGround {
      return try await lookThoroughly(at: state, seeing: before, since: start)
    }
    var quick = self.quick
    let found = try await quick.look(at: state)
    self.quick = quick
    guard let found else { return }
    changes += 1
    await show(found, after: .now - start, seeing: before)
    guard !isWeighing else { return }
    isWeighing = true
    request.yield()
  }

  /// Computes, whenever something has changed, what hangs on assumptions, until the task is cancelled.
  func weighOnRequest() async throws {
    for await _ in requests { try await weigh() }
  }

  private func weigh() async throws {
    defer { isWeighing = false }
    var seen = 0
    while seen != changes {
      seen = changes
      let (start, before) = (ContinuousClock.now, saves)
      let state = try await read()
      try await lookThoroughly(at: state, seeing: before, since: start) { self.changes == seen }
    }
  }

  private func lookThoroughly(
    at state: LiveFiles.State, seeing before: Int, since start: ContinuousClock.Instant,
    showing isCurrent: () -> Bool = { true }
  ) async throws {
    var thorough = self.thorough
    let found = try await thorough.look(at: state)
    self.thorough = thorough
    guard let found, isCurrent() else { return }
    weighedGround = state.seen.provenance
    await show(found, after: .now - start, seeing: before)
  }

  private func read() async throws -> LiveFiles.State {
    var files = self.files
    let state = try await files.read()
    self.files = files
    return state
  }

  /// - Parameter before: The number of the last change that was there when the look began.
  private func show(
    _ found: LiveLook, after duration: Swift.Duration, seeing before: Int
  ) async {
    let summary = CheckSummary(of: found.workspace, found.findings)
    let line = summary.text(after: duration)
    saved = saved.filter { $0.value > before }
    shown = (found, line)
    let look = found.glancing(at: saved.keys)
    await site.show(look, look.glancedPages, summary: line)
    let findings = found.findings.map { "\($0)" }
    if findings != told?.findings || summary.text != told?.state {
      Terminal.show(found.findings) { found.file(atPath: $0) }
      Terminal.note(line)
    }
    told = (findings, summary.text)
  }
}
