public import Diagnostics
import SyncEngine

extension Simulation {
  /// What a page needs to play the scenario again, in the shape that `Templates/assets/engine.js` reads:
  /// the profile and the mapping that were in force, the users as they began, and the events.
  public var scenarioJSON: JSON {
    [
      "profile": identitySystem.profile.json,
      "mapping": .array(mapping.map(\.json)),
      "users": JSON(scenario.users.map { ($0.name.value.text, $0.json) }),
      "events": .array(scenario.steps.map { $0.event.json }),
    ]
  }
}

extension Profile {
  fileprivate var json: JSON {
    let sync: JSON = [
      "starts": .string(starts.keyword), "notices": .string(notices.keyword),
      "sends": .string(sends.keyword), "absent": .string(absent.keyword),
      "defaults": .string(defaults.keyword), "create-only": .string(createOnly.keyword),
      "forced": .string(forced.keyword),
    ]
    let cycle: JSON? = cycle.map {
      [
        "every": .string(Duration(minutes: $0.everyMinutes).text),
        "covers": .string($0.covers.keyword),
      ]
    }
    return ["sync": sync, "cycle": cycle ?? .null]
  }
}
