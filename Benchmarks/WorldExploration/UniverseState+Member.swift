import ModelChecker
import SyncEngine

extension UniverseState {
  /// The state as a group of attributes keeps it: whether another attribute is due follows from the
  /// others, and where a first value came from is forgotten, as the universe forgets it.
  func member(isElseDue: Bool = false) -> UniverseState {
    var member = self
    member.isElseDue = isElseDue
    member.first = first.map { OriginatedValue($0.value, from: .source) }
    return member
  }
}
