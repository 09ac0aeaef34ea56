import SyncEngine

/// A world small enough to be explored in full, in which two engines are compared: what a scenario
/// could show of their difference shows here.
struct ComparedWorld: Sendable {
  let mapping: Mapping
  let beginnings: [[UserState]]
  let events: [Event]
  /// What the first rule makes of its attribute.
  let kind: AttributeKind

  static let it = Attribute(0)
  static let anotherMapped = Attribute(1)
  static let anotherUnmapped = Attribute(2)
  /// The rule's default or constant.
  static let special = Value(2)

  private static let plain = [Value(0), Value(1)]

  /// One user with an attribute of a kind, another mapped and an unmapped one.
  init(of kind: AttributeKind, hasCycle: Bool) {
    self.kind = kind
    let another = MappingRule(.attribute(Self.anotherMapped, default: nil), to: Self.anotherMapped)
    mapping = Mapping([kind.rule(for: Self.it, special: Self.special), another].compactMap(\.self))
    let values: [Value?] = Self.plain + (kind.special.map { [$0] } ?? []) + [nil]
    beginnings = Self.users(values).map { [$0] }
    events =
      Self.edits(of: User(0), Self.it, to: values)
      + Self.edits(of: User(0), Self.anotherMapped, to: Self.plain)
      + Self.plain.map { .change(User(0), Self.anotherUnmapped, at: .identitySystem, to: $0) }
      + [.forceSync(User(0)), .fullSync] + (hasCycle ? [.cycle] : [])
  }

  /// Two users with one mapped attribute each, for the order of users.
  init(twoUsersWithCycle hasCycle: Bool) {
    kind = .fed
    mapping = Mapping([MappingRule(.attribute(Self.it, default: nil), to: Self.it)])
    let states = Self.users(Self.plain)
    beginnings = states.flatMap { first in states.map { [first, $0] } }
    events =
      (0...1).map { User($0) }.flatMap {
        Self.edits(of: $0, Self.it, to: Self.plain) + [.forceSync($0)]
      } + [.fullSync] + (hasCycle ? [.cycle] : [])
  }

  private static func edits(of user: User, _ attribute: Attribute, to values: [Value?]) -> [Event] {
    Place.allCases.flatMap { place in
      values.map { .change(user, attribute, at: place, to: $0) }
    }
  }

  /// A user in each state that a scenario can begin with; what the others hold is the same.
  private static func users(_ values: [Value?]) -> [UserState] {
    func record(_ it: Value?) -> Record {
      var record = Record()
      record[Self.it] = it
      record[anotherMapped] = plain[0]
      record[anotherUnmapped] = plain[0]
      return record
    }
    return values.flatMap { source in
      [UserState(identitySystem: record(source), target: nil)]
        + values.map { UserState(identitySystem: record(source), target: record($0)) }
    }
  }
}

extension AttributeKind {
  fileprivate var special: Value? { isConstant || hasDefault ? ComparedWorld.special : nil }
}
