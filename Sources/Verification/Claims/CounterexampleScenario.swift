package import Content
package import Diagnostics
package import ModelChecker
package import Profiles
import SyncEngine
package import Traces

/// A run of the universe as a scenario, which `simulate` can replay.
package struct CounterexampleScenario: Sendable {
  package let run: Run
  package let kind: AttributeKind
  /// The scenario; a cycle that restores its state only after two rounds appears twice.
  package let scenario: Scenario
  /// The number of the first repeated step, counted from 1.
  package let loop: Int?
  /// The attribute that the law is about.
  package let attribute: ExactString
  /// Whether the run breaks the law by never ending.
  package let isEndless: Bool
}

extension CounterexampleScenario {
  /// - Parameter attributes: The catalogue to choose names from, if there is one.
  init(
    _ run: Run, of kind: AttributeKind, in world: UniverseWorld, under system: IdentitySystem,
    of claim: ClaimStatement, attributes: AttributeCatalogue?
  ) {
    let cast = Cast(kind, system, attributes)
    self.run = run
    self.kind = kind
    attribute = cast.it
    var narrator = CounterexampleNarrator(cast: cast, world: world)
    let user = narrator.user(run.beginning, at: claim.id.location)
    var events = run.events
    if let loop = run.loop, Self.repeatsOnlyTwice(run.events[loop...]) {
      events += run.events[loop...]
    }
    loop = run.loop.map { $0 + 1 }
    isEndless = claim.claim.law.isLiveness
    scenario = Scenario(
      id: claim.id.value, title: "\(claim.id.value): \(system.name)",
      identitySystem: Located(system.id, at: claim.id.location), mapping: cast.mapping,
      users: [user],
      steps: events.map { event in
        ScenarioStep(event: narrator.event(event), location: claim.id.location, expectation: nil)
      },
      location: claim.id.location, text: "")
  }

  /// Returns whether one round does not restore the start: an attribute toggled an odd number of times
  /// holds another value after one round.
  private static func repeatsOnlyTwice(_ round: ArraySlice<UniverseEvent>) -> Bool {
    let others: [UniverseEvent] = [.editAnotherMapped, .editAnotherUnmapped, .editAnotherAtTarget]
    return others.contains { other in round.count { $0 == other } % 2 == 1 }
  }
}

/// The names that a scenario uses: attributes that fit the identity system's usual mapping, if it has
/// any.
package struct Cast {
  /// The form of the first attribute.
  package enum Form: Sendable {
    case kind(AttributeKind)
    /// The attribute is fed by an expression of the first and the last attribute.
    case expression
    /// The attribute refers to the other user.
    case reference
  }

  static let user = ExactString("ana")

  package let it: ExactString
  package let anotherMapped: ExactString
  package let anotherUnmapped: ExactString
  package let special: ExactString
  package let mapping: [MappingEntry]

  init(_ kind: AttributeKind, _ system: IdentitySystem, _ attributes: AttributeCatalogue?) {
    self.init(.kind(kind), system, attributes)
  }

  package init(_ form: Form, _ system: IdentitySystem, _ attributes: AttributeCatalogue?) {
    let kind = form.kind
    let usual = system.mapping
    let plain = usual.filter { $0.kind == .fed && $0.from == $0.to.value }.map(\.to.value)
    let mapped = Set(usual.map(\.to.value) + usual.compactMap(\.from))
    let known =
      attributes?.entries.map(\.id)
      ?? ["department", "displayName", "mobile"].map { ExactString($0) }
    let free = known.filter { !mapped.contains($0) }
    let fitting = usual.filter { $0.kind == kind && $0.from ?? $0.to.value == $0.to.value }
      .map(\.to.value)
    var taken: [ExactString] = []
    func choose(_ preferred: [ExactString]) -> ExactString {
      let spare = (1...3).map { ExactString("attribute \($0)") }
      let choice =
        (preferred + known + spare).first { !taken.contains($0) } ?? ExactString("attribute")
      taken.append(choice)
      return choice
    }
    let made = form.isReference ? system.target.reference : system.target.attribute(for: kind)
    it = choose(
      made.map { [$0] } ?? (kind.isUnmapped ? free : fitting.reversed() + plain.reversed()))
    anotherMapped = choose(plain)
    anotherUnmapped = choose(free)
    special = ExactString("\(it) \(kind.isConstant ? "constant" : "default")")
    let location = system.location
    let another = MappingEntry(
      .attribute(anotherMapped, default: nil), to: Located(anotherMapped, at: location))
    let rule =
      form.isExpression
      ? MappingEntry(
        .expression("[\(it)] [\(anotherUnmapped)]", of: [it, anotherUnmapped], default: nil),
        to: Located(it, at: location))
      : MappingEntry(kind, of: Located(it, at: location), special: special)
    mapping = [rule, another].compactMap(\.self)
  }
}

extension Cast.Form {
  fileprivate var kind: AttributeKind { if case .kind(let kind) = self { kind } else { .fed } }
  fileprivate var isReference: Bool { if case .reference = self { true } else { false } }
  fileprivate var isExpression: Bool { if case .expression = self { true } else { false } }
}

