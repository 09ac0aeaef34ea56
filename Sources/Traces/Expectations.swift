import Content
import Diagnostics
import Profiles
import SyncEngine

extension Simulation {
  /// Returns a finding for each unmet expectation of a step.
  static func failures(
    of step: ScenarioStep, after played: Step, in world: World, _ names: Names
  ) -> [Finding] {
    guard let expectation = step.expectation else { return [] }
    var findings: [Finding] = []
    if let expected = expectation.synced {
      let synced = played.syncs.map { names[$0.user] }
      if expected.value.map(\.value) != synced {
        findings.append(
          .failed(
            "synced is \(list(synced)), not \(list(expected.value.map(\.value)))",
            at: expected.location))
      }
    }
    for expected in expectation.users {
      guard let user = names.user(expected.user) else { continue }
      let state = world.users[user.index]
      findings += differences(
        expected.identitySystem, state.identitySystem, "at the identity system", names)
      switch expected.target {
      case .values(let values, let place):
        if state.target == nil {
          findings.append(
            .failed(
              "the user '\(expected.user)' has no record at the target, not even an empty one",
              at: place))
        } else {
          findings += differences(values, state.target, "at the target", names)
        }
      case .notProvisioned(let place):
        if state.target != nil {
          findings.append(
            .failed("the user '\(expected.user)' has a record at the target", at: place))
        }
      case nil: break
      }
      if let status = expected.status,
        state.target == nil || state.status != status.value
      {
        let really = state.target == nil ? "not there" : "'\(state.status.keyword)'"
        findings.append(
          .failed(
            "the account of '\(expected.user)' is \(really), not '\(status.value.keyword)'",
            at: status.location))
      }
      if let isLinked = expected.isLinked {
        let really = state.target != nil && state.isLinked
        if really != isLinked.value {
          findings.append(
            .failed(
              "the account of '\(expected.user)' is \(really ? "" : "not ")linked",
              at: isLinked.location))
        }
      }
      if let overwritten = expected.overwritten {
        let really = played.overwritten.filter { $0.user == user }
          .compactMap { $0.attribute.map { names[$0] } }
        if overwritten.value.map(\.value).sorted() != really.sorted() {
          findings.append(
            .failed(
              "overwritten is \(list(really)), not \(list(overwritten.value.map(\.value)))",
              at: overwritten.location))
        }
      }
    }
    return findings
  }

  private static func differences(
    _ expected: [AttributeValue], _ record: Record?, _ place: String, _ names: Names
  ) -> [Finding] {
    expected.compactMap { entry in
      if let members = entry.members {
        let expected = members.map(\.value).sorted()
        let really = names.members(of: entry.attribute.value, in: record)
        guard really != expected else { return nil }
        return .failed(
          "'\(entry.attribute.value)' \(place) is \(list(really)), not \(list(expected))",
          at: entry.value.location)
      }
      let really = names.value(of: entry.attribute.value, in: record)
      guard entry.value.value != really else { return nil }
      return .failed(
        "'\(entry.attribute.value)' \(place) is \(shown(really)), not \(shown(entry.value.value))",
        at: entry.value.location)
    }
  }

  private static func shown(_ value: ExactString?) -> String {
    value.map { "'\($0)'" } ?? "absent (~)"
  }

  private static func list(_ words: [ExactString]) -> String {
    "[" + words.map(\.text).joined(separator: ", ") + "]"
  }
}

extension Finding {
  /// - Parameter message: The actual result.
  fileprivate static func failed(_ message: String, at location: Location) -> Finding {
    Finding(
      .failedExpectation, at: location, message,
      hint:
        "the simulator found this; correct the expectation, or the profile or mapping it speaks of")
  }
}
