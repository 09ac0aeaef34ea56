#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// A scenario that was read from words.
struct EncodedScenario {
  let profile: Profile
  let mapping: Mapping
  let target: Target
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
    let arguments = Int(try words.next(in: 0...Format.argumentsMax))
    let users = Int(try words.next(in: 0...Format.usersMax))
    let events = Int(try words.next(in: 0...Format.eventsMax))
    attributeCount = Int(attributes)
    eventsStart =
      Format.headWords + attributeCount + rules * Format.wordsPerRule + arguments
      + users * Format.wordsPerUser(attributes: attributeCount)
    let end = eventsStart + events * Format.wordsPerEvent
    guard words.count == end else {
      throw MalformedScenario(fault: .wrongLength, position: min(words.count, end))
    }
    var target = try Self.target(&words, attributes: attributeCount)
    mapping = try Self.mapping(&words, rules: rules, arguments: arguments, attributes: attributes)
    self.users = try Self.users(&words, users, attributes: attributeCount, &target)
    self.target = target
    self.events = try Self.events(&words, events, users: Int32(users), attributes: attributes)
  }

  private static func profile(_ words: inout WordReader) throws(MalformedScenario) -> Profile {
    var profile = Profile()
    let start = words.position
    for setting in Profile.Setting.allCases {
      guard profile.set(setting, to: try words.next()) else {
        throw MalformedScenario(fault: .outOfRange, position: words.position - 1)
      }
    }
    guard profile.starts != .onSchedule || profile.cycle != nil else {
      throw MalformedScenario(fault: .outOfRange, position: start)
    }
    return profile
  }

  private static func target(
    _ words: inout WordReader, attributes: Int
  ) throws(MalformedScenario) -> Target {
    var sets = Array(repeating: AttributeSet(), count: 4)
    for attribute in 0..<attributes {
      let facts = try words.next(in: 0...15)
      for fact in 0..<4 where facts & (1 << Int32(fact)) != 0 {
        sets[fact].insert(Attribute(attribute))
      }
    }
    var target = Target()
    target.readOnly = sets[0]
    target.immutable = sets[1]
    target.references = sets[2]
    target.lostWhenDeleted = sets[3]
    return target
  }

  private static func mapping(
    _ words: inout WordReader, rules count: Int, arguments: Int, attributes: Int32
  ) throws(MalformedScenario) -> Mapping {
    var rules: [MappingRule] = []
    var argumentCounts: [Int] = []
    var argumentsLeft = Int32(arguments)
    var fed = AttributeSet()
    for _ in 0..<count {
      let kind = try words.next(in: 0...3)
      let source = try source(kind, &words, attributes: attributes)
      let position = words.position
      let to = try words.nextAttribute(of: attributes)
      guard !fed.contains(to) else {
        throw MalformedScenario(fault: .repeatedTarget, position: position)
      }
      fed.insert(to)
      let apply: MappingRule.Apply = try words.nextCase()
      let absent = try words.nextCaseOrNone() as Profile.Absent?
      rules.append(MappingRule(source, to: to, apply: apply, absent: absent))
      if case .expression = source {
        let count = try words.next(in: 0...argumentsLeft)
        argumentsLeft -= count
        argumentCounts.append(Int(count))
      } else {
        try words.skip(1)
        argumentCounts.append(0)
      }
    }
    guard argumentsLeft == 0 else {
      throw MalformedScenario(fault: .outOfRange, position: words.position - 1)
    }
    for (index, count) in argumentCounts.enumerated() {
      var arguments: [Attribute] = []
      for _ in 0..<count { arguments.append(try words.nextAttribute(of: attributes)) }
      if case .expression(let function, _, let standIn) = rules[index].source {
        rules[index].source = .expression(function, of: arguments, default: standIn)
      }
    }
    return Mapping(rules)
  }

  /// Where a rule's value comes from; the arguments of expressions come after all rules.
  private static func source(
    _ kind: Int32, _ words: inout WordReader, attributes: Int32
  ) throws(MalformedScenario) -> MappingRule.Source {
    switch kind {
    case 0:
      let from = try words.nextAttribute(of: attributes)
      return .attribute(from, default: try words.nextValue())
    case 1:
      try words.skip(1)
      return .constant(Value(try words.next(in: 0...Int32.max)))
    case 2:
      try words.skip(2)
      return .nothing
    default:
      let function = Function(try words.next(in: 0...Int32.max))
      return .expression(function, of: [], default: try words.nextValue())
    }
  }

  private static func users(
    _ words: inout WordReader, _ count: Int, attributes: Int, _ target: inout Target
  ) throws(MalformedScenario) -> [UserState] {
    var users: [UserState] = []
    for index in 0..<count {
      let isProvisioned = try words.nextFlag()
      let account: Account = try words.nextCase()
      let isAssigned = try words.nextFlag()
      var status = Status.active
      var isLinked = true
      if isProvisioned {
        status = try words.nextCase()
        isLinked = try words.nextFlag()
      } else {
        try words.skip(2)
      }
      if let name = try words.nextValue() {
        target.named.append(NamedUser(name, names: User(index)))
      }
      let identitySystem = try words.nextRecord(attributes: attributes)
      var user = UserState(identitySystem: identitySystem, target: nil)
      if isProvisioned {
        user.target = try words.nextRecord(attributes: attributes)
      } else {
        try words.skip(attributes)
      }
      user.account = account
      user.isAssigned = isAssigned
      user.status = status
      user.isLinked = isLinked
      users.append(user)
    }
    return users
  }

  private static func events(
    _ words: inout WordReader, _ count: Int, users: Int32, attributes: Int32
  ) throws(MalformedScenario) -> [Event] {
    var events: [Event] = []
    for _ in 0..<count { events.append(try event(&words, users: users, attributes: attributes)) }
    return events
  }

  private static func event(
    _ words: inout WordReader, users: Int32, attributes: Int32
  ) throws(MalformedScenario) -> Event {
    let kind = try words.next(in: 0...7)
    var user = User(0)
    switch kind {
    case 0, 3, 5, 6: user = User(Int(try words.next(in: 0..<users)))
    default: try words.skip(1)
    }
    guard kind != 0 else {
      let attribute = try words.nextAttribute(of: attributes)
      let place: Place = try words.nextCase()
      return .change(user, attribute, at: place, to: try words.nextValue())
    }
    try words.skip(2)
    switch kind {
    case 2: return .wait(minutes: try words.next(in: 0...Simulator.lastMinute))
    case 5: return .account(user, becomes: try words.nextCase())
    case 6: return .status(user, becomes: try words.nextCase())
    case 7: return .connection(works: try words.nextFlag())
    default:
      try words.skip(1)
      return kind == 1 ? .cycle : kind == 3 ? .forceSync(user) : .fullSync
    }
  }
}
