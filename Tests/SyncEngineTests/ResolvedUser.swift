import RandomStories
import SyncEngine

/// A user with terms in full, so that users of two worlds can be compared.
struct ResolvedUser: Equatable {
  enum Content: Equatable {
    case word(Value)
    case term(Term)
  }

  let identitySystem: [Content?]
  let target: [Content?]?
  let firstValues: [Content?]
  /// The rest, without values.
  let state: UserState

  init(_ user: UserState, in world: World) {
    func resolved(_ value: Value?) -> Content? {
      value.map { $0.termPosition.map { .term(world.terms[$0]) } ?? .word($0) }
    }
    func resolved(_ record: Record) -> [Content?] {
      (0..<RandomStory.attributeCount).map { resolved(record[Attribute($0)]) }
    }
    identitySystem = resolved(user.identitySystem)
    target = user.target.map(resolved)
    firstValues = (0..<RandomStory.attributeCount).map {
      resolved(user.firstValue(of: Attribute($0))?.value)
    }
    var state = user
    state.identitySystem = Record()
    state.target = user.target.map { _ in Record() }
    state.firstValues = []
    self.state = state
  }
}
