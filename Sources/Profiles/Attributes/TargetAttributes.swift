package import Diagnostics
package import JSON
package import SyncEngine

/// What the target does with its attributes, in words.
package struct TargetAttributes: Sendable {
  private let facts: [ExactString: AttributeFacts]

  package init(_ attributes: AttributeCatalogue? = nil) {
    facts = Dictionary(first: (attributes?.entries ?? []).map { ($0.id, $0.facts) })
  }

  /// An attribute that refers to users.
  package var reference: ExactString? { first { $0.isReference } }

  package var mayRefer: Bool { reference != nil }

  package func first(_ fits: (AttributeFacts) -> Bool) -> ExactString? {
    facts.filter { fits($0.value) }.keys.min()
  }

  /// Whether an attribute has many values.
  package func hasMany(_ attribute: ExactString) -> Bool { facts[attribute]?.isMany ?? false }

  /// Whether an attribute's value names another user.
  package func refers(_ attribute: ExactString) -> Bool { facts[attribute]?.isReference ?? false }

  /// The same of the attributes of one world.
  ///
  /// - Parameter names: In which all attributes have their numbers already.
  package func target(_ names: Names, users: [ExactString] = []) -> Target {
    var target = Target()
    for (number, name) in names.attributes.enumerated() {
      guard let facts = facts[name.withoutMember] else { continue }
      let attribute = Attribute(number)
      switch facts.mutability {
      case .readOnly: target.readOnly.insert(attribute)
      case .immutable: target.immutable.insert(attribute)
      case .readWrite, .writeOnly: break
      }
      if facts.isReference { target.references.insert(attribute) }
      if facts.isLostWhenDeleted { target.lostWhenDeleted.insert(attribute) }
    }
    for user in users {
      guard let value = names.value(user), let number = names.user(user) else { continue }
      target.named.append(NamedUser(value, names: number))
    }
    return target
  }

  /// The same for programs, by the attributes' names.
  package var json: JSON {
    JSON(facts.sorted { $0.key < $1.key }.map { ($0.key.text, JSON($0.value.simulatedJSON)) })
  }
}
