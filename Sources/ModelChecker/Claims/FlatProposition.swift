/// A proposition as a list of its parts, each before its members: it is asked of every step of a universe,
/// where following a tree would take most of the time.
struct FlatProposition: Sendable {
  /// A part that has members knows where they end.
  private enum Part {
    case atom(Atom)
    case all(end: Int)
    case either(end: Int)
    case not(end: Int)
  }

  private var parts: [Part] = []

  init(_ proposition: Proposition) { append(proposition) }

  private mutating func append(_ proposition: Proposition) {
    let index = parts.count
    switch proposition {
    case .atom(let atom): parts.append(.atom(atom))
    case .all(let members):
      parts.append(.all(end: 0))
      for member in members { append(member) }
      parts[index] = .all(end: parts.count)
    case .either(let members):
      parts.append(.either(end: 0))
      for member in members { append(member) }
      parts[index] = .either(end: parts.count)
    case .not(let negated):
      parts.append(.not(end: 0))
      append(negated)
      parts[index] = .not(end: parts.count)
    }
  }

  func holds(in step: AtomSet) -> Bool { holds(0, in: step) }

  private func holds(_ index: Int, in step: AtomSet) -> Bool {
    switch parts[index] {
    case .atom(let atom): step.contains(atom)
    case .all(let end): !has(false, from: index + 1, to: end, in: step)
    case .either(let end): has(true, from: index + 1, to: end, in: step)
    case .not: !holds(index + 1, in: step)
    }
  }

  /// Whether one of the parts side by side is so.
  private func has(_ truth: Bool, from start: Int, to end: Int, in step: AtomSet) -> Bool {
    var member = start
    while member < end {
      if holds(member, in: step) == truth { return true }
      switch parts[member] {
      case .atom: member += 1
      case .all(let next), .either(let next), .not(let next): member = next
      }
    }
    return false
  }
}
