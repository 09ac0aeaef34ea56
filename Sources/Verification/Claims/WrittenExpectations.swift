package import JSON
import SyncEngine
package import Traces

extension Simulation {
  /// The results of each step as expectations in the form of a scenario's file.
  package var expectations: [JSON] {
    steps.map { played in
      let synced = JSON.array(played.step.syncs.map { .string(names[$0.user].text) })
      let users = names.users.indices.map { index in
        (names.users[index].text, expectation(of: User(index), played))
      }
      if users.count == 1, case .object(let members)? = users.first?.1 {
        return JSON([("synced", synced)] + members.map { ($0.key, $0.value) })
      }
      return JSON([("synced", synced)] + users)
    }
  }

  /// Returns whether the attribute is the target's: one that only the identity system has, and that
  /// feeds an attribute of another name, is not.
  private func isOfTarget(_ attribute: Attribute, _ record: Record) -> Bool {
    record[attribute] != nil || engineMapping.rule(to: attribute) != nil
      || !engineMapping.sources.contains(attribute)
  }

  private func expectation(of user: User, _ played: PlayedStep) -> JSON {
    let state = played.after.users[user.index]
    func values(_ record: Record) -> JSON {
      JSON(
        names.attributes.indices.filter { isOfTarget(Attribute($0), record) }.map { index in
          (names.attributes[index].text, .optional(record[Attribute(index)].map { names[$0].text }))
        })
    }
    let overwritten = played.step.overwritten.filter { $0.user == user }
      .compactMap { $0.attribute.map { JSON.string(names[$0].text) } }
    return [
      "target": state.target.map(values) ?? .null, "overwritten": .array(overwritten),
    ]
  }
}
