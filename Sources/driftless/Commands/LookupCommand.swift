import Answers
import ArgumentParser
import Diagnostics
import Profiles
import SyncEngine
import Traces
import Verification

struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Answer what becomes of an attribute that somebody changed.",
    discussion: """
      The attribute is the target's; its id, SCIM path, name or another word for it will do. What is \
      left out is answered for every identity system, place and edit.

      Examples:
        driftless lookup mobile
        driftless lookup "job title" --changed-at target --identity-system okta
        driftless lookup department --edit clear --format json
        driftless lookup mobile --mapped
        driftless lookup title --mapping schema.json --changed-at target
        driftless lookup mobile --unmapped --identity-system okta --changed-at target --edit set --reply
      """)

  @Argument(help: "The target's attribute.", completion: ContentCompletion.attributes)
  var attribute: String

  @Option(
    help: ArgumentHelp("Where it was changed: identity-system or target.", valueName: "place"),
    completion: .list(Place.allCases.map(\.keyword)), transform: keyword)
  var changedAt: Place?

  @Option(
    help: ArgumentHelp("The identity system, by its id.", valueName: "id"),
    completion: ContentCompletion.identitySystems)
  var identitySystem: String?

  @Option(
    help: "How it was changed: set or clear.",
    completion: .list(Outcome.Edit.allCases.map(\.keyword)), transform: keyword)
  var edit: Outcome.Edit?

  @Flag(
    help: "Ask as if the attribute were mapped, or as if it were not, whatever the usual mapping.")
  var mapping: AssumedMappingFlag?

  @OptionGroup var own: OwnMappingOption

  @Flag(help: "Print text to paste into a reply: the answer, where to read on, evidence, date.")
  var reply = false

  @OptionGroup var folder: ContentOption
  @OptionGroup var output: OutputOption

  @Option(help: "How the answer is printed: human or json.")
  var format = ResultFormat.human

  func validate() throws {
    if reply, format == .json {
      throw ValidationError("--reply prints text; leave out --format json")
    }
  }

  func run() throws {
    let tree = try folder.read(without: "faq/", "claims/")
    try tree.checkIdentitySystem(identitySystem)
    let loaded = LookupContent.load(tree, only: identitySystem)
    let content = try own.content(of: loaded, for: identitySystem, in: tree)
    let spoken = PagesByOutcome(
      tree, content.identitySystems,
      record: Workspace.recordText(below: output.folder))
    let answers = answers(from: content, about: try content.attributeID(meaning: attribute), spoken)
    switch format {
    case .json:
      let objects = answers.map(\.json)
      let isOne = changedAt != nil && identitySystem != nil && edit != nil
      let json = isOne ? objects.first ?? .null : .array(objects)
      Terminal.print(json.text(levels: 1).trimmingNewline)
    case .human:
      let strings = try content.words(for: "an answer", in: folder.folder)
      let recordPath = Workspace.recordPath(below: output.folder)
      let asOf = reply ? Workspace.readRecord(recordPath).value?.record.asOf : nil
      let texts =
        reply
        ? answers.compactMap { $0.reply(strings, asOf: asOf) } : answers.map { $0.text(strings) }
      Terminal.print(texts.joined(separator: "\n\n"))
    }
  }

  private func answers(
    from content: LookupContent, about attribute: ExactString, _ spoken: PagesByOutcome
  ) -> [LookupAnswer] {
    content.identitySystems.flatMap { system in
      Place.allCases.filter { changedAt == nil || $0 == changedAt }.flatMap { place in
        Outcome.Edit.allCases.filter { edit == nil || $0 == edit }.map { edit in
          let probe = AttributeProbe(
            of: attribute, editedAt: place, by: edit, under: system,
            mapping: mapping(of: system, attribute))
          return LookupAnswer(
            probe: probe, answer: content.answer(probe), content: content,
            isOnSite: own.paths.isEmpty, spokenOn: spoken.page(for: probe))
        }
      }
    }
  }

  private func mapping(of system: IdentitySystem, _ attribute: ExactString) -> [MappingEntry]? {
    mapping?.assumed.applied(to: system.mapping, for: Located(attribute, at: system.location))
  }
}

/// The flags `--mapped` and `--unmapped`.
enum AssumedMappingFlag: String, EnumerableFlag {
  case mapped, unmapped

  var assumed: AssumedMapping {
    switch self {
    case .mapped: .mapped
    case .unmapped: .unmapped
    }
  }
}
