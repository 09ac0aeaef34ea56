public import Diagnostics
public import SyncEngine

/// A file of `scenarios/`: a world and a list of events with expectations.
public struct Scenario: Sendable {
  public let id: String
  public let title: String
  public let identitySystem: Located<String>
  /// The scenario's own mapping, which replaces the identity system's.
  public let mapping: [MappingEntry]?
  /// In the order of their names.
  public let users: [ScenarioUser]
  public let steps: [ScenarioStep]
  public let location: Location
  /// The file's text, for those who want to play it themselves.
  public let text: String
}

public struct ScenarioUser: Sendable {
  public let name: Located<Word>
  public let identitySystem: [AttributeValue]
  /// `nil` if the user is not provisioned yet.
  public let target: [AttributeValue]?
}

public struct AttributeValue: Sendable {
  public let attribute: Located<Word>
  public let value: Located<Word?>
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
  }

  /// Exactly the users synced in the step, in order.
  public var synced: Located<[Located<Word>]>?
  public var users: [OfUser] = []
}
