package import Diagnostics
package import Profiles
package import SyncEngine

/// A file of `scenarios/`: a world and a list of events with expectations.
package struct Scenario: Sendable {
  package let id: String
  package let title: String
  package let identitySystem: Located<String>
  /// The scenario's own mapping, which replaces the identity system's.
  package private(set) var mapping: [MappingEntry]?
  /// In the order of their names.
  package let users: [ScenarioUser]
  package let steps: [ScenarioStep]
  package let location: Location
  /// The file's text, for those who want to play it themselves.
  package let text: String

  package init(
    id: String, title: String, identitySystem: Located<String>, mapping: [MappingEntry]? = nil,
    users: [ScenarioUser], steps: [ScenarioStep], location: Location, text: String
  ) {
    self.id = id
    self.title = title
    self.identitySystem = identitySystem
    self.mapping = mapping
    self.users = users
    self.steps = steps
    self.location = location
    self.text = text
  }
}

extension Scenario {
  /// The members of attributes with many values that occur in it, each once, in order.
  package var members: [MemberName] {
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
    var words = Set<ExactString>()
    let all =
      (records + expected).flatMap {
        $0.members ?? MemberName($0.attribute.value).map { [$0] } ?? []
      }
      + edited
    return all.filter { words.insert($0.word).inserted }
  }

  /// Whether it involves life cycles or failures; only then is their state shown.
  package var hasLifeCycle: Bool {
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
  package var withoutOwnMapping: Scenario {
    var scenario = self
    scenario.mapping = nil
    return scenario
  }
}

package struct ScenarioUser: Sendable {
  package let name: Located<ExactString>
  package let identitySystem: [AttributeValue]
  /// `nil` if the user is not provisioned yet.
  package let target: [AttributeValue]?
  package var account = Account.enabled
  package var isAssigned = true
  package var status = Status.active
  package var isLinked = true

  package init(
    name: Located<ExactString>, identitySystem: [AttributeValue], target: [AttributeValue]?,
    account: Account = Account.enabled, isAssigned: Bool = true, status: Status = Status.active,
    isLinked: Bool = true
  ) {
    self.name = name
    self.identitySystem = identitySystem
    self.target = target
    self.account = account
    self.isAssigned = isAssigned
    self.status = status
    self.isLinked = isLinked
  }
}

package struct AttributeValue: Sendable {
  package let attribute: Located<ExactString>
  package let value: Located<ExactString?>
  /// All of its values, for an attribute with many.
  package var members: [MemberName]?

  package init(
    attribute: Located<ExactString>, value: Located<ExactString?>, members: [MemberName]? = nil
  ) {
    self.attribute = attribute
    self.value = value
    self.members = members
  }
}

package struct ScenarioStep: Sendable {
  package let event: ScenarioEvent
  package let location: Location
  package let expectation: Expectation?

  package init(event: ScenarioEvent, location: Location, expectation: Expectation?) {
    self.event = event
    self.location = location
    self.expectation = expectation
  }
}

/// What happens in a step, with the names of the file.
package typealias ScenarioEvent = GenericEvent<ExactString, ExactString, ExactString>

/// What must be so after a step. What is not named is not checked.
package struct Expectation: Sendable {
  package struct OfUser: Sendable {
    package enum Target: Sendable {
      case notProvisioned(Location)
      case values([AttributeValue], Location)
    }

    package let user: ExactString
    package var identitySystem: [AttributeValue] = []
    package var target: Target?
    /// Exactly what a person had set and the step replaced.
    package var overwritten: Located<[Located<ExactString>]>?
    package var status: Located<Status>?
    package var isLinked: Located<Bool>?
  }

  /// Exactly the users synced in the step, in order.
  package var synced: Located<[Located<ExactString>]>?
  package var users: [OfUser] = []
}
