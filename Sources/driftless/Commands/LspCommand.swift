import ArgumentParser
import LanguageServer

struct LspCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Help editors while somebody writes: the Language Server Protocol.",
    discussion: """
      Editors start it and speak to it by its standard input and output: findings as you type, what \
      the engine says of the words under the cursor, completion, definitions and quick fixes. \
      Documentation/editors.md says how to set up an editor.

      Folders are looked for in the folder that the editor has open.

      Examples:
        driftless lsp
        driftless lsp --content Help
      """)

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func run() async throws {
    let reader = MessageReader()
    let (content, output) = (content.folder, output.folder)
    let server = LanguageServer(
      name: Product.name, version: Product.version, cancellations: reader.cancellations,
      service: { ContentService(content: content, output: output, in: $0) },
      send: { Terminal.send(MessageFraming.framed($0)) })
    for await message in reader.messages() {
      guard let status = await server.handle(message) else { continue }
      throw ExitCode(status)
    }
    // The client disconnected without a shutdown request.
    throw ExitCode(1)
  }
}