extension MappingEntry {
  /// The mapping rule that makes an attribute one of a kind; `nil` for unmapped attributes.
  fileprivate init?(_ kind: AttributeKind, of attribute: Located<ExactString>, special: ExactString)
  {
    guard !kind.isUnmapped else { return nil }
    let source: Source =
      kind.isConstant
      ? .constant(special)
      : kind.isSentEmpty
        ? .nothing : .attribute(attribute.value, default: kind.hasDefault ? special : nil)
    self.init(
      source, to: attribute,
      apply: kind.isOnCreate ? .onCreate : kind == .constantIfEmpty ? .ifEmpty : .always,
      values: kind == .fedAddOnly ? .addOnly : kind == .fedReplaced ? .replaced : nil)
  }

  /// The kind of attribute that results from the rule.
  package var kind: AttributeKind {
    let isOnCreate = apply == .onCreate
    return switch (source, values) {
    case (.attribute, .addOnly): .fedAddOnly
    case (.attribute, .replaced): .fedReplaced
    case (.attribute(_, nil), nil), (.expression(_, _, nil), _): isOnCreate ? .fedOnCreate : .fed
    case (.attribute, nil), (.expression, _):
      isOnCreate ? .fedOnCreateWithDefault : .fedWithDefault
    case (.constant, _):
      isOnCreate ? .constantOnCreate : apply == .ifEmpty ? .constantIfEmpty : .constant
    case (.nothing, _): isOnCreate ? .sentEmptyOnCreate : .sentEmpty
    }
  }
}

/// Translates the universe's numbers into names, and keeps track of the other attributes' values.
private struct CounterexampleNarrator {
  let cast: Cast
  let world: UniverseWorld
  /// How often an attribute was toggled, by its name and place.
  private var flips: [String: Int] = [:]

  init(cast: Cast, world: UniverseWorld) {
    self.cast = cast
    self.world = world
  }

  func user(_ state: UniverseState, at location: Location) -> ScenarioUser {
    func values(_ it: Value?) -> [AttributeValue] {
      var values = it.map { [(cast.it, value($0))] } ?? []
      values.append((cast.anotherMapped, other(cast.anotherMapped, 0)))
      values.append((cast.anotherUnmapped, other(cast.anotherUnmapped, 0)))
      return values.map { name, value in
        AttributeValue(
          attribute: Located(name, at: location), value: Located(value, at: location))
      }
    }
    return ScenarioUser(
      name: Located(Cast.user, at: location), identitySystem: values(state.source),
      target: state.isProvisioned ? values(state.target) : nil,
      account: state.account, isAssigned: state.isAssigned, status: state.status,
      isLinked: state.isLinked)
  }

  mutating func event(_ event: UniverseEvent) -> ScenarioEvent {
    switch event {
    case .edit(let place, let value):
      .change(Cast.user, cast.it, at: place, to: value.map(self.value))
    case .editAnotherMapped: flip(cast.anotherMapped, .identitySystem)
    case .editAnotherUnmapped: flip(cast.anotherUnmapped, .identitySystem)
    case .editAnotherAtTarget: flip(cast.anotherUnmapped, .target)
    case .cycle: .cycle
    case .forceSync: .forceSync(Cast.user)
    case .fullSync: .fullSync
    case .account(let change): .account(Cast.user, becomes: change)
    case .status(let status): .status(Cast.user, becomes: status)
    case .connection(let works): .connection(works: works)
    }
  }

  /// Toggles another attribute.
  private mutating func flip(_ name: ExactString, _ place: Place) -> ScenarioEvent {
    let key = "\(place.keyword) \(name)"
    let count = (flips[key] ?? 0) + 1
    flips[key] = count
    return .change(Cast.user, name, at: place, to: other(name, count % 2))
  }

  private func value(_ value: Value) -> ExactString {
    value == world.special ? cast.special : ExactString("\(cast.it) \(value.index + 1)")
  }

  private func other(_ name: ExactString, _ number: Int) -> ExactString {
    ExactString("\(name) \(number)")
  }
}

extension CounterexampleScenario {
  /// Returns the run as the simulator plays it.
  package func simulation(under system: IdentitySystem) -> Simulation? {
    Simulation.play(scenario, under: system).value
  }

  /// Describes the run in words: its beginning, then a line for each step.
  func lines(_ strings: Strings, under system: IdentitySystem, target: String) -> [String] {
    guard let simulation = simulation(under: system) else { return [] }
    let narrator = simulation.narrator(strings, target: target)
    let words = narrator(simulation.steps)
    let steps = words.steps.enumerated().map { number, step in
      let again = number + 1 == loop ? strings[.againAndAgain] + " " : ""
      return "  \(number + 1). \(again)\(step.line)"
    }
    let end = isEndless && loop == nil ? ["  " + strings[.nothingMore]] : []
    return ["  " + beginning(of: simulation, strings, narrator)] + steps + end
  }

  /// Returns what the attribute holds at both places before the first event.
  package func beginning(
    of simulation: Simulation, _ strings: Strings, _ narrator: TraceNarrator
  ) -> String {
    guard let user = simulation.start.users.first,
      let number = simulation.names.attributes.firstIndex(of: attribute)
    else { return "" }
    let it = Attribute(number)
    let values = [
      "attribute": attribute.text, "source": narrator.value(user.identitySystem[it]),
      "target": narrator.value(user.target?[it]), "identity-system": narrator.identitySystem,
      "place": narrator.target, "user": simulation.names.users.first?.text ?? "",
    ]
    let key: StringKey = user.target == nil ? .beginsNotProvisioned : .begins
    return strings(key, values).capitalizingFirst
  }
}
