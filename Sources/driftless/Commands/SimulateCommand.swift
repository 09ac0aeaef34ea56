import ArgumentParser
import Content
import Diagnostics
import JSON
import Traces

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Play a scenario, or the rows of a table, and show what the engine does.",
    discussion: """
      The scenario's expectations are checked too: if one fails, the trace is still shown and the \
      status is 1. Of a table each row's answer is shown, as 'lookup' shows it. With --mapping a file is \
      played under that mapping instead of its own.

      Examples:
        driftless simulate Content/scenarios/department-and-mobile.yaml
        driftless simulate Content/scenarios/attribute-outcomes.yaml
        driftless simulate case.yaml --format json
        cat case.yaml | driftless simulate -
        driftless simulate case.yaml --mapping schema.json
      """)

  @Argument(
    help: "The file of a scenario or of a table, or - for standard input.",
    completion: .file(extensions: ["yaml"]))
  var file: String

  @OptionGroup var own: OwnMappingOption
  @OptionGroup var content: ContentOption

  @Option(help: "How the trace, or the rows, are printed: human or json.")
  var format = ResultFormat.human

  func run() throws {
    let tree = try content.read(without: "faq/", "scenarios/")
    var findings: [Finding] = []
    guard let source = try source(&findings) else { return try end(findings, [], tree) }
    if OutcomeTableFile.isTable(source) { return try askRows(of: source, tree) }
    var files = [source]
    let loaded = ScenarioFile.load(source, id: id, content: tree)
    findings += loaded.findings
    guard var (scenario, system) = loaded.value else { return try end(findings, files, tree) }
    var mappingFiles: [SourceFile] = []
    if let own = try own.read(for: system.id, content: tree, &findings, &mappingFiles) {
      (scenario, system) = (scenario.withoutOwnMapping, own)
    }
    files += mappingFiles
    if findings.hasErrors { return try end(findings, files, tree) }
    let played = Simulation.play(scenario, under: system)
    findings += played.findings
    if let simulation = played.value {
      switch format {
      case .json: Terminal.print(simulation.json.text(levels: 3).trimmingNewline)
      case .human: Terminal.print(try narrative(simulation, tree))
      }
    }
    try end(findings, files, tree)
  }

  private func narrative(_ simulation: Simulation, _ tree: SourceTree) throws -> String {
    let words = LookupContent.load(tree, only: simulation.identitySystem.id).value
    return TraceText(simulation, try strings(of: words, tree), target: words.target).text
  }

  private func strings(of words: LookupContent, _ tree: SourceTree) throws -> Strings {
    guard words.strings != nil || tree["phrases.yaml"] == nil else {
      Terminal.note("the phrases have mistakes: run 'driftless check', or use --format json")
      throw ExitCode.findings
    }
    return try words.words(for: "a trace", in: content.folder)
  }

  /// Shows the answers for the rows of a table.
  private func askRows(of source: SourceFile, _ tree: SourceTree) throws {
    var findings: [Finding] = []
    var files = [source]
    var loaded = OutcomeTableFile.load(source, id: id, content: tree)
    if let table = loaded.value?.table, !own.paths.isEmpty {
      var mappingFiles: [SourceFile] = []
      let systems = table.systemIDs
      let system = try own.read(
        for: systems.count == 1 ? systems[0] : nil, content: tree, &findings, &mappingFiles)
      files += mappingFiles
      if let system {
        guard systems.contains(system.id) else {
          throw UsageError(
            "no row of the table asks about '\(system.id)', which the mapping is for",
            hint: "its rows ask about: " + systems.joined(separator: ", "))
        }
        loaded = OutcomeTableFile.load(source, id: id, content: tree, replacing: system)
      }
    }
    findings += loaded.findings
    guard let file = loaded.value, !findings.hasErrors else {
      return try end(findings, files, tree)
    }
    let words = LookupContent.load(tree).value
    let rows = zip(file.table.rows, file.probes).map { row, probe in
      (
        id: row.id,
        answer: LookupAnswer(
          probe: probe, answer: words.answer(probe), content: words, isOnSite: false,
          spokenOn: nil)
      )
    }
    switch format {
    case .json:
      let json: JSON = [
        "table": .string(file.table.id),
        "rows": .array(rows.map { $0.answer.json.with("row", .string($0.id)) }),
      ]
      Terminal.print(json.text(levels: 2).trimmingNewline)
    case .human:
      let strings = try strings(of: words, tree)
      Terminal.print(
        ([file.table.title] + rows.map { "\($0.id): \($0.answer.text(strings))" })
          .joined(separator: "\n"))
    }
    try end(findings, files, tree)
  }

  private var id: String {
    guard file != "-" else { return "stdin" }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  private func source(_ findings: inout [Finding]) throws -> SourceFile? {
    try InputFile.read(
      file, bytesMax: ContentFolder.fileBytesMax, hint: "split the scenario", &findings)
  }

  private func end(_ findings: [Finding], _ files: [SourceFile], _ tree: SourceTree) throws {
    try Terminal.report(findings) { path in
      files.first { $0.path == path } ?? tree.file(atPath: path)
    }
  }
}

extension JSON {
  /// Returns the object with an additional first member.
  fileprivate func with(_ key: String, _ value: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return JSON([(key, value)] + members.map { ($0.key, $0.value) })
  }
}

extension String {
  var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
