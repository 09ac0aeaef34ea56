import BuiltIn
import Diagnostics
import Foundation
import RandomStories
import SyncEngine
import Testing

@testable import Knowledge

/// The site's script gives the module numbers, and readers words.
@Suite struct EngineScriptTests {
  @Test func playsWhatShipsAsTheBinaryDoes() async throws {
    let bench = try Workbench()
    defer { bench.remove() }
    let content = Workbench.project.appending(path: "Content")
    let centre = await HelpCentre.load(try Self.tree(content)).value
    var cases: [JSON] = []
    for scenario in centre.scenarios {
      let system = centre.identitySystems.first { $0.id == scenario.identitySystem.value }
      let played = Simulation.play(scenario, under: try #require(system)).value
      let printed = try bench.run([
        Self.binary, "simulate", content.appending(path: "scenarios/\(scenario.id).yaml").path,
        "--content", content.path, "--format", "json",
      ])
      try Data(printed.utf8).write(to: bench.path("\(scenario.id).json"))
      let simulation = try #require(played)
      #expect(simulation.json.text(levels: 3) == printed)
      cases.append(Self.testCase(simulation))
    }
    #expect(cases.count > 10)
    #expect(try Self.differences(cases, bench) == "")
  }

  @Test func playsRandomStoriesWithDifficultWords() throws {
    let bench = try Workbench()
    defer { bench.remove() }
    #expect(try Self.differences(Self.randomCases(400), bench) == "")
  }

  @Test(.enabled(if: browser != nil, "there is no Chromium here"))
  func playsTheSameInABrowser() throws {
    let bench = try Workbench()
    defer { bench.remove() }
    let browser = try #require(Self.browser)
    #expect(try Self.differences(Self.randomCases(200), bench, in: browser) == "")
  }

  private static func randomCases(_ count: UInt64) -> [JSON] {
    (0..<count).map { RandomStory(seed: $0) }.compactMap { story in
      Simulation.play(story.told, under: story.system).value.map(testCase)
    }
  }

  /// What `engine.js` gets, in the shape in which writers use it in files, and what it must give.
  private static func testCase(_ simulation: Simulation) -> JSON {
    let scenario: JSON = [
      "profile": simulation.identitySystem.profileJSON,
      "mapping": .array(simulation.mapping.map(\.json)),
      "users": JSON(simulation.scenario.users.map { ($0.name.value.text, $0.json) }),
      "events": .array(simulation.scenario.steps.map { $0.event.json }),
    ]
    let members: [(String, JSON)] = [
      ("name", .string(simulation.scenario.id)), ("scenario", scenario),
      ("trace", simulation.json),
    ]
    return JSON(members)
  }

  /// What differs, a line each.
  ///
  /// - Parameter browser: A browser instead of Node.
  private static func differences(
    _ cases: [JSON], _ bench: Workbench, in browser: String? = nil
  ) throws -> String {
    let script = try #require(BuiltIn.templates["assets/engine.js"])
    // Node takes a file with this ending for a module of scripts.
    try Data(script.utf8).write(to: bench.path("engine.mjs"))
    try Data(JSON.array(cases).text.utf8).write(to: bench.path("cases.json"))
    let files = ["engine.mjs", "engine.wasm", "cases.json"].map { bench.path($0).path }
    guard let browser else { return try bench.node("script-in-node.mjs", files) }
    return try bench.node("script-in-browser.mjs", [browser] + files)
  }

  private static var browser: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return ["chromium", "chromium-browser", "google-chrome"].lazy
      .flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func tree(_ folder: URL) throws -> SourceTree {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var texts: [String: String] = [:]
    for name in names ?? [] where name.hasSuffix(".yaml") || name.hasSuffix(".md") {
      texts[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return SourceTree(root: "Content", texts: texts)
  }

  /// The tests' bundle stands beside the binary.
  private static var binary: String {
    let products =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
      ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return products.deletingLastPathComponent().appending(path: "driftless").path
  }
}

extension RandomStory {
  /// In the order of their scalars, which in UTF-16 would be another.
  private static let userNames = ["z", "\u{FFFD}", "😀"]
  /// Names that every object of a script has, and look-alikes.
  private static let attributeNames = ["__proto__", "e\u{301}", "é", "1"]
  private static let valueNames = ["", "constructor", "\u{1F600}\"", "-1"]

  private static let nowhere = Location(file: "story")

  fileprivate var system: IdentitySystem {
    IdentitySystem(
      id: "story", name: "story", description: "", also: [], sources: [], profile: profile,
      mapping: [], location: Self.nowhere, keyLocations: [:], target: TargetAttributes())
  }

  /// The story in words, up to the first event that cannot be played.
  fileprivate var told: Scenario {
    let playable = zip(events, Trace(self).steps).prefix { $0.1.fault == 0 }.map(\.0)
    return Scenario(
      id: "a random story", title: "", identitySystem: Located("story", at: Self.nowhere),
      mapping: mapping.rules.map { rule in
        let source: MappingEntry.Source =
          switch rule.source {
          case .attribute(let from, let standIn):
            .attribute(word(from), default: standIn.map(word))
          case .expression: preconditionFailure("stories have none yet")
          case .constant(let value): .constant(word(value))
          case .nothing: .nothing
          }
        return MappingEntry(
          source, to: Located(word(rule.to), at: Self.nowhere), apply: rule.apply)
      },
      users: users.enumerated().map { number, user in
        ScenarioUser(
          name: Located(Word(Self.userNames[number]), at: Self.nowhere),
          identitySystem: told(user.identitySystem), target: user.target.map(told))
      },
      steps: playable.map { event in
        ScenarioStep(event: told(event), location: Self.nowhere, expectation: nil)
      },
      location: Self.nowhere, text: "")
  }

  private func word(_ attribute: Attribute) -> Word { Word(Self.attributeNames[attribute.index]) }

  private func word(_ value: Value) -> Word { Word(Self.valueNames[Int(value.index)]) }

  private func told(_ record: Record) -> [AttributeValue] {
    (0..<Self.attributeCount).map(Attribute.init).map { attribute in
      AttributeValue(
        attribute: Located(word(attribute), at: Self.nowhere),
        value: Located(record[attribute].map(word), at: Self.nowhere))
    }
  }

  private func told(_ event: Event) -> ScenarioEvent {
    func name(_ user: User) -> Word { Word(Self.userNames[user.index]) }
    switch event {
    case .change(let user, let attribute, let place, let value):
      return .change(
        user: name(user), attribute: word(attribute), at: place, to: value.map(word))
    case .cycle: return .cycle
    case .wait(let minutes):
      let duration = Knowledge.Duration(minutes: minutes)
      return .wait(duration, text: duration.text)
    case .forceSync(let user): return .forceSync(name(user))
    case .fullSync: return .fullSync
    case .account, .status, .connection: preconditionFailure("stories have none yet")
    }
  }
}
