/// An experiment: one provisioned user, one edited attribute, and what becomes of it.
///
/// In the beginning nothing is due and every attribute has a value of its own, except that a target
/// attribute with a rule holds what R7 gives. The attribute, or its source, is edited; then the
/// stages follow until a sync writes the attribute.
package struct OutcomeProbe: Sendable {
  /// The target's attribute that is asked about.
  package let attribute: Attribute
  /// The `from` of the rule to it; without one, the identity system's attribute of the same name.
  package let source: Attribute
  /// A fed attribute that the probe adds to the mapping, for the stage of the next sync.
  package let further: Attribute
  package let place: Place
  package let edit: Outcome.Edit
  package let simulator: Simulator
  /// Whether the attribute stands for one member of an attribute with many values (R13).
  package let isMember: Bool

  /// Room for the probe's two cycles, however far apart they are.
  private static let lastMinute = 2 * Simulator.lastMinute

  private let attributeCount: Int
  private let firstFreshValue: Int32

  /// - Parameters:
  ///   - isMember: Whether the attribute stands for one member of an attribute with many values.
  ///   - attributeCount: All attributes of the mapping, and the one asked about, have an index below it.
  ///   - valueCount: All constants and defaults of the mapping have an index below it.
  package init(
    of attribute: Attribute, editedAt place: Place, by edit: Outcome.Edit, profile: Profile,
    mapping: Mapping, target: Target = Target(), isMember: Bool = false, attributeCount: Int,
    valueCount: Int32, rules: Rules = Rules()
  ) {
    precondition(attribute.index < attributeCount, "the attribute is one of those counted")
    self.attribute = attribute
    source = mapping.rule(to: attribute)?.from ?? attribute
    further = Attribute(attributeCount)
    self.place = place
    self.edit = edit
    let rule = MappingRule(.attribute(further, default: nil), to: further)
    simulator = Simulator(
      profile, mapping.adding(rule), target, rules: rules, lastMinute: Self.lastMinute)
    self.isMember = isMember
    self.attributeCount = attributeCount + 1
    firstFreshValue = valueCount
  }

  /// What an attribute holds at a place in the beginning, unless R7 decides.
  package func ownValue(of attribute: Attribute, at place: Place) -> Value {
    fresh(2 * Int32(attribute.index) + (place == .target ? 1 : 0))
  }

  /// The value found nowhere else to which the attribute is set.
  package var editedValue: Value { fresh(2 * Int32(attributeCount)) }

  /// The value to which the further attribute is set.
  package var furtherValue: Value { fresh(2 * Int32(attributeCount) + 1) }

  private func fresh(_ number: Int32) -> Value { Value(firstFreshValue + number) }
}

extension OutcomeProbe {
  /// What the experiment showed: its steps begin in `start`.
  package struct Result: Equatable, Sendable {
    package let outcome: Outcome
    package let start: World
    package let steps: [PlayedStep]
  }

  /// Makes the experiment.
  package func run() -> Result {
    var terms: [Term] = []
    let user = startingUser(&terms)
    let start = simulator.begin([user], terms: terms)
    var world = start
    var steps: [PlayedStep] = []
    var outcome = Outcome(mapped: simulator.mapping.rule(to: attribute) != nil)
    for stage in Outcome.Stage.allCases where outcome.replacedAt == .never {
      for event in events(of: stage) {
        let step = play(event, in: &world)
        steps.append(PlayedStep(step, after: world))
        note(step, at: stage, in: &outcome)
      }
    }
    let byHand = steps.reduce(start.users[0].identitySystem) { setByHand($0, $1.step.event) }
    outcome.identitySystemChanges = world.users[0].identitySystem != byHand
    return Result(outcome: outcome, start: start, steps: steps)
  }

  private func startingUser(_ terms: inout [Term]) -> UserState {
    var identitySystem = Record()
    var target = Record()
    for attribute in (0..<attributeCount).map(Attribute.init) {
      identitySystem[attribute] = ownValue(of: attribute, at: .identitySystem)
      target[attribute] = ownValue(of: attribute, at: .target)
    }
    if isMember, edit == .set {
      // One adds a member that was in neither place.
      identitySystem[source] = nil
      target[self.attribute] = nil
    }
    let user = UserState(identitySystem: identitySystem, target: nil)
    for rule in simulator.mapping.rules
    where simulator.rules.accepts(simulator.target, rule.to, true) {
      let value = simulator.value(of: rule, of: user, creates: false, &terms)
      if value != nil
        || simulator.rules.clearsMember(rule, simulator.rules.clears(simulator.profile))
      {
        target[rule.to] = value?.value
      }
    }
    return UserState(identitySystem: identitySystem, target: target)
  }

  private func events(of stage: Outcome.Stage) -> [Event] {
    let user = User(0)
    let cycle: [Event] = simulator.profile.cycle == nil ? [] : [.cycle]
    switch stage {
    case .atOnce:
      let value = edit == .set ? editedValue : nil
      return [.change(user, place == .target ? attribute : source, at: place, to: value)]
    case .nextCycle:
      return cycle
    case .nextSync:
      return [.change(user, further, at: .identitySystem, to: furtherValue)] + cycle
    case .fullSync:
      return [.fullSync]
    case .never:
      return []
    }
  }

  private func play(_ event: Event, in world: inout World) -> Step {
    do {
      return try simulator.play(event, in: &world)
    } catch {
      preconditionFailure("the probe's user is provisioned and its few cycles end in time")
    }
  }

  private func note(_ step: Step, at stage: Outcome.Stage, in outcome: inout Outcome) {
    if outcome.syncedAt == .never, !step.syncs.isEmpty,
      stage == .atOnce || stage == .nextCycle
    {
      outcome.syncedAt = stage
    }
    let write = step.effects.first {
      $0.rule == .r9 && $0.attribute == attribute && outcome.replacedAt == .never
    }
    guard let write else { return }
    outcome.replacedAt = stage
    outcome.overwrites = write.kind == .overwrote
    outcome.becomes = write.origin.map(Outcome.Becomes.init) ?? .absent
  }

  private func setByHand(_ record: Record, _ event: Event) -> Record {
    guard case .change(_, let attribute, .identitySystem, let value) = event else { return record }
    var record = record
    record[attribute] = value
    return record
  }
}

extension Outcome.Becomes {
  init(_ origin: OriginatedValue.Origin) {
    switch origin {
    case .source: self = .source
    case .default: self = .default
    case .constant: self = .constant
    }
  }
}
