import Content
import Diagnostics
package import JSON
import Profiles
package import SyncEngine

extension Simulation {
  /// The trace as JSON, in the format of the command line's stable interface.
  package var json: JSON {
    [
      "scenario": .string(scenario.id),
      "steps": .array(
        steps.indices.map { index in
          let played = steps[index]
          return JSON(
            [
              ("step", .int(index + 1)),
              ("minute", .int(Int(played.step.minute))),
              ("event", scenario.steps[index].event.json),
              ("synced", .array(played.step.syncs.map(json))),
              ("effects", .array(played.step.effects.map(json))),
            ]
              + (scenario.hasLifeCycle
                ? [("failed", .array(played.step.failures.map(json)))] : [])
              + [("state", json(played.after))])
        }),
    ]
  }

  private func json(_ sync: Sync) -> JSON {
    [
      "user": .string(names[sync.user].text), "minute": .int(Int(sync.minute)),
      "why": .string(sync.why.keyword), "full": .bool(sync.full),
    ]
  }

  private func json(_ failure: Failure) -> JSON {
    [
      "user": .optional(failure.user.map { names[$0].text }), "minute": .int(Int(failure.minute)),
      "why": .string(failure.why.keyword),
    ]
  }

  private func json(_ effect: Effect) -> JSON {
    [
      "minute": .int(Int(effect.minute)), "user": .string(names[effect.user].text),
      "attribute": .optional(effect.attribute.map { names[$0].text }),
      "at": .string(effect.place.keyword), "kind": .string(effect.kind.keyword),
      "before": .optional(effect.before.map { names[$0].text }),
      "after": .optional(effect.after.map { names[$0].text }),
      "rule": .string(effect.rule.keyword),
    ]
  }

  private func json(_ world: World) -> JSON {
    JSON(
      world.users.indices.map { index in
        let user = world.users[index]
        let state: [(String, JSON)] = [
          ("identity-system", json(user.identitySystem)),
          ("target", user.target.map(json) ?? .null),
          ("due", json(user.due)), ("edited", json(user.edited)),
        ]
        return (
          names.users[index].text, JSON(state + (scenario.hasLifeCycle ? lifeCycle(user) : []))
        )
      })
  }

  private func lifeCycle(_ user: UserState) -> [(String, JSON)] {
    [
      ("account", .string(user.account.keyword)), ("assigned", .bool(user.isAssigned)),
      ("status", user.target == nil ? .null : .string(user.status.keyword)),
      ("linked", .bool(user.target != nil && user.isLinked)),
    ]
  }

  private func json(_ record: Record) -> JSON {
    JSON(
      record.attributes.map { (names[$0], record[$0]) }.sorted { $0.0 < $1.0 }
        .map { ($0.0.text, .optional($0.1.map { names[$0].text })) })
  }

  private func json(_ attributes: AttributeSet) -> JSON {
    .array(attributes.attributes.map { names[$0] }.sorted().map { .string($0.text) })
  }
}

extension ScenarioEvent {
  /// The event as a map with its user, as it may also be written in a file.
  package var json: JSON {
    switch self {
    case .change(let user, let attribute, let place, let value):
      let change: JSON = [
        "user": .string(user.text), "attribute": .string(attribute.text),
        "at": .string(place.keyword), "to": .optional(value?.text),
      ]
      return ["change": change]
    case .cycle: return ["cycle": .null]
    case .wait(let minutes): return ["wait": .string(Interval(minutes: minutes).text)]
    case .forceSync(let user): return ["force-sync": .string(user.text)]
    case .fullSync: return ["full-sync": .null]
    case .account(let user, let change):
      return Self.lifeCycle(user, .identitySystem, change.keyword)
    case .status(let user, let status): return Self.lifeCycle(user, .target, status.keyword)
    case .connection(let works): return ["connection": .string(works ? "works" : "fails")]
    }
  }
  private static func lifeCycle(_ user: ExactString, _ place: Place, _ word: String) -> JSON {
    let event: JSON = [
      "user": .string(user.text), "at": .string(place.keyword), "becomes": .string(word),
    ]
    return ["life-cycle": event]
  }
}
