import ArgumentParser
import Content
import Diagnostics
import Profiles
import Traces

struct NewProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Write the profile of another identity system.",
    discussion: """
      Every setting has its default, three attributes are mapped, and the evidence says that all of it \
      is assumed: look each setting up, and put its source there. An existing file is never written \
      over. To make a profile of what your identity system exports: driftless import.

      Examples:
        driftless new profile ping --name "Ping Directory"
      """)

  @Argument(help: "Its id.")
  var id: String

  @Option(help: ArgumentHelp("How sentences call it. (default: the id)", valueName: "text"))
  var name: String?

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func run() async throws {
    try ContentKind.identitySystem.checkName(id)
    let tree = try content.read(without: "faq/", "claims/")
    let words = LookupContent.load(tree, only: id).value
    let text = IdentitySystem.firstProfile(
      named: name ?? id, attributes: words.attributes,
      try words.words(for: "a profile", in: content.folder, hint: "run 'driftless check'"))
    let written = try await AddedFile(
      kind: .identitySystem, name: "identity-systems/\(id).yaml", text: text,
      reason: "the identity system '\(id)' is new"
    ).write(content: content.folder, output: output.folder)
    Terminal.print(
      "\(written) written; to ask it something: driftless why --at target --identity-system \(id) --attribute ATTRIBUTE"
    )
  }
}
