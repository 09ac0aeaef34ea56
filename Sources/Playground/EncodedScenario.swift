#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// A scenario that was read from words.
struct EncodedScenario {
  let profile: Profile
  let mapping: Mapping
  let users: [UserState]
  /// How many attributes each record of a moment shows.
  let attributeCount: Int
  let events: [Event]
  /// The position of the first event's first word.
  let eventsStart: Int
}

/// A scenario cannot be read or played; the position is that of the word at fault.
struct MalformedScenario: Error {
  let fault: ScenarioFault
  let position: Int
}

extension EncodedScenario {
  /// Reads a scenario as ``Format`` describes it. Whatever the words are, nothing traps.
  init(_ words: [Int32]) throws(MalformedScenario) {
    var words = WordReader(words)
    guard words.count >= Format.headWords else {
      throw MalformedScenario(fault: .wrongLength, position: words.count)
    }
    guard try words.next() == Format.version else {
      throw MalformedScenario(fault: .wrongVersion, position: 0)
    }
    profile = try Self.profile(&words)
    let attributes = try words.next(in: 0...Format.attributesMax)
    // Each rule goes to an attribute of its own.
    let rules = Int(try words.next(in: 0...attributes))
    let users = Int(try words.next(in: 0...Format.usersMax))
    let events = Int(try words.next(in: 0...Format.eventsMax))
    attributeCount = Int(attributes)
    eventsStart =
      Format.headWords + rules * Format.wordsPerRule
      + users * Format.wordsPerUser(attributes: attributeCount)
    let end = eventsStart + events * Format.wordsPerEvent
    guard words.count == end else {
      throw MalformedScenario(fault: .wrongLength, position: min(words.count, end))
    }
    mapping = try Self.mapping(&words, rules: rules, attributes: attributes)
    self.users = try Self.users(&words, users, attributes: attributeCount)
    self.events = try Self.events(&words, events, users: Int32(users), attributes: attributes)
  }

  private static func profile(_ words: inout WordReader) throws(MalformedScenario) -> Profile {
    var profile = Profile()
    let start = words.position
    profile.starts = try words.nextCase()
    profile.notices = try words.nextCase()
    profile.sends = try words.nextCase()
    profile.absent = try words.nextCase()
    profile.defaults = try words.nextCase()
    profile.createOnly = try words.nextCase()
    profile.forced = try words.nextCase()
    let minutes = try words.next(in: 0...Simulator.lastMinute)
    let covers: Cycle.Covers = try words.nextCase()
    if minutes > 0 {
      profile.cycle = Cycle(everyMinutes: minutes, covers: covers)
    } else if profile.starts == .onSchedule {
      throw MalformedScenario(fault: .outOfRange, position: start)
    }
    return profile
  }

  private static func mapping(
    _ words: inout WordReader, rules count: Int, attributes: Int32
  ) throws(MalformedScenario) -> Mapping {
    var rules: [MappingRule] = []
    var fed = AttributeSet()
    for _ in 0..<count {
      let source: MappingRule.Source
      switch try words.next(in: 0...2) {
      case 0:
        let from = try words.nextAttribute(of: attributes)
        source = .attribute(from, default: try words.nextValue())
      case 1:
        try words.skip(1)
        source = .constant(Value(try words.next(in: 0...Int32.max)))
      default:
        try words.skip(2)
        source = .nothing
      }
      let position = words.position
      let to = try words.nextAttribute(of: attributes)
      guard !fed.contains(to) else {
        throw MalformedScenario(fault: .repeatedTarget, position: position)
      }
      fed.insert(to)
      rules.append(MappingRule(source, to: to, apply: try words.nextCase()))
    }
    return Mapping(rules)
  }

  private static func users(
    _ words: inout WordReader, _ count: Int, attributes: Int
  ) throws(MalformedScenario) -> [UserState] {
    var users: [UserState] = []
    for _ in 0..<count {
      let isProvisioned = try words.next(in: 0...1) == 1
      let identitySystem = try words.nextRecord(attributes: attributes)
      if isProvisioned {
        let target = try words.nextRecord(attributes: attributes)
        users.append(UserState(identitySystem: identitySystem, target: target))
      } else {
        try words.skip(attributes)
        users.append(UserState(identitySystem: identitySystem, target: nil))
      }
    }
    return users
  }

  private static func events(
    _ words: inout WordReader, _ count: Int, users: Int32, attributes: Int32
  ) throws(MalformedScenario) -> [Event] {
    var events: [Event] = []
    for _ in 0..<count {
      switch try words.next(in: 0...4) {
      case 0:
        let user = User(Int(try words.next(in: 0..<users)))
        let attribute = try words.nextAttribute(of: attributes)
        let place: Place = try words.nextCase()
        events.append(.change(user, attribute, at: place, to: try words.nextValue()))
      case 1:
        try words.skip(4)
        events.append(.cycle)
      case 2:
        try words.skip(3)
        events.append(.wait(minutes: try words.next(in: 0...Simulator.lastMinute)))
      case 3:
        events.append(.forceSync(User(Int(try words.next(in: 0..<users)))))
        try words.skip(3)
      default:
        try words.skip(4)
        events.append(.fullSync)
      }
    }
    return events
  }
}
