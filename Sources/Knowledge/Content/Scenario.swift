public import Diagnostics
public import SyncEngine

/// A file of `scenarios/`: a world and a list of events with expectations.
public struct Scenario: Sendable {
  public let id: String
  public let title: String
  public let identitySystem: Located<String>
  /// The scenario's own mapping, which replaces the identity system's.
  public private(set) var mapping: [MappingEntry]?
  /// In the order of their names.
  public let users: [ScenarioUser]
  public let steps: [ScenarioStep]
  public let location: Location
  /// The file's text, for those who want to play it themselves.
  public let text: String
}

extension Scenario {
  /// The members of attributes with many values that occur in it, each once, in order.
  var members: [MemberName] {
    let records = users.flatMap { $0.identitySystem + ($0.target ?? []) }
    let expected = steps.flatMap { $0.expectation?.users ?? [] }.flatMap {
      user -> [AttributeValue] in
      guard case .values(let values, _) = user.target else { return user.identitySystem }
      return user.identitySystem + values
    }
    let edited = steps.compactMap { step -> MemberName? in
      guard case .change(_, let attribute, _, _) = step.event else { return nil }
      return MemberName(attribute)
    }
    var words = Set<Word>()
    let all =
      (records + expected).flatMap {
        $0.members ?? MemberName($0.attribute.value).map { [$0] } ?? []
      }
      + edited
    return all.filter { words.insert($0.word).inserted }
  }

  /// Whether it speaks of life cycles or failures, whose state is told only then.
  var hasLifeCycle: Bool {
    users.contains { !$0.hasPlainLifeCycle }
      || steps.contains { step in
        switch step.event {
        case .account, .status, .connection: true
        case .change, .cycle, .wait, .forceSync, .fullSync: false
        }
      }
      || steps.flatMap { $0.expectation?.users ?? [] }
        .contains { $0.status != nil || $0.isLinked != nil }
  }
}

extension ScenarioUser {
  var hasPlainLifeCycle: Bool {
    account == .enabled && isAssigned && status == .active && isLinked
  }
}

extension Scenario {
  /// The same story under the identity system's mapping.
  public var withoutOwnMapping: Scenario {
    var scenario = self
    scenario.mapping = nil
    return scenario
  }
}

public struct ScenarioUser: Sendable {
  public let name: Located<Word>
  public let identitySystem: [AttributeValue]
  /// `nil` if the user is not provisioned yet.
  public let target: [AttributeValue]?
  public var account = Account.enabled
  public var isAssigned = true
  public var status = Status.active
  public var isLinked = true
}

public struct AttributeValue: Sendable {
  public let attribute: Located<Word>
  public let value: Located<Word?>
  /// All of its values, for an attribute with many.
  public var members: [MemberName]?
}

public struct ScenarioStep: Sendable {
  public let event: ScenarioEvent
  public let location: Location
  public let expectation: Expectation?
}

public enum ScenarioEvent: Equatable, Sendable {
  case change(user: Word, attribute: Word, at: Place, to: Word?)
  case cycle
  /// With the duration as written.
  case wait(Duration, text: String)
  case forceSync(Word)
  case fullSync
  case account(Word, becomes: AccountChange)
  case status(Word, becomes: Status)
  case connection(works: Bool)
}

/// What must be so after a step. What is not named is not checked.
public struct Expectation: Sendable {
  public struct OfUser: Sendable {
    public enum Target: Sendable {
      case notProvisioned(Location)
      case values([AttributeValue], Location)
    }

    public let user: Word
    public var identitySystem: [AttributeValue] = []
    public var target: Target?
    /// Exactly what a person had set and the step replaced.
    public var overwritten: Located<[Located<Word>]>?
    public var status: Located<Status>?
    public var isLinked: Located<Bool>?
  }

  /// Exactly the users synced in the step, in order.
  public var synced: Located<[Located<Word>]>?
  public var users: [OfUser] = []
}
