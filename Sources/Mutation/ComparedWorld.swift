import ModelChecker
import Profiles
import SyncEngine
import Verification

/// A world in which two engines are compared, small enough to explore completely: any difference that a
/// scenario could show is visible in it.
struct ComparedWorld: Sendable {
  /// The form of the first attribute.
  let form: Cast.Form
  let mapping: Mapping
  let target: Target
  let beginnings: [[UserState]]
  let events: [Event]

  static let it = Attribute(0)
  static let anotherMapped = Attribute(1)
  static let anotherUnmapped = Attribute(2)
  /// The rule's default or constant.
  static let special = Value(2)
  /// The value that refers to the other user.
  static let name = Value(3)

  private static let plain = [Value(0), Value(1)]

  /// Creates a world with one user who has an attribute of a kind, another mapped one and an unmapped
  /// one.
  init(of kind: AttributeKind, hasCycle: Bool) {
    form = .kind(kind)
    let another = MappingRule(.attribute(Self.anotherMapped, default: nil), to: Self.anotherMapped)
    mapping = Mapping([kind.rule(for: Self.it, special: Self.special), another].compactMap(\.self))
    target = kind.target(for: Self.it)
    let values: [Value?] = Self.plain + (kind.special.map { [$0] } ?? []) + [nil]
    beginnings = Self.users(values).map { [$0] }
    events =
      Self.edits(of: User(0), Self.it, to: values)
      + Self.edits(of: User(0), Self.anotherMapped, to: Self.plain)
      + Self.plain.map { .change(User(0), Self.anotherUnmapped, at: .identitySystem, to: $0) }
      + [.forceSync(User(0)), .fullSync] + (hasCycle ? [.cycle] : [])
  }

  /// Creates a world with two users who have one mapped attribute each, to compare the order of users.
  init(twoUsersWithCycle hasCycle: Bool) {
    form = .kind(.fed)
    mapping = Mapping([MappingRule(.attribute(Self.it, default: nil), to: Self.it)])
    target = Target()
    let states = Self.users(Self.plain)
    beginnings = states.flatMap { first in states.map { [first, $0] } }
    events =
      (0...1).map { User($0) }.flatMap {
        Self.edits(of: $0, Self.it, to: Self.plain) + [.forceSync($0)]
      } + [.fullSync] + (hasCycle ? [.cycle] : [])
  }

  /// Creates a world with one user whose account changes at both places, with an attribute that a
  /// deleted account may lose and another mapped one.
  init(accountsWith kind: AttributeKind, hasCycle: Bool) {
    form = .kind(kind)
    mapping = Mapping([
      MappingRule(.attribute(Self.anotherMapped, default: nil), to: Self.anotherMapped)
    ])
    target = kind.target(for: Self.it)
    let linked = Self.users([Self.plain[0]])
    beginnings = (linked + linked.filter { $0.target != nil }.map(\.notLinked)).map { [$0] }
    events =
      AccountChange.allCases.map { .account(User(0), becomes: $0) }
      + Status.allCases.map { .status(User(0), becomes: $0) }
      + Self.edits(of: User(0), Self.anotherMapped, to: Self.plain)
      + [.forceSync(User(0)), .fullSync] + (hasCycle ? [.cycle] : [])
  }

  /// Creates a world with one user whose syncs may fail.
  init(failuresWithCycle hasCycle: Bool) {
    form = .kind(.fed)
    mapping = Mapping([MappingRule(.attribute(Self.it, default: nil), to: Self.it)])
    target = Target()
    beginnings = Self.users([Self.plain[0]]).map { [$0] }
    events =
      Self.edits(of: User(0), Self.it, to: Self.plain)
      + [.connection(works: false), .connection(works: true), .forceSync(User(0)), .fullSync]
      + (hasCycle ? [.cycle] : [])
  }

  /// Creates a world with one user and an expression of two attributes.
  init(expressionWithCycle hasCycle: Bool) {
    form = .expression
    mapping = Mapping([
      MappingRule(
        .expression(Function(0), of: [Self.it, Self.anotherUnmapped], default: nil), to: Self.it)
    ])
    target = Target()
    beginnings = Self.users([Self.plain[0], nil]).map { [$0] }
    let values: [Value?] = Self.plain + [nil]
    events =
      values.flatMap { value in
        [Self.it, Self.anotherUnmapped].map {
          .change(User(0), $0, at: .identitySystem, to: value)
        }
      } + Self.edits(of: User(0), Self.it, to: [Self.plain[0]])
      + [.forceSync(User(0)), .fullSync] + (hasCycle ? [.cycle] : [])
  }

  /// Creates a world with two users, one of whom may refer to the other.
  init(referencesWithCycle hasCycle: Bool) {
    form = .reference
    mapping = Mapping([MappingRule(.attribute(Self.it, default: nil), to: Self.it)])
    var target = Target()
    target.references.insert(Self.it)
    target.named = [NamedUser(Self.name, names: User(1))]
    self.target = target
    let states = Self.users([Self.plain[0]])
    beginnings = states.flatMap { first in states.map { [first, $0] } }
    events =
      [Self.name, Self.plain[0]].map {
        .change(User(0), Self.it, at: .identitySystem, to: $0)
      } + [.status(User(1), becomes: .deleted), .status(User(1), becomes: .active)]
      + [.forceSync(User(0)), .forceSync(User(1)), .fullSync] + (hasCycle ? [.cycle] : [])
  }

  private static func edits(of user: User, _ attribute: Attribute, to values: [Value?]) -> [Event] {
    Place.allCases.flatMap { place in
      values.map { .change(user, attribute, at: place, to: $0) }
    }
  }

  /// Returns a user for each state in which a scenario can begin; the other values are the same.
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

extension ComparedWorld {
  /// Returns the worlds in which two profiles are compared, for the properties that the target's
  /// attributes can have.
  static func all(_ attributes: TargetAttributes, hasCycle: Bool) -> [ComparedWorld] {
    let kinds = AttributeKind.allCases.filter { attributes.mayHave($0) }
    let lost: AttributeKind =
      attributes.mayHave(.unmappedLostWhenDeleted) ? .unmappedLostWhenDeleted : .unmapped
    return kinds.map { ComparedWorld(of: $0, hasCycle: hasCycle) }
      + [
        ComparedWorld(twoUsersWithCycle: hasCycle),
        ComparedWorld(accountsWith: lost, hasCycle: hasCycle),
        ComparedWorld(failuresWithCycle: hasCycle),
        ComparedWorld(expressionWithCycle: hasCycle),
      ] + (attributes.mayRefer ? [ComparedWorld(referencesWithCycle: hasCycle)] : [])
  }
}

extension UserState {
  fileprivate var notLinked: UserState {
    var user = self
    user.isLinked = false
    return user
  }
}

extension AttributeKind {
  fileprivate var special: Value? { isConstant || hasDefault ? ComparedWorld.special : nil }
}
