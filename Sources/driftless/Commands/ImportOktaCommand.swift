import ArgumentParser

struct ImportOktaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okta",
    abstract: "Read a profile mapping of Okta, and the app user schema.",
    discussion: """
      The files are what Okta's API returns for /api/v1/mappings/{id}, the mapping from 'user' to the \
      app, and for /api/v1/meta/schemas/apps/{id}/default, in any order. Without the schema it is not \
      known which attributes are sent although they are set to 'Do not map'.

      What could not be carried over is told on standard error, and stands at the file's end.

      Examples:
        driftless import okta mapping.json schema.json > Content/identity-systems/our-okta.yaml
        driftless import okta mapping.json --format json
        driftless lookup title --mapping mapping.json --mapping schema.json
      """)

  @Argument(
    help: "The exported files; - is standard input.", completion: .file(extensions: ["json"]))
  var files: [String]

  @OptionGroup var options: ImportOptions

  func run() throws { try options.run(files, as: .okta) }
}
