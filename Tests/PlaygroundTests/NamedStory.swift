import Content
import Diagnostics
import RandomStories
import SyncEngine

@testable import Profiles

/// A random story with names, some of them difficult.
struct NamedStory {
  let story: RandomStory
  /// Whether members of the attribute with many values are written as lists, and mapped by one rule.
  let hasLists: Bool

  /// The names in the order of their scalars, which differs from their UTF-16 order. Values refer to
  /// them.
  private static let userNames = ["z", "\u{FFFD}", "😀\""]
  /// A name that every object of a script has, look-alikes, and members of an attribute with many values.
  private static let attributeNames = [
    "__proto__", "e\u{301}", "é[value eq \"A\"]", "é[value eq \"\u{301}1\"]",
  ]
  private static let manyValued = ExactString("é")
  private static let valueNames = ["", "constructor"] + userNames

  private static let nowhere = Location(file: "story")

  init(_ story: RandomStory, hasLists: Bool) {
    self.story = story
    self.hasLists = hasLists
  }

  private static let attributes = (0..<RandomStory.attributeCount).map(Attribute.init)

  var system: IdentitySystem {
    var facts: [ExactString: AttributeFacts] = [:]
    for attribute in Self.attributes {
      // A member is what its attribute is.
      let name = word(attribute).withoutMember
      var known = facts[name] ?? AttributeFacts()
      if story.target.readOnly.contains(attribute) { known.mutability = .readOnly }
      if story.target.immutable.contains(attribute) { known.mutability = .immutable }
      known.isReference = story.target.references.contains(attribute)
      known.isLostWhenDeleted = story.target.lostWhenDeleted.contains(attribute)
      facts[name] = known
    }
    let entries = facts.sorted { $0.key < $1.key }.map { name, facts in
      AttributeCatalogue.Entry(id: name, name: name.text, path: nil, also: [], facts: facts)
    }
    return IdentitySystem(
      id: "story", name: "story", description: "", also: [], sources: [], profile: story.profile,
      mapping: [], location: Self.nowhere, keyLocations: [:],
      target: TargetAttributes(AttributeCatalogue(entries)))
  }

  /// The story up to the first event that cannot be played.
  var scenario: Scenario {
    let playable = zip(story.events, Trace(story).steps).prefix { $0.1.fault == 0 }.map(\.0)
    return Scenario(
      id: "a random story", title: "", identitySystem: Located("story", at: Self.nowhere),
      mapping: mapping,
      users: story.users.enumerated().map { number, user in
        ScenarioUser(
          name: Located(ExactString(Self.userNames[number]), at: Self.nowhere),
          identitySystem: converted(user.identitySystem), target: user.target.map(converted),
          account: user.account, isAssigned: user.isAssigned, status: user.status,
          isLinked: user.isLinked)
      },
      steps: playable.map { event in
        ScenarioStep(event: converted(event), location: Self.nowhere, expectation: nil)
      },
      location: Self.nowhere, text: "")
  }

  private var mapping: [MappingEntry] {
    guard hasLists else { return story.mapping.rules.map(converted) }
    let rule = MappingEntry(
      .attribute(Self.manyValued, default: nil), to: Located(Self.manyValued, at: Self.nowhere),
      values: story.profile.absent == .keep ? .replaced : .addOnly)
    return story.mapping.rules.filter { MemberName(word($0.to)) == nil }.map(converted) + [rule]
  }

  private func converted(_ rule: MappingRule) -> MappingEntry {
    let source: MappingEntry.Source =
      switch rule.source {
      case .attribute(let from, let standIn):
        .attribute(word(from), default: standIn.map(word))
      case .expression(let function, let arguments, let standIn):
        .expression(
          text(of: function, arguments.map(word)), of: arguments.map(word),
          default: standIn.map(word))
      case .constant(let value): .constant(word(value))
      case .nothing: .nothing
      }
    let values: MappingEntry.Values? = rule.absent.map { $0 == .keep ? .addOnly : .replaced }
    return MappingEntry(
      source, to: Located(word(rule.to), at: Self.nowhere), apply: rule.apply, values: values)
  }

  /// Returns an expression in each form that can name attributes, and some that only look like one.
  private func text(of function: Function, _ arguments: [ExactString]) -> String {
    "f\(function.index)("
      + arguments.map { "[\($0)] \($0)\u{301} user.\($0), x\($0) \($0)😀" }.joined() + "e)"
  }

  private func word(_ attribute: Attribute) -> ExactString {
    ExactString(Self.attributeNames[attribute.index])
  }

  private func word(_ value: Value) -> ExactString {
    ExactString(Self.valueNames[Int(value.index)])
  }

  private func converted(_ record: Record) -> [AttributeValue] {
    let names = Self.attributes.filter { !hasLists || MemberName(word($0)) == nil }
    let values = names.map { attribute in
      AttributeValue(
        attribute: Located(word(attribute), at: Self.nowhere),
        value: Located(record[attribute].map(word), at: Self.nowhere))
    }
    guard hasLists else { return values }
    let members = Self.attributes.filter { record[$0] != nil }.compactMap { MemberName(word($0)) }
    let list = AttributeValue(
      attribute: Located(Self.manyValued, at: Self.nowhere),
      value: Located(nil, at: Self.nowhere), members: members)
    return values + [list]
  }

  private func converted(_ event: Event) -> ScenarioEvent {
    event.map(
      user: { ExactString(Self.userNames[$0.index]) }, attribute: word,
      value: { value, _ in word(value) })
  }
}
