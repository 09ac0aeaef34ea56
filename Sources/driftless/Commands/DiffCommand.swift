import ArgumentParser
import Diagnostics
import JSON
import Verification

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which answers changed between two records of behaviour.",
    discussion: """
      The sentences are meant for release notes and for pull requests; as Markdown they are the text \
      of a comment, which has as many as fit. The status is 0 whether something changed or not.

      Examples:
        git show main:Output/knowledge.json > before.json && driftless diff before.json
        driftless diff before.json after.json --format json
        driftless diff before.json --format markdown > comment.md
      """)

  @Argument(
    help: ArgumentHelp("The older record.", valueName: "old"),
    completion: .file(extensions: ["json"]))
  var old: String

  @Argument(
    help: ArgumentHelp("The newer record; the one of --output by default.", valueName: "new"),
    completion: .file(extensions: ["json"]))
  var new: String?

  @OptionGroup var output: OutputOption

  @Option(help: "How the changes are printed: human, json or markdown.")
  var format = DiffFormat.human

  func run() throws {
    let paths = [old, new ?? Workspace.recordPath(below: output.folder)]
    let records = paths.map(Workspace.readRecord)
    let findings = records.flatMap(\.findings)
    try Terminal.report(findings) { path in
      records.compactMap { $0.value?.file }.first { $0.path == path }
    }
    for (path, record) in zip(paths, records) where record.value == nil {
      throw UsageError(
        "there is no record '\(path)'", hint: "'driftless accept' makes Output/knowledge.json")
    }
    guard let before = records[0].value?.record, let after = records[1].value?.record else {
      return
    }
    let changes = before.changes(to: after)
    switch format {
    case .json:
      let json: JSON = ["changes": .array(changes.map(\.json))]
      Terminal.print(json.text(levels: 2).trimmingNewline)
    case .human:
      Terminal.print(ChangesText(sections: ChangesSection.all(changes, since: before, after)).text)
    case .markdown:
      Terminal.print(
        ChangesMarkdown(sections: ChangesSection.all(changes, since: before, after)).text)
    }
  }
}

enum DiffFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, markdown
}
