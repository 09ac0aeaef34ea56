import ArgumentParser

struct ImportEntraCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entra",
    abstract: "Read a synchronization schema of Microsoft Entra ID.",
    discussion: """
      The file is what Microsoft Graph returns for \
      /servicePrincipals/{id}/synchronization/jobs/{jobId}/schema, or what the portal downloads: \
      attribute mapping, advanced options, review your schema.

      What could not be carried over is told on standard error, and stands at the file's end.

      Examples:
        driftless import entra schema.json > Content/identity-systems/our-tenant.yaml
        driftless import entra schema.json --name "Our Entra ID" --format json
        driftless lookup title --mapping schema.json
      """)

  @Argument(
    help: "The exported file, or - for standard input.", completion: .file(extensions: ["json"]))
  var file: String

  @OptionGroup var options: ImportOptions

  func run() throws { try options.run([file], as: .entra) }
}
