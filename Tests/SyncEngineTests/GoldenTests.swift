import Foundation
import SyncEngine
import Testing

/// Whole traces, kept beside the tests. `ACCEPT=1 swift test --filter GoldenTests` writes them anew; then
/// read the difference.
@Suite struct GoldenTests {
  struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    let profile: Profile
    let rules: [MappingRule]
    let users: [UserState]
    let events: [Event]

    var testDescription: String { name }
  }

  static let department = Attribute(0)
  static let title = Attribute(1)
  static let mobile = Attribute(2)
  static let (one, two, three) = (Value(1), Value(2), Value(3))
  static let (ana, bo) = (User(0), User(1))

  static func plain(_ attribute: Attribute, default standIn: Value? = nil) -> MappingRule {
    MappingRule(.attribute(attribute, default: standIn), to: attribute)
  }

  static func record(_ values: [(Attribute, Value)]) -> Record {
    values.reduce(into: Record()) { $0[$1.0] = $1.1 }
  }

  static func user(
    _ identitySystem: [(Attribute, Value)], _ target: [(Attribute, Value)]?
  ) -> UserState {
    UserState(identitySystem: record(identitySystem), target: target.map(record))
  }

  static let everything: [Event] = [
    .change(ana, department, at: .target, to: two), .change(ana, mobile, at: .target, to: two),
    .change(ana, mobile, at: .identitySystem, to: three),
    .change(ana, title, at: .identitySystem, to: three),
    .change(ana, title, at: .identitySystem, to: three),
    .change(bo, department, at: .identitySystem, to: nil), .forceSync(bo),
    .change(ana, department, at: .target, to: nil), .forceSync(ana), .fullSync,
  ]

  static let users = [
    user(
      [(department, one), (title, one), (mobile, one)],
      [(department, one), (title, one), (mobile, one)]),
    user([(department, one)], nil),
  ]

  static let stories: [Story] = [
    Story(
      name: "reference", profile: Profile(), rules: [plain(department), plain(title)],
      users: users, events: everything),
    Story(
      name: "schedule-keeps-and-defaults",
      profile: Profile(
        starts: .onSchedule, absent: .keep, defaults: .onCreate, cycle: Cycle(everyMinutes: 40)),
      rules: [plain(department, default: three), plain(title)], users: users,
      events: everything + [.cycle, .wait(minutes: 90), .cycle]),
    Story(
      name: "create-only-resent", profile: Profile(createOnly: .resent, forced: .dueOnly),
      rules: [
        MappingRule(.attribute(department, default: two), to: department, apply: .onCreate),
        plain(title), MappingRule(.nothing, to: mobile),
      ], users: users, events: everything),
    Story(
      name: "changed-only-any-change",
      profile: Profile(
        starts: .onSchedule, notices: .anyChange, sends: .changedOnly,
        cycle: Cycle(everyMinutes: 60)),
      rules: [
        plain(department, default: three), MappingRule(.constant(three), to: title),
        MappingRule(.attribute(title, default: nil), to: Attribute(3)),
      ], users: users, events: everything + [.cycle]),
    Story(
      name: "cycles-for-everybody",
      profile: Profile(cycle: Cycle(everyMinutes: 1_440, covers: .allUsers)),
      rules: [
        plain(department), MappingRule(.constant(two), to: title, apply: .onCreate),
      ], users: users, events: everything + [.wait(minutes: 3_000)]),
  ]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  @Test(arguments: stories) func playsAsItDid(story: Story) throws {
    let file = Self.folder.appending(path: "\(story.name).txt")
    let text = try Self.text(story)
    let environment = ProcessInfo.processInfo.environment
    if environment["ACCEPT"] == "1", environment["CI"] == nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test func noGoldenIsUnused() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == Self.stories.map { "\($0.name).txt" }.sorted())
  }

  private static func text(_ story: Story) throws -> String {
    let simulator = Simulator(story.profile, Mapping(story.rules))
    var world = simulator.begin(story.users)
    var lines = world.users.enumerated().map { "  \($0.offset): \(shown($0.element))" }
    for event in story.events {
      let step = try simulator.play(event, in: &world)
      lines.append("\(event)".replacing("SyncEngine.", with: "") + " → minute \(step.minute)")
      for sync in step.syncs {
        let decisions = sync.decisions.map { decision in
          switch decision {
          case .carried(let rule): "+\(rule)"
          case .withheld(let rule): "-\(rule)"
          }
        }
        lines.append(
          "  sync of \(sync.user.index) by \(sync.why) at \(sync.minute)"
            + (sync.full ? " in full: " : ": ") + decisions.joined(separator: " "))
      }
      for effect in step.effects {
        lines.append(
          "  \(effect.rule) \(effect.kind) \(effect.user.index) at \(effect.place): "
            + "\(effect.attribute.map { "\($0.index)" } ?? "-") "
            + "\(shown(effect.before)) → \(shown(effect.after))"
            + (effect.origin.map { " from \($0)" } ?? ""))
      }
      lines += world.users.enumerated().map { "  \($0.offset): \(shown($0.element))" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func shown(_ value: Value?) -> String { value.map { "\($0.index)" } ?? "~" }

  private static func shown(_ user: UserState) -> String {
    func values(_ record: Record) -> String {
      (0...3).map { shown(record[Attribute($0)]) }.joined(separator: " ")
    }
    let first = user.firstValues.map { "\($0.attribute.index)=\($0.value.value.index)" }
    return "[\(values(user.identitySystem))] [\(user.target.map(values) ?? "none")] "
      + "due \(user.due.attributes.map(\.index)) edited \(user.edited.attributes.map(\.index)) "
      + "first \(first)"
  }
}
