/// The search for a way to wait for ever: a cycle of steps that still owe, in which each assumed
/// event happens.
struct FairCycle {
  private let product: ProductGraph
  /// Of each of these sets, some phrase must hold in the cycle.
  private let wanted: [AtomSet]

  init(_ product: ProductGraph, wanted: [AtomSet]) {
    self.product = product
    self.wanted = wanted
  }

  /// A run with as few events as possible, before the cycle and in one round together.
  func shortest() -> Run? {
    let owing = product.distances.indices.filter { product.distances[$0] >= 0 }
    let components = StronglyConnectedComponents(count: product.distances.count, roots: owing) {
      owingEdges(from: $0).compactMap { $0.to }
    }
    let isFair = fairness(of: components, owing)
    let candidates = owing.filter { isFair[components.number[$0]] }
      .sorted { (product.distances[$0], $0) < (product.distances[$1], $1) }
    var best: Run?
    for node in candidates {
      let spare = (best?.length ?? .max) - product.distances[node]
      // Nodes come nearest first: from here on no round is short enough.
      if spare <= shortestThinkableRound { break }
      guard let round = shortestRound(from: node, components, below: spare) else { continue }
      let run = product.run(to: node, then: round, loops: true)
      if best.map({ run.length < $0.length }) ?? true { best = run }
    }
    return best
  }

  private func owingEdges(from node: Int) -> [ProductGraph.Edge] {
    product.edges(from: node).filter { $0.isStillOwed && $0.to != nil }
  }

  /// Which components have, inside, a step for each wanted event, and a step at all.
  private func fairness(of components: StronglyConnectedComponents, _ nodes: [Int]) -> [Bool] {
    var found = Array(repeating: 0, count: components.count)
    var hasStep = Array(repeating: false, count: components.count)
    for node in nodes {
      let component = components.number[node]
      for edge in owingEdges(from: node) {
        guard let next = edge.to, components.number[next] == component else { continue }
        hasStep[component] = true
        found[component] |= satisfied(by: edge)
      }
    }
    return found.indices.map { hasStep[$0] && found[$0] == all }
  }

  /// All wanted events, a bit for each.
  private var all: Int { (1 << wanted.count) - 1 }

  /// One step has one event: events that no one step can be need a step each.
  private var shortestThinkableRound: Int {
    var different = AtomSet()
    var count = 0
    for set in wanted where !set.intersects(different) {
      different = different.union(set)
      count += 1
    }
    return count
  }

  private func satisfied(by edge: ProductGraph.Edge) -> Int {
    var satisfied = 0
    for (index, set) in wanted.enumerated() where edge.atoms.intersects(set) {
      satisfied |= 1 << index
    }
    return satisfied
  }

  /// The fewest events that lead from a node back to it, with all that is wanted on the way, if they
  /// are fewer than a limit.
  private func shortestRound(
    from start: Int, _ components: StronglyConnectedComponents, below limit: Int
  ) -> [UniverseEvent]? {
    var length = 0
    var round = LassoSearch(start: start, all: all, nodeCount: product.distances.count)
    while !round.frontier.isEmpty {
      // Steps in which nothing happens cost nothing: they are followed within the frontier.
      for isStill in [true, false] {
        var index = 0
        while index < round.frontier.count {
          let place = round.frontier[index]
          index += 1
          for edge in owingEdges(from: round.places[place].node)
          where (edge.event == nil) == isStill {
            guard let next = edge.to, components.number[next] == components.number[start] else {
              continue
            }
            if round.closes(with: edge.event, to: next, satisfied(by: edge), from: place) {
              return round.events
            }
          }
        }
      }
      round.advance()
      length += 1
      if length >= limit { return nil }
    }
    return nil
  }
}

/// A search for a way back, nearest places first.
private struct LassoSearch {
  /// A node of the product, what was satisfied on the way to it, and how it was reached.
  struct Place {
    let node: Int
    let satisfied: Int
    let from: Int?
    let event: UniverseEvent?
  }

  private(set) var places: [Place]
  private(set) var frontier = [0]
  private var following: [Int] = []
  private var isSeen: [Bool]
  private let all: Int

  init(start: Int, all: Int, nodeCount: Int) {
    places = [Place(node: start, satisfied: 0, from: nil, event: nil)]
    self.all = all
    isSeen = Array(repeating: false, count: nodeCount * (all + 1))
  }

  /// Takes a step; says whether it leads back to the start with all satisfied.
  mutating func closes(
    with event: UniverseEvent?, to next: Int, _ satisfied: Int, from place: Int
  ) -> Bool {
    let satisfied = places[place].satisfied | satisfied
    let closes = next == places[0].node && satisfied == all
    let key = next * (all + 1) + satisfied
    if isSeen[key], !closes { return false }
    isSeen[key] = true
    if event == nil { frontier.append(places.count) } else { following.append(places.count) }
    places.append(Place(node: next, satisfied: satisfied, from: place, event: event))
    return closes
  }

  mutating func advance() { (frontier, following) = (following, []) }

  /// The events on the way to the place reached last.
  var events: [UniverseEvent] {
    var events: [UniverseEvent] = []
    var place: Int? = places.count - 1
    while let index = place {
      if let event = places[index].event { events.append(event) }
      place = places[index].from
    }
    return events.reversed()
  }
}
