import Playground
import RandomStories
import SyncEngine

extension RandomStory {
  /// The story in the module's format; see ``Format``.
  var words: [Int32] {
    let attributes = Self.attributeCount
    var words: [Int32] = [Format.version]
    words += Profile.Setting.allCases.map { profile[$0] ?? 0 }
    let arguments = mapping.rules.flatMap(\.arguments)
    words += [attributes, mapping.rules.count, arguments.count, users.count, events.count]
      .map(Int32.init)
    for attribute in (0..<attributes).map(Attribute.init) {
      let facts = [target.readOnly, target.immutable, target.references, target.lostWhenDeleted]
      words.append(
        facts.enumerated().reduce(0) { $0 + ($1.element.contains(attribute) ? 1 << $1.offset : 0) }
      )
    }
    for rule in mapping.rules {
      switch rule.source {
      case .attribute(let from, let standIn):
        words += [0, Int32(from.index), standIn?.index ?? -1]
      case .expression(let function, _, let standIn):
        words += [3, function.index, standIn?.index ?? -1]
      case .constant(let value): words += [1, -7, value.index]
      case .nothing: words += [2, -7, -7]
      }
      words += [Int32(rule.to.index), Int32(rule.apply.rawValue)]
      words.append(rule.absent.map { Int32($0.rawValue) } ?? -1)
      words.append(rule.isExpression ? Int32(rule.arguments.count) : -7)
    }
    words += arguments.map { Int32($0.index) }
    for (index, user) in users.enumerated() {
      words.append(user.target == nil ? 0 : 1)
      words += [Int32(user.account.rawValue), user.isAssigned ? 1 : 0]
      words +=
        user.target == nil ? [-7, -7] : [Int32(user.status.rawValue), user.isLinked ? 1 : 0]
      words.append(target.named.first { $0.user == User(index) }?.value.index ?? -1)
      for record in [user.identitySystem, user.target] {
        words += (0..<attributes).map { number in
          record.map { $0[Attribute(number)]?.index ?? -1 } ?? -7
        }
      }
    }
    for event in events { words += event.words }
    return words
  }
}

extension MappingRule {
  fileprivate var isExpression: Bool { if case .expression = source { true } else { false } }

  fileprivate var arguments: [Attribute] { isExpression ? sources : [] }
}

extension Event {
  fileprivate var words: [Int32] {
    switch self {
    case .change(let user, let attribute, let place, let value):
      [0, Int32(user.index), Int32(attribute.index), Int32(place.rawValue), value?.index ?? -1]
    case .cycle: [1, -7, -7, -7, -7]
    case .wait(let minutes): [2, -7, -7, -7, minutes]
    case .forceSync(let user): [3, Int32(user.index), -7, -7, -7]
    case .fullSync: [4, -7, -7, -7, -7]
    case .account(let user, let change):
      [5, Int32(user.index), -7, -7, Int32(change.rawValue)]
    case .status(let user, let status):
      [6, Int32(user.index), -7, -7, Int32(status.rawValue)]
    case .connection(let works): [7, -7, -7, -7, works ? 1 : 0]
    }
  }
}
