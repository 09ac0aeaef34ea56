import ArgumentParser
import Diagnostics
import Foundation
import Knowledge

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Play a scenario and show what the engine does.",
    discussion: """
      The scenario's expectations are checked too: if one fails, the trace is still shown and the \
      status is 1. With --mapping it is played under that mapping instead of its own.

      Examples:
        driftless simulate Content/scenarios/department-and-mobile.yaml
        driftless simulate case.yaml --format json
        cat case.yaml | driftless simulate -
        driftless simulate case.yaml --mapping schema.json
      """)

  @Argument(
    help: "The scenario's file, or - for standard input.",
    completion: .file(extensions: ["yaml"]))
  var file: String

  @OptionGroup var own: OwnMappingOption
  @OptionGroup var content: ContentOption

  @Option(help: "How the trace is printed: human or json.")
  var format = ResultFormat.human

  func run() throws {
    let tree = try ContentFolder(path: content.folder).read {
      !$0.hasPrefix("faq/") && !$0.hasPrefix("scenarios/")
    }
    var findings: [Finding] = []
    guard let source = try source(&findings) else { return try end(findings, [], tree) }
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
      case .human: Terminal.print(try told(simulation, tree))
      }
    }
    try end(findings, files, tree)
  }

  private func told(_ simulation: Simulation, _ tree: SourceTree) throws -> String {
    let words = LookupContent.load(tree, only: simulation.identitySystem.id).value
    guard let phrases = words.phrases else {
      guard tree["phrases.yaml"] == nil else {
        Terminal.note("the phrases have mistakes: run 'driftless check', or use --format json")
        throw ExitCode.findings
      }
      throw UsageError(
        "a trace in words needs '\(content.folder)/phrases.yaml'",
        hint: "run 'driftless check', or use --format json")
    }
    return TraceText(simulation, phrases, target: words.target).text
  }

  private var id: String {
    guard file != "-" else { return "stdin" }
    let name = URL(fileURLWithPath: file).lastPathComponent
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  private func source(_ findings: inout [Finding]) throws -> SourceFile? {
    let data: Data?
    if file == "-" {
      data = try FileHandle.standardInput.readToEnd() ?? Data()
    } else {
      data = FileManager.default.contents(atPath: file)
    }
    guard let data else {
      throw UsageError(
        "there is no file '\(file)' that can be read",
        hint: "the path starts from the working directory")
    }
    let path = file == "-" ? "stdin" : file
    return ContentFolder.text([UInt8](data), at: Location(file: path), &findings)
      .map { SourceFile(path: path, text: $0) }
  }

  private func end(_ findings: [Finding], _ files: [SourceFile], _ tree: SourceTree) throws {
    Terminal.show(findings.report()) { path in
      files.first { $0.path == path } ?? tree.file(atPath: path)
    }
    if findings.hasErrors { throw ExitCode.findings }
  }
}

extension String {
  var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
