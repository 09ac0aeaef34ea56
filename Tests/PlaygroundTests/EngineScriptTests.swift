import BuiltIn
import Content
import Diagnostics
import Foundation
import JSON
import Profiles
import RandomStories
import SyncEngine
import Testing
import Traces

@testable import Verification

/// The site's script converts between the module's numbers and readers' words.
@Suite struct EngineScriptTests {
  @Test func playsWhatShipsAsTheBinaryDoes() async throws {
    let bench = try Workbench()
    defer { bench.remove() }
    let content = Self.content
    let centre = await HelpCentre.load(try Self.tree(content)).value
    var cases: [JSON] = []
    for scenario in centre.scenarios {
      let system = centre.identitySystems.first { $0.id == scenario.identitySystem.value }
      let played = Simulation.play(scenario, under: try #require(system)).value
      // What is only expected is nothing that the script could know.
      let unasked = Simulation.play(
        scenario.withoutExpectations, under: try #require(system)
      ).value
      let printed = try bench.run([
        Self.binary, "simulate", content.appending(path: "scenarios/\(scenario.id).yaml").path,
        "--content", content.path, "--format", "json",
      ])
      try Data(printed.utf8).write(to: bench.path("\(scenario.id).json"))
      let simulation = try #require(played)
      #expect(simulation.json.text(levels: 3) == printed)
      cases.append(Self.testCase(try #require(unasked), centre))
    }
    #expect(cases.count > 10)
    #expect(try Self.differences(cases, bench) == "")
  }

  @Test func playsRandomStoriesWithDifficultWords() async throws {
    let bench = try Workbench()
    defer { bench.remove() }
    let cases = try await Self.randomCases(400)
    #expect(cases.count > 250)
    #expect(try Self.differences(cases, bench) == "")
  }

  // CI leaves nothing out.
  @Test(.enabled(if: browser != nil || isCI, "there is no Chromium here"))
  func playsTheSameInABrowser() async throws {
    let bench = try Workbench()
    defer { bench.remove() }
    let browser = try #require(Self.browser)
    #expect(try Self.differences(try await Self.randomCases(200), bench, in: browser) == "")
  }

  private static func randomCases(_ count: UInt64) async throws -> [JSON] {
    let centre = await HelpCentre.load(try tree(content)).value
    return (0..<count).compactMap { seed in
      let story = NamedStory(RandomStory(seed: seed), hasLists: seed % 2 == 0)
      return Simulation.play(story.scenario, under: story.system).value.map { testCase($0, centre) }
    }
  }

  private static let content = Workbench.project.appending(path: "Content")

  /// Returns the input of `engine.js` in the format of writers' files, its expected output, and the
  /// words in which `narrator.js` must describe it.
  private static func testCase(_ simulation: Simulation, _ centre: HelpCentre) -> JSON {
    let scenario: JSON = [
      "profile": simulation.identitySystem.profileJSON,
      "mapping": .array(simulation.mapping.map(\.json)),
      "attributes": simulation.identitySystem.target.json,
      "users": JSON(simulation.scenario.users.map { ($0.name.value.text, $0.json) }),
      "events": .array(simulation.scenario.steps.map { $0.event.json }),
    ]
    let members: [(String, JSON)] = [
      ("name", .string(simulation.scenario.id)), ("scenario", scenario),
      ("trace", simulation.json),
      ("told", .array(narrative(simulation, centre))),
      ("words", JSON(centre.strings.narratorTexts.map { ($0.path, .string($0.text)) })),
      (
        "places",
        [
          "identity-system": .string(simulation.identitySystem.name),
          "target": .string(centre.site.target),
        ]
      ),
    ]
    return JSON(members)
  }

  private static func narrative(_ simulation: Simulation, _ centre: HelpCentre) -> [JSON] {
    let narrator = simulation.narrator(centre.strings, target: centre.site.target)
    func sentences(_ sentences: [TraceWords.Sentence]) -> JSON {
      .array(
        sentences.map { ["text": .string($0.text), "rule": .string($0.rule.keyword)] })
    }
    return zip(narrator(simulation.steps).steps, simulation.steps).map { words, played in
      [
        "event": .string(words.event), "rule": .optional(words.rule?.keyword),
        "time": .string(words.time), "quiet": .optional(words.quiet),
        "syncs": sentences(words.syncs), "withheld": sentences(words.withheld),
        "effects": sentences(words.effects), "line": .string(words.line),
        "accounts": .array(
          played.after.users.map { .array(narrator.account(of: $0).map { .string($0) }) }),
      ]
    }
  }

  /// Returns the differences, one on each line.
  ///
  /// - Parameter browser: A browser instead of Node.
  private static func differences(
    _ cases: [JSON], _ bench: Workbench, in browser: String? = nil
  ) throws -> String {
    for name in ["engine.js", "engine-tables.js", "narrator.js"] {
      let script = try #require(BuiltIn.templates["assets/\(name)"])
      try Data(script.utf8).write(to: bench.path(name))
    }
    // Node treats these files as modules only with this.
    try Data("{\"type\": \"module\"}".utf8).write(to: bench.path("package.json"))
    try Data(JSON.array(cases).text.utf8).write(to: bench.path("cases.json"))
    let files = ["engine.js", "engine.wasm", "cases.json"].map { bench.path($0).path }
    guard let browser else { return try bench.node("script-in-node.mjs", files) }
    return try bench.node("script-in-browser.mjs", [browser] + files)
  }

  private static var isCI: Bool {
    !ProcessInfo.processInfo.environment["CI", default: ""].isEmpty
  }

  private static var browser: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return ["chromium", "chromium-headless-shell", "chromium-browser", "google-chrome"].lazy
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

  /// The path of the binary, which is beside the tests' bundle.
  private static var binary: String {
    let products =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
      ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return products.deletingLastPathComponent().appending(path: "driftless").path
  }
}

extension Scenario {
  fileprivate var withoutExpectations: Scenario {
    Scenario(
      id: id, title: title, identitySystem: identitySystem, mapping: mapping, users: users,
      steps: steps.map {
        ScenarioStep(event: $0.event, location: $0.location, expectation: nil)
      }, location: location, text: text)
  }
}
