import ModelChecker

extension AttributeGroup {
  /// One attribute alone, as the engine explored it.
  init(_ universe: Universe) {
    precondition(universe.isComplete, "every state of one attribute is known")
    var members: [UniverseState] = []
    let states = universe.states.map { state in
      let member = state.member()
      if let known = members.firstIndex(of: member) { return known }
      members.append(member)
      return members.count - 1
    }
    var rows: [(nothingElseDue: Row?, somethingElseDue: Row?)] =
      Array(repeating: (nil, nil), count: members.count)
    for (number, state) in universe.states.enumerated() {
      let row = Row(universe.transitions[number], states, isMapped: universe.kind.isFed)
      if state.isElseDue {
        rows[states[number]].somethingElseDue = row
      } else {
        rows[states[number]].nothingElseDue = row
      }
    }
    self.members = members.map { [$0] }
    self.rows = rows
    beginnings = states.prefix(universe.beginningCount).map(\.self)
  }
}

extension AttributeGroup.Row {
  /// - Parameters:
  ///   - states: The group's states, by the numbers of the universe's.
  ///   - isMapped: Whether the attribute is mapped at the identity system.
  fileprivate init(_ transitions: [Universe.Transition], _ states: [Int], isMapped: Bool) {
    own = AttributeGroup.Edit.allCases.map { _ in [] }
    others = AttributeGroup.Edit.allCases.map { _ in nil }
    syncs = []
    let atIdentitySystem =
      isMapped ? AttributeGroup.Edit.mappedAtIdentitySystem : .unmappedAtIdentitySystem
    for transition in transitions {
      let next = states[transition.next]
      switch transition.event {
      case .edit(.identitySystem, _): own[atIdentitySystem.rawValue].append(next)
      case .edit(.target, _): own[AttributeGroup.Edit.atTarget.rawValue].append(next)
      case .editAnotherMapped:
        others[AttributeGroup.Edit.mappedAtIdentitySystem.rawValue] = next
      case .editAnotherUnmapped:
        others[AttributeGroup.Edit.unmappedAtIdentitySystem.rawValue] = next
      case .editAnotherAtTarget: others[AttributeGroup.Edit.atTarget.rawValue] = next
      case .cycle, .forceSync, .fullSync: syncs.append(next)
      // The composed world is a plain one.
      case .account, .status, .connection: continue
      }
    }
  }
}
