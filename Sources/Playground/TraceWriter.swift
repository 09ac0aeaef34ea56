#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// Writes a trace as ``Format`` describes it.
struct TraceWriter {
  /// The first four are the trace's head.
  private(set) var words: [Int32] = [0, 0, 0, 0]
  private let attributes: [Attribute]

  init(attributeCount: Int) { attributes = (0..<attributeCount).map { Attribute($0) } }

  /// Ends the trace with the terms that it speaks of.
  mutating func finish(_ terms: [Term]) {
    words[3] = Int32(words.count)
    write(Int32(terms.count))
    for term in terms {
      write(term.function.index)
      write(Int32(term.arguments.count))
      for argument in term.arguments { write(argument) }
    }
    words[0] = Int32(words.count)
  }

  mutating func write(_ step: Step) {
    write(step.minute)
    write(0)
    write(Int32(step.syncs.count))
    write(Int32(step.effects.count))
    write(Int32(step.failures.count))
    for sync in step.syncs { write(sync) }
    for effect in step.effects { write(effect) }
    for failure in step.failures { write(failure) }
  }

  mutating func write(_ fault: EventFault, minute: Int32) {
    write(minute)
    write(fault.rawValue)
    for _ in 0..<3 { write(0) }
  }

  /// Writes a moment.
  ///
  /// - Parameter isDue: Whether a cycle counts a user as due.
  mutating func write(_ world: World, _ cycle: Cycle?, isDue: (UserState) -> Bool) {
    write(cycle.map { $0.everyMinutes - world.minute % $0.everyMinutes } ?? -1)
    write(world.isConnected)
    write(world.quarantine?.since ?? -1)
    for user in world.users {
      let isProvisioned = user.target != nil
      write(isProvisioned)
      write(isDue(user))
      write(Int32(user.account.rawValue))
      write(user.isAssigned)
      write(isProvisioned ? Int32(user.status.rawValue) : -1)
      write(isProvisioned && user.isLinked)
      write(user.isLifeCycleDue)
      for attribute in attributes { write(user.identitySystem[attribute]) }
      for attribute in attributes { write(user.target?[attribute]) }
      for attribute in attributes { write(user.due.contains(attribute)) }
      for attribute in attributes { write(user.edited.contains(attribute)) }
    }
  }

  private mutating func write(_ sync: Sync) {
    write(Int32(sync.user.index))
    write(sync.minute)
    write(Int32(sync.why.rawValue))
    write(sync.full)
    for decision in sync.decisions {
      switch decision {
      case .carried(let rule): write(Int32(rule.rawValue))
      case .withheld(let rule): write(-Int32(rule.rawValue))
      }
    }
  }

  private mutating func write(_ effect: Effect) {
    write(effect.minute)
    write(Int32(effect.user.index))
    write(effect.attribute.map { Int32($0.index) } ?? -1)
    write(Int32(effect.place.rawValue))
    write(Int32(effect.kind.rawValue))
    write(effect.before)
    write(effect.after)
    write(Int32(effect.rule.rawValue))
    write(effect.origin.map { Int32($0.rawValue) } ?? -1)
  }

  private mutating func write(_ failure: Failure) {
    write(failure.minute)
    write(failure.user.map { Int32($0.index) } ?? -1)
    write(Int32(failure.why.rawValue))
    write(Int32(failure.rule.rawValue))
  }

  private mutating func write(_ value: Value?) { write(value?.index ?? -1) }

  private mutating func write(_ flag: Bool) { write(flag ? 1 : 0) }

  // Inlined into each of its many callers, it would double the module's size.
  @inline(never)
  private mutating func write(_ word: Int32) { words.append(word) }
}
