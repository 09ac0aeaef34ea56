import ArgumentParser
import BuiltIn
import Diagnostics
import Knowledge
import Site

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

  func run() async throws {
    let start = ContinuousClock.now
    let workspace = try await Workspace.open(
      content: content.folder, output: output.folder, weighs: true)
    let design = try TemplatesFolder(named: templates.folder).read()
    let centre = workspace.loaded.value
    let words = Set(centre.phrases.furniture.keys)
    let library = TemplateLibrary.load(design, words: words)
    var findings =
      workspace.findings + (centre.broken.lacksWords ? design.findings : library.findings)
    var report: SiteFolder.Report?
    if !findings.report(strict: strictness.isStrict).hasErrors,
      let verified = workspace.verification.verified, let library = library.value
    {
      let files = await render(
        verified, with: library, engine: BuiltIn.engineModule,
        lastChanges: GitHistory.lastChanges(below: content.folder))
      let written = SiteFolder(path: "\(output.folder)/site").write(files)
      findings += written.findings
      report = written.value
    }
    let shown = findings.report(strict: strictness.isStrict)
    Terminal.show(shown) { workspace.file(atPath: $0) ?? design.file(atPath: $0) }
    let summary = CheckSummary(of: workspace, shown).text(after: .now - start)
    guard let report, !shown.hasErrors else {
      Terminal.note("\(summary); nothing was written")
      throw ExitCode.findings
    }
    Terminal.print(
      "\(output.folder)/site: \(counted(report.written, "file")) written, \(report.unchanged) unchanged, "
        + "\(report.removed) removed")
    Terminal.note(summary)
  }
}
