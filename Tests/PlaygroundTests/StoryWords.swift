import Playground
import RandomStories
import SyncEngine

extension RandomStory {
  /// The story as the module reads it, see ``Format``.
  var words: [Int32] {
    let attributes = Self.attributeCount
    var words: [Int32] = [Format.version]
    words += [
      profile.starts.rawValue, profile.notices.rawValue, profile.sends.rawValue,
      profile.absent.rawValue, profile.defaults.rawValue, profile.createOnly.rawValue,
      profile.forced.rawValue,
    ].map(Int32.init)
    words += [profile.cycle?.everyMinutes ?? 0, Int32(profile.cycle?.covers.rawValue ?? 0)]
    words += [attributes, mapping.rules.count, users.count, events.count].map(Int32.init)
    for rule in mapping.rules {
      switch rule.source {
      case .attribute(let from, let standIn):
        words += [0, Int32(from.index), standIn?.index ?? -1]
      case .expression: preconditionFailure("stories have none yet")
      case .constant(let value): words += [1, -7, value.index]
      case .nothing: words += [2, -7, -7]
      }
      words += [Int32(rule.to.index), Int32(rule.apply.rawValue)]
    }
    for user in users {
      words.append(user.target == nil ? 0 : 1)
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

extension Event {
  fileprivate var words: [Int32] {
    switch self {
    case .change(let user, let attribute, let place, let value):
      [0, Int32(user.index), Int32(attribute.index), Int32(place.rawValue), value?.index ?? -1]
    case .cycle: [1, -7, -7, -7, -7]
    case .wait(let minutes): [2, -7, -7, -7, minutes]
    case .forceSync(let user): [3, Int32(user.index), -7, -7, -7]
    case .fullSync: [4, -7, -7, -7, -7]
    case .account, .status, .connection: preconditionFailure("stories have none yet")
    }
  }
}
