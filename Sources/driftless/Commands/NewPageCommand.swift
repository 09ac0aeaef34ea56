import ArgumentParser
import Authoring
import Content
import JSON
import Verification

struct NewPageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Write a page, with an answer that is bound to a claim or an outcome.",
    discussion: """
      The words of the answer are what the engine says, or the claim's. Without one, the page has a \
      title alone. An existing file is never written over.

      Examples:
        driftless new page faq/overwriting/mobile.md --title "Will my mobile number stay?"
        driftless new page faq/why/nothing-back.md --claim one-way
        driftless new page faq/overwriting/mapped.md --outcome attribute-outcomes/mapped-target
      """)

  @Argument(help: "Its path inside the content folder.")
  var path: String

  @Option(help: "The question that it answers. (default: the words of the path)")
  var title: String?

  @Option(
    help: ArgumentHelp("A claim that answers it.", valueName: "id"),
    completion: ContentCompletion.claims)
  var claim: String?

  @Option(help: ArgumentHelp("An outcome that answers it.", valueName: "table/row"))
  var outcome: String?

  @OptionGroup var content: ContentOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if claim != nil, outcome != nil { throw ValidationError("one of --claim and --outcome") }
  }

  func run() async throws {
    let name = name
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, parts[0] == "faq", name.hasSuffix(".md"),
      parts.dropFirst().dropLast().allSatisfy(Renaming.isSafe),
      let last = parts.last?.dropLast(".md".count), Renaming.isSafe(String(last))
    else {
      throw UsageError(
        "'\(path)' is no path of a page", hint: "write a path such as faq/overwriting/mobile.md")
    }
    let title = title ?? String(last).replacing("-", with: " ").capitalizingFirst
    let answer = try answer()
    let text = (["---", "title: \(JSON.string(title).text)"] + answer + ["---", ""])
      .joined(separator: "\n")
    let written = try await AddedFile(
      kind: .page, name: name, text: text, reason: "the page '\(name)' is new"
    ).write(content: content.folder, output: output.folder)
    Terminal.print("\(written) written; to see it while you write: driftless serve")
  }

  private var name: String {
    let root = "\(content.folder.withoutEndingSlashes)/"
    return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  }

  /// Returns the lines of the front matter with the answer.
  private func answer() throws -> [String] {
    if let outcome {
      // The correct words are inserted together with those of all pages.
      return ["answer: \"[\(outcome)](\(Reference.Scheme.outcome.text)\(outcome)).\""]
    }
    guard let claim else { return [] }
    let tree = try content.read(without: "faq/", "scenarios/")
    let loaded = ClaimContent.load(tree).value
    try loaded.checkNames([claim], nil, in: tree)
    let statement = loaded.claims.first { $0.id.value == claim }
    let systems = statement?.systems ?? []
    let says = escapedForMarkdown(statement?.says ?? "")
    let isForAll = systems.count == tree.identitySystemIDs.count
    return [
      "answer: \(JSON.string("[\(says)](\(Reference.claim(claim, identitySystem: nil).text))").text)"
    ]
      + (isForAll ? [] : ["identity-systems: [\(systems.joined(separator: ", "))]"])
  }
}
