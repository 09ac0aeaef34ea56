import SyncEngine
import Testing

@Suite struct OutcomeProbeTests {
  typealias Row = (
    name: String, profile: Profile, rule: MappingRule?, place: Place, edit: Outcome.Edit,
    syncedAt: Outcome.Stage, replacedAt: Outcome.Stage, becomes: Outcome.Becomes?, overwrites: Bool
  )

  static let asked = Attribute(0)
  static let fed = MappingRule(.attribute(asked, default: nil), to: asked)
  static let constant = MappingRule(.constant(Value(0)), to: asked)
  static let sentEmpty = MappingRule(.nothing, to: asked)
  static let withDefault = MappingRule(.attribute(asked, default: Value(0)), to: asked)
  static let onCreate = MappingRule(.attribute(asked, default: nil), to: asked, apply: .onCreate)
  static let entra = Profile(
    starts: .onSchedule, absent: .keep, defaults: .onCreate, cycle: Cycle(everyMinutes: 40))
  static let okta = Profile(createOnly: .resent, forced: .dueOnly)
  static let onceInACentury = Profile(
    starts: .onSchedule, cycle: Cycle(everyMinutes: Simulator.lastMinute))
  static let nightly = Profile(
    starts: .onSchedule, cycle: Cycle(everyMinutes: 1_440, covers: .allUsers))

  static let rows: [Row] = [
    ("fed, at the source", Profile(), fed, .identitySystem, .set, .atOnce, .atOnce, .source, false),
    ("fed, at the target", Profile(), fed, .target, .set, .never, .nextSync, .source, true),
    (
      "fed, cleared at the source", Profile(), fed, .identitySystem, .clear, .atOnce, .atOnce,
      .absent, false
    ),
    (
      "fed, cleared at the target", Profile(), fed, .target, .clear, .never, .nextSync, .source,
      true
    ),
    ("unmapped, at the source", Profile(), nil, .identitySystem, .set, .never, .never, nil, false),
    ("unmapped, at the target", Profile(), nil, .target, .set, .never, .never, nil, false),
    (
      "a cycle for those that changed", entra, fed, .identitySystem, .set, .nextCycle, .nextCycle,
      .source, false
    ),
    (
      "the longest interval", onceInACentury, fed, .target, .set, .never, .nextSync, .source, true
    ),
    (
      "a cycle repairs nothing by itself", entra, fed, .target, .set, .never, .nextSync, .source,
      true
    ),
    (
      "an empty value is kept back", entra, fed, .identitySystem, .clear, .nextCycle, .never, nil,
      false
    ),
    (
      "a cycle for everybody repairs", nightly, fed, .target, .set, .nextCycle, .nextCycle, .source,
      true
    ),
    ("a first value comes back", okta, onCreate, .target, .set, .never, .nextSync, .source, true),
    ("a first value stays", okta, onCreate, .identitySystem, .set, .atOnce, .never, nil, false),
    ("withheld", Profile(), onCreate, .target, .set, .never, .never, nil, false),
    ("a constant wins", Profile(), constant, .target, .set, .never, .nextSync, .constant, true),
    ("sent empty wins", okta, sentEmpty, .target, .set, .never, .nextSync, .absent, true),
    (
      "sent empty has nothing to clear", okta, sentEmpty, .target, .clear, .never, .never, nil,
      false
    ),
    (
      "the default stands in", Profile(), withDefault, .identitySystem, .clear, .atOnce, .atOnce,
      .default, false
    ),
    (
      "only what changed: a full sync repairs", Profile(sends: .changedOnly), fed, .target, .set,
      .never, .fullSync, .source, true
    ),
    (
      "any change starts a sync that does not carry it", Profile(notices: .anyChange), nil,
      .identitySystem, .set, .atOnce, .never, nil, false
    ),
  ]

  @Test(arguments: rows.indices) func findsWhatBecomesOfTheAttribute(index: Int) {
    let row = Self.rows[index]
    let outcome = OutcomeProbe(
      of: Self.asked, editedAt: row.place, by: row.edit, profile: row.profile,
      mapping: Mapping(row.rule.map { [$0] } ?? []), attributeCount: 1, valueCount: 1
    ).run().outcome
    #expect(outcome.mapped == (row.rule != nil), "\(row.name)")
    #expect(outcome.syncedAt == row.syncedAt, "\(row.name)")
    #expect(outcome.replacedAt == row.replacedAt, "\(row.name)")
    #expect(outcome.becomes == row.becomes, "\(row.name)")
    #expect(outcome.overwrites == row.overwrites, "\(row.name)")
    #expect(!outcome.identitySystemChanges, "\(row.name)")
  }

  @Test func noticesARuleThatWritesBack() {
    var rules = Rules()
    let write = rules.write
    rules.write = { user, attribute, value in
      user.identitySystem[attribute] = user.target?[attribute]
      return write(&user, attribute, value)
    }
    let outcome = OutcomeProbe(
      of: Self.asked, editedAt: .target, by: .set, profile: Profile(), mapping: Mapping([Self.fed]),
      attributeCount: 1, valueCount: 0, rules: rules
    ).run().outcome
    #expect(outcome.identitySystemChanges)
  }
}
