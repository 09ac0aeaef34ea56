package import SyncEngine

/// A random world with random events, from a seed.
package struct RandomStory: Sendable {
  package static let attributeCount = 4
  package static let valueCount: Int32 = 4

  package let profile: Profile
  package let mapping: Mapping
  package let users: [UserState]
  package let events: [Event]

  package init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    profile = Self.profile(&generator)
    mapping = Self.mapping(&generator)
    users = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      UserState(
        identitySystem: Self.record(&generator),
        target: Bool.random(using: &generator) ? Self.record(&generator) : nil)
    }
    let count = users.count
    let hasCycle = profile.cycle != nil
    events = (0..<20).map { _ in Self.event(users: count, hasCycle: hasCycle, &generator) }
  }

  package init(profile: Profile, mapping: Mapping, users: [UserState], events: [Event]) {
    self.profile = profile
    self.mapping = mapping
    self.users = users
    self.events = events
  }

  package func simulator(rules: Rules = Rules()) -> Simulator {
    Simulator(profile, mapping, rules: rules)
  }

  /// Plays the events; those that cannot happen are left out.
  package func play(rules: Rules = Rules()) -> (start: World, steps: [PlayedStep]) {
    let simulator = simulator(rules: rules)
    let start = simulator.begin(users)
    var world = start
    let steps = events.compactMap { event in
      (try? simulator.play(event, in: &world)).map { PlayedStep($0, after: world) }
    }
    return (start, steps)
  }

  package static func profile(_ generator: inout SeededGenerator) -> Profile {
    func any<Choice: CaseIterable>(_ type: Choice.Type, _ generator: inout SeededGenerator)
      -> Choice
    {
      Array(Choice.allCases)[.random(in: 0..<Choice.allCases.count, using: &generator)]
    }
    let cycle =
      Bool.random(using: &generator)
      ? Cycle(
        everyMinutes: .random(in: 1...90, using: &generator),
        covers: any(Cycle.Covers.self, &generator)) : nil
    return Profile(
      starts: cycle == nil ? .onChange : any(Profile.Starts.self, &generator),
      notices: any(Profile.Notices.self, &generator), sends: any(Profile.Sends.self, &generator),
      absent: any(Profile.Absent.self, &generator),
      defaults: any(Profile.Defaults.self, &generator),
      createOnly: any(Profile.CreateOnly.self, &generator),
      forced: any(Profile.Forced.self, &generator), cycle: cycle)
  }

  private static func mapping(_ generator: inout SeededGenerator) -> Mapping {
    Mapping(
      (0..<attributeCount).compactMap { index in
        let value = Value(.random(in: 0..<valueCount, using: &generator))
        let from = Attribute(.random(in: 0..<attributeCount, using: &generator))
        let source: MappingRule.Source
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return nil
        case 1: source = .constant(value)
        case 2: source = .nothing
        case 3: source = .attribute(from, default: value)
        default: source = .attribute(from, default: nil)
        }
        return MappingRule(
          source, to: Attribute(index),
          apply: Bool.random(using: &generator) ? .always : .onCreate)
      })
  }

  private static func value(_ generator: inout SeededGenerator) -> Value? {
    let number = Int32.random(in: -1..<valueCount, using: &generator)
    return number < 0 ? nil : Value(number)
  }

  private static func record(_ generator: inout SeededGenerator) -> Record {
    var record = Record()
    for index in 0..<attributeCount { record[Attribute(index)] = value(&generator) }
    return record
  }

  private static func event(
    users: Int, hasCycle: Bool, _ generator: inout SeededGenerator
  ) -> Event {
    let user = User(.random(in: 0..<users, using: &generator))
    let attribute = Attribute(.random(in: 0..<attributeCount, using: &generator))
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<3: return .change(user, attribute, at: .identitySystem, to: value(&generator))
    case 3..<6: return .change(user, attribute, at: .target, to: value(&generator))
    case 6: return hasCycle ? .cycle : .fullSync
    case 7: return .wait(minutes: .random(in: 0...200, using: &generator))
    case 8: return .forceSync(user)
    default: return .fullSync
    }
  }
}
