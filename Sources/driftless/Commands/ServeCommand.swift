import ArgumentParser
import Diagnostics

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser, and follow what you save.",
    discussion: """
      Each page is made when it is asked for, and changes in place when its file, a scenario, a \
      profile or a template is saved. What is wrong is shown at its sentence and here, and goes away \
      when it is mended. Nothing is written to the disk. Only this machine can ask for pages. Stop it \
      with control-C.

      Examples:
        driftless serve
        driftless serve --port 4000 --no-open
      """)

  @OptionGroup var content: ContentOption
  @OptionGroup var templates: TemplatesOption
  @OptionGroup var output: OutputOption

  @Option(
    help: ArgumentHelp(
      "Where to listen; 0 is any free port. (default: 8080, or the next one that is free)",
      valueName: "number"))
  var port: UInt16?

  @Flag(
    inversion: .prefixedNo,
    help: "Open the site in a browser. (default: on a terminal with a screen)")
  var open: Bool?

  func run() async throws {
    let service = try Service(
      content: content.folder, templates: templates.folder, output: output.folder)
    // Nothing is written, so nothing can be incomplete.
    let interruption = Interruption { Terminal.note("stopped") }
    defer { withExtendedLifetime(interruption) {} }
    try await service.run(port: port) { address in
      Terminal.print(address)
      if open ?? Browser.isAtHand { Browser.show(address) }
    }
  }
}
