import Diagnostics

/// Looks at the content whenever something may have changed, and tells what it sees: at once what is
/// wrong, and a little later what hangs on assumptions, which takes longer and finds nothing.
actor Follower {
  private let site: LiveSite
  private var quick: LiveContent
  private var thorough: LiveContent
  private var isWeighing = false
  /// How often something was seen.
  private var changes = 0
  /// All but the pages, when what hangs on assumptions was computed last.
  private var weighedGround: LiveContent.Contents?
  private var told: (findings: [String], state: String)?

  /// - Parameter content: A new look at the content, without memory.
  init(_ content: () -> LiveContent, _ site: LiveSite) {
    self.site = site
    (quick, thorough) = (content(), content())
  }

  func look() async throws {
    let start = ContinuousClock.now
    var quick = self.quick
    let ground = try quick.ground()
    // For pages alone nothing is weighed that was not before.
    if !isWeighing, ground == weighedGround {
      self.quick = quick
      return try await lookThoroughly()
    }
    let found = try await quick.look(weighs: false)
    self.quick = quick
    guard let found else { return }
    changes += 1
    await show(found, after: .now - start)
    guard !isWeighing else { return }
    isWeighing = true
    // Whoever asks for a page meanwhile goes first.
    Task(priority: .background) { try await self.weigh() }
  }

  private func weigh() async throws {
    defer { isWeighing = false }
    var seen = 0
    while seen != changes {
      seen = changes
      try await lookThoroughly { self.changes == seen }
    }
  }

  private func lookThoroughly(showing isCurrent: () -> Bool = { true }) async throws {
    let start = ContinuousClock.now
    var thorough = self.thorough
    let found = try await thorough.look(weighs: true)
    let ground = try thorough.ground()
    self.thorough = thorough
    guard let found, isCurrent() else { return }
    weighedGround = ground
    await show(found, after: .now - start)
  }

  private func show(_ look: LiveContent.Look, after duration: Swift.Duration) async {
    let summary = CheckSummary(of: look.workspace, look.findings)
    let line = summary.text(after: duration)
    await site.show(look, summary: line)
    let findings = look.findings.map { "\($0)" }
    if findings != told?.findings || summary.text != told?.state {
      Terminal.show(look.findings) { look.file(atPath: $0) }
      Terminal.note(line)
    }
    told = (findings, summary.text)
  }
}
