import ArgumentParser
import Content
import Diagnostics
import Mutation
import Verification

struct MutateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Break the engine and the profiles on purpose, and see whether the content notices.",
    discussion: """
      Each rule of the engine is switched off or turned round, and each key of each profile is set to \
      its other values. A mutant that no scenario, table, claim or bound words notice is behaviour \
      that could change without the documentation noticing: a scenario that would notice it is \
      printed. Mutants that differ in no trace at all are equivalent. The status is 1 if one survives.

      Examples:
        driftless mutate
        driftless mutate R7 okta/sync.absent
        driftless mutate --format json
      """)

  @Argument(
    help: ArgumentHelp("The mutants, by their ids or by how these begin.", valueName: "mutant"))
  var mutants: [String] = []

  @OptionGroup var content: ContentOption

  @Option(help: "How the fates are printed: human or json.")
  var format = ResultFormat.human

  func run() async throws {
    let tree = try ContentFolder(path: content.folder).read()
    let loaded = await HelpCentre.load(tree)
    let today = try Workspace.today()
    let centre = loaded.value
    let findings =
      await loaded.findings
      + verify(centre, stored: nil, today: today, computesAssumptions: false).findings
    guard !findings.hasErrors else {
      Terminal.show(findings.report()) { tree.file(atPath: $0) }
      Terminal.note("only content without errors can be put to the test: run 'driftless check'")
      throw ExitCode.findings
    }
    let run = MutationRun(centre, today: today)
    let chosen = try chosen(of: run.mutants)
    let results = await run.run(chosen) { done, all in
      if done % 10 == 0 || done == all { Terminal.note("\(done) of \(counted(all, "mutant"))") }
    }
    switch format {
    case .json: Terminal.print(mutationJSON(results).text(levels: 2).trimmingNewline)
    case .human: Terminal.print(MutationText(results: results).text)
    }
    if results.contains(where: \.hasSurvived) { throw ExitCode.findings }
  }

  private func chosen(of all: [Mutant]) throws -> [Mutant] {
    for word in mutants where !all.contains(where: { $0.isMeant(by: word) }) {
      throw UsageError(
        "there is no mutant '\(word)'", hint: suggestion(for: word, among: all.map(\.id)))
    }
    return all.filter { mutant in mutants.isEmpty || mutants.contains { mutant.isMeant(by: $0) } }
  }
}

extension Mutant {
  /// Returns whether a word selects the mutant: `R7` selects all mutants of that rule, `okta` all of
  /// that profile.
  fileprivate func isMeant(by word: String) -> Bool {
    id == word || id.hasPrefix("\(word)/") || id.hasPrefix("\(word)=")
  }
}
