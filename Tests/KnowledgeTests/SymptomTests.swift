import Content
import Diagnostics
import Foundation
import Profiles
import SyncEngine
import Testing
import Traces

@testable import Answers
@testable import ModelChecker

/// What `why` shows really happens, and nothing shorter does.
@Suite struct SymptomTests {
  static let systems = ["entra-id", "okta", "custom", "google-workspace"]
  static let attributes = ["title", "manager", "externalId", "mobile", "roles"]

  static let content: Checked<LookupContent> = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Content")
    var texts: [String: String] = [:]
    for name in ["attributes.yaml"] + systems.map({ "identity-systems/\($0).yaml" }) {
      texts[name] = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    return LookupContent.load(SourceTree(root: "Content", texts: texts))
  }()

  struct Question: CustomTestStringConvertible {
    let system: String
    let attribute: String
    let place: Place
    let symptom: Symptom

    var testDescription: String {
      "\(system) \(attribute) \(place.keyword) \(symptom.keyword)"
    }

    func answer(
      eventsMax: Int = SymptomSearch.eventsMax, rules: Rules = Rules()
    ) throws -> SymptomAnswer {
      let content = SymptomTests.content.value
      let id = system
      let system = try #require(content.identitySystems.first { $0.id == id })
      return SymptomAnswer(
        to: symptom, of: ExactString(attribute), at: place, under: system,
        attributes: content.attributes, eventsMax: eventsMax, rules: rules)
    }
  }

  static let questions = systems.flatMap { system in
    attributes.flatMap { attribute in
      Symptom.allCases.flatMap { symptom in
        Place.allCases.map {
          Question(system: system, attribute: attribute, place: $0, symptom: symptom)
        }
      }
    }
  }

  /// Looks at nothing but the records and the effects of a play.
  private func shows(
    _ simulation: Simulation, _ question: Question, source: ExactString?
  ) throws -> Bool {
    let last = try #require(simulation.steps.last)
    func number(_ word: ExactString) -> Attribute? {
      simulation.names.attributes.firstIndex { $0.withoutMember == word }.map { Attribute($0) }
    }
    let it = try #require(number(ExactString(question.attribute)))
    let effects = last.step.effects.filter {
      $0.attribute == it && $0.place == question.place && $0.user == User(0) && $0.kind != .edited
    }
    switch question.symptom {
    case .changedBack: return effects.contains { $0.kind == .overwrote }
    case .becameEmpty: return effects.contains { $0.before != nil && $0.after == nil }
    case .neverArrived:
      guard let source, let from = number(source) else { return true }
      let user = last.after.users[0]
      return user.identitySystem[from] != user.target?[it]
    }
  }

  @Test(arguments: questions)
  func whatIsToldHappensUnderTheWholeMappingToo(question: Question) throws {
    let answer = try question.answer(eventsMax: 4)
    let source = answer.mapping.first { $0.to.value == ExactString(question.attribute) }
      .flatMap { $0.reads.count == 1 ? $0.reads.first : nil }
    for run in answer.runs {
      let again = try #require(
        Simulation.play(run.simulation.scenario, under: answer.identitySystem).value)
      #expect(again.steps == run.simulation.steps)
      #expect(try shows(again, question, source: source), "\(run.cause)")
      let whole = try #require(
        Simulation.play(
          run.simulation.scenario.withoutOwnMapping, under: answer.identitySystem
        ).value)
      #expect(try shows(whole, question, source: source), "\(run.cause), whole mapping")
    }
    let causes = answer.runs.map(\.cause)
    #expect(causes.indices.allSatisfy { !causes[..<$0].contains(causes[$0]) })
    let lengths = answer.runs.map(\.simulation.steps.count)
    #expect(lengths == lengths.sorted())
  }

  /// Every sequence of events, none left out because its world is known.
  @Test(arguments: questions.filter { ["title", "roles"].contains($0.attribute) })
  func nothingShorterLeadsThere(question: Question) throws {
    let eventsMax = 3
    let found = try question.answer(eventsMax: eventsMax)
    let world = SymptomWorld(
      of: ExactString(question.attribute), under: found.identitySystem, mapping: found.mapping,
      attributes: Self.content.value.attributes)
    var names = Names(users: world.users.map(\.name.value))
    let mapping = names.intern(
      world.mapping, members: world.scenario(found.identitySystem, events: world.events).members)
    let users = world.users.map { names.intern($0) }
    let events = world.events.map { names.intern($0) }
    let search = SymptomSearch(
      Simulator(
        found.identitySystem.profile, mapping,
        found.identitySystem.target.target(names, users: names.users)),
      of: names.intern(attribute: world.subject), at: question.place, events: events)
    var shortest: [String: Int] = [:]
    func go(_ before: World, isPending: Bool, length: Int) {
      for event in events {
        var world = before
        guard let step = try? search.simulator.play(event, in: &world) else { continue }
        let moment = SymptomMoment(
          search, before: before, step: step, after: world, isPending: isPending)
        if let cause = moment.cause(of: question.symptom) {
          shortest[cause.keyword] = min(shortest[cause.keyword] ?? .max, length)
        }
        if length < eventsMax { go(world, isPending: moment.isPending, length: length + 1) }
      }
    }
    go(search.simulator.begin(users), isPending: false, length: 1)
    let lengths = Dictionary(
      uniqueKeysWithValues: found.runs.map { ($0.cause.keyword, $0.simulation.steps.count) })
    #expect(lengths == shortest)
  }

  @Test func saysWhatMayHappenInstead() throws {
    let question = Question(
      system: "okta", attribute: "mobile", place: .target, symptom: .changedBack)
    let answer = try question.answer()
    #expect(answer.runs.isEmpty)
    let neighbours = answer.neighbours(Self.content.value.attributes)
    #expect(neighbours.contains { $0.assumed == .mapped && $0.answer.symptom == .changedBack })
    #expect(neighbours.contains { $0.assumed == nil && $0.answer.symptom == .neverArrived })
  }

  /// The rules that are given decide, not a list of causes.
  @Test func asksTheRules() throws {
    let question = Question(
      system: "okta", attribute: "title", place: .target, symptom: .changedBack)
    #expect(try question.answer().runs.contains { $0.cause == .anotherEdit })
    var rules = Rules()
    rules.startsAtOnce = { _ in false }
    let causes = try question.answer(rules: rules).runs.map(\.cause)
    #expect(!causes.contains(.anotherEdit))
    #expect(causes.contains(.fullSync))
  }

  @Test func namesEachCauseOfWhatNeverArrived() throws {
    func causes(_ system: String, _ attribute: String) throws -> [String] {
      try Question(
        system: system, attribute: attribute, place: .identitySystem, symptom: .neverArrived
      ).answer().runs.map(\.cause.keyword)
    }
    #expect(try causes("entra-id", "title") == ["waiting", "R18", "R7", "R22", "R23"])
    #expect(try causes("entra-id", "manager").contains("R15"))
    #expect(try causes("okta", "externalId") == ["R8", "R18", "R23", "waiting"])
    #expect(try causes("okta", "mobile") == ["not-mapped"])
  }
}
