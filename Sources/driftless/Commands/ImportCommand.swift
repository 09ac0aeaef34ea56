import ArgumentParser
import Diagnostics
import Import
import Traces

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a profile of what an identity system exports.",
    discussion: """
      The files are read on this machine and go nowhere else.
      """,
    subcommands: [ImportEntraCommand.self, ImportOktaCommand.self])
}

/// The options that both kinds of import share.
struct ImportOptions: ParsableArguments {
  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp("The profile that says how it syncs, by its id.", valueName: "id"),
    completion: ContentCompletion.identitySystems)
  var identitySystem: String?

  @Option(help: ArgumentHelp("The new profile's name.", valueName: "text"))
  var name: String?

  @Option(help: "How the profile is printed: human (a YAML file) or json.")
  var format = ResultFormat.human

  /// Reads the files and prints the resulting profile.
  func run(_ paths: [String], as kind: ExportKind) throws {
    let tree = try ContentFolder(path: content.folder).read {
      $0 == "attributes.yaml" || $0.hasPrefix("identity-systems/")
    }
    let id = identitySystem ?? kind.identitySystemID
    let base = LookupContent.load(tree, only: id)
    var findings = base.findings
    let files = try paths.compactMap { try InputFile.read($0, &findings) }
    func show(_ findings: [Finding]) throws {
      try Terminal.report(findings) { [tree] path in
        files.first { $0.path == path } ?? tree.file(atPath: path)
      }
    }
    guard !findings.hasErrors, let system = base.value.identitySystems.first else {
      try show(findings)
      throw UsageError(
        "there is no identity system '\(id)' in '\(content.folder)'",
        hint: "name the profile that says how it syncs with --identity-system ID")
    }
    let imported = ImportedConfiguration.read(files, as: kind, base: system, content: tree)
    findings += imported.findings
    if let configuration = imported.value {
      switch format {
      case .json:
        Terminal.print(configuration.json(name: name).text(levels: 2).trimmingNewline)
      case .human:
        let schema = SchemaFolder(output: output.folder)
          .comment(for: .identitySystem, in: "\(content.folder)/identity-systems")
        Terminal.print(schema + configuration.file(name: name).trimmingNewline)
      }
      findings += configuration.remarks
    }
    try show(findings)
  }
}
