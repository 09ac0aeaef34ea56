import ArgumentParser
import Content
import Diagnostics
import JSON

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write JSON Schemas of the files of content, for editors.",
    discussion: """
      They go to the folder 'schemas' beside the record, one for each kind of file; commit them. Named \
      kinds are printed instead: \(ContentKind.allCases.map(\.rawValue).joined(separator: ", ")).

      A file refers to its schema in its first line, as those of 'driftless new' do:
        # yaml-language-server: $schema=../../Output/schemas/scenario.json

      Examples:
        driftless schema
        driftless schema scenario
        driftless schema --output Out
      """)

  @Argument(
    help: ArgumentHelp("The kind of file whose schema is printed.", valueName: "kind"),
    completion: .list(ContentKind.allCases.map(\.rawValue)),
    transform: Self.kind)
  var kind: ContentKind?

  @OptionGroup var output: OutputOption

  func run() async throws {
    if let kind {
      Terminal.print(kind.schema.schemaText.trimmingNewline)
      return
    }
    let folder = SchemaFolder(output: output.folder)
    let written = try await FolderLocks.holding([output.folder, folder.path]) {
      try await folder.write()
    }
    Terminal.show(written.findings) { _ in nil }
    guard let count = written.value else { throw ExitCode.findings }
    Terminal.print(
      count == 0
        ? "\(folder.path) is as it should be"
        : "\(counted(count, "schema")) written to \(folder.path)")
  }

  private static func kind(_ word: String) throws -> ContentKind {
    if let kind = ContentKind(rawValue: word) { return kind }
    let known = ContentKind.allCases.map(\.rawValue)
    throw ValidationError("'\(word)' is none of: \(known.joined(separator: ", "))")
  }
}

extension JSON {
  /// A schema as written in its file.
  var schemaText: String { text(levels: 6) }
}
