import ArgumentParser
import BuiltIn
import Diagnostics
import Site
import Verification

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Check the help centre and write its site.",
    discussion: """
      Nothing is written if anything is wrong. Files that did not change are not touched, files that \
      are no longer produced are removed.

      Examples:
        driftless build
        driftless build --content Help --templates Design --output Out
      """)

  @OptionGroup var content: ContentOption
  @OptionGroup var templates: TemplatesOption
  @OptionGroup var output: OutputOption
  @OptionGroup var strictness: StrictFlag

  @Flag(help: "Tell how long each step took.")
  var timings = false

  func run() async throws {
    try output.checkIsApart(from: [content.folder, TemplatesFolder(named: templates.folder).path])
    try await FolderLocks.holding([output.folder, site]) { try await runLocked() }
  }

  private func runLocked() async throws {
    var stopwatch = Stopwatch(isShown: timings)
    let cache = BuildCache(options: [
      content.folder, templates.folder ?? "", output.folder, "\(strictness.isStrict)",
    ])
    let moment = FileSignature.now
    let inputs = try BuildFingerprint(place)
    stopwatch.lap("look")
    if let inputs, SiteFolder.refusal(ofLinkAt: output.folder) == nil,
      let last = cache?.last, last.holds(inputs, site: site)
    {
      stopwatch.lap("compare")
      end(SiteFolder.Report(unchanged: last.outputs.count - 1), last.summary, stopwatch)
      return
    }
    let built = try await build(&stopwatch)
    guard let report = built.report else {
      Terminal.note("\(built.summary.text(after: stopwatch.total)); nothing was written")
      throw built.findings.contains { $0.code == .differingPage } ? ExitCode.fault : .findings
    }
    if built.findings.isEmpty, let inputs, inputs.isSettled(at: moment),
      let outputs = FinishedBuild.outputs(built.paths, site: site)
    {
      cache?.keep(
        FinishedBuild(inputs: inputs, outputs: outputs, summary: built.summary.text))
      stopwatch.lap("remember")
    }
    end(report, built.summary.text, stopwatch)
    // Freeing the built site piece by piece takes long, and the process ends anyway.
    withExtendedLifetime(built) { Terminal.end(.success) }
  }

  /// The result of a build.
  private struct Built {
    let workspace: Workspace
    let summary: CheckSummary
    /// The findings as shown.
    let findings: [Finding]
    /// What was written, if anything.
    let report: SiteFolder.Report?
    /// The paths of the site's files.
    let paths: [String]
  }

  private var site: String { "\(output.folder.withoutEndingSlashes)/site" }

  private var place: BuildFingerprint.Place {
    BuildFingerprint.Place(
      content: content.folder, templates: TemplatesFolder(named: templates.folder).path,
      recordPath: Workspace.recordPath(below: output.folder))
  }

  private func end(_ report: SiteFolder.Report, _ summary: String, _ stopwatch: Stopwatch) {
    Terminal.print(
      "\(site): \(counted(report.written, "file")) written, \(report.unchanged) unchanged, "
        + "\(report.removed) removed")
    if let note = report.note { Terminal.note("note: \(note)") }
    stopwatch.show()
    Terminal.note("\(summary), \(stopwatch.total.inSeconds)")
  }

  /// Checks the content, and writes the site unless an error is found and shown.
  private func build(_ stopwatch: inout Stopwatch) async throws -> Built {
    let workspace = try await Workspace.open(
      content: content.folder, output: output.folder, computesAssumptions: true
    ) { stopwatch.lap($0) }
    let design = try TemplatesFolder(named: templates.folder).read()
    let centre = workspace.loaded.value
    let words = centre.strings.interface(target: centre.site.target)
    let library = TemplateLibrary.load(design, words: words)
    stopwatch.lap("templates")
    var findings =
      workspace.findings + (centre.broken.lacksWords ? design.findings : library.findings)
    stopwatch.lap("compare")
    var report: SiteFolder.Report?
    var paths: [String] = []
    if !findings.report(strict: strictness.isStrict).hasErrors,
      let verified = workspace.verification.verified, let library = library.value
    {
      let files = SiteFiles(
        of: verified, with: library, engine: BuiltIn.engineModule,
        lastChanges: GitHistory.lastChanges(below: content.folder))
      let written = try await Progress.showing("rendering") {
        try await SiteFolder(path: site).write(files)
      }
      findings += written.findings
      report = written.value
      paths = files.paths + [SiteManifest.name]
      stopwatch.lap("render")
    }
    let shown = findings.report(strict: strictness.isStrict)
    Terminal.show(shown) { workspace.file(atPath: $0) ?? design.file(atPath: $0) }
    return Built(
      workspace: workspace, summary: CheckSummary(of: workspace, shown), findings: shown,
      report: shown.hasErrors ? nil : report, paths: paths)
  }
}
