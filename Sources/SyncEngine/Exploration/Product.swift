/// The product of a universe and a law's monitor: its nodes are a state and a phase.
struct Product {
  private let universe: Universe
  private let claim: Claim
  private let monitor: Monitor
  /// The distance of each node that was reached, in events.
  private(set) var distances: [Int]
  private var arrivals: [Arrival?]

  /// The step by which a node was reached first.
  struct Arrival {
    let from: Int
    /// `nil` if nothing happened.
    let event: UniverseEvent?
  }

  /// A step in the product.
  struct Edge {
    let event: UniverseEvent?
    let phrases: PhraseSet
    /// `nil` if the step breaks the law.
    let to: Int?
    let isStillOwed: Bool

    /// "Nothing" is left out when events are counted.
    var cost: Int { event == nil ? 0 : 1 }
  }

  static let phaseCount = Monitor.Phase.allCases.count

  private let beginnings: [Int]

  init(_ universe: Universe, _ claim: Claim, _ beginnings: [Int]) {
    self.universe = universe
    self.claim = claim
    self.beginnings = beginnings
    monitor = Monitor(claim.law)
    distances = Array(repeating: -1, count: universe.states.count * Self.phaseCount)
    arrivals = Array(repeating: nil, count: distances.count)
  }

  /// A shortest run that breaks the law.
  func violation() -> Run? {
    var search = self
    let broken = search.reach()
    guard claim.law.isLiveness else { return broken }
    let wanted = claim.assumptions.compactMap { $0.events(for: universe.kind, universe.profile) }
    let waiting = FairCycle(search, wanted: wanted).shortest()
    guard let broken, let waiting else { return broken ?? waiting }
    return broken.length <= waiting.length ? broken : waiting
  }

  /// Reaches all nodes, nearest first.
  ///
  /// - Returns: A shortest run to a step that breaks the law. Of a law that waiting breaks too, all
  ///   nodes are reached even so.
  private mutating func reach() -> Run? {
    var broken: Run?
    var frontier = beginnings.map { node($0, monitor.start) }
    for node in frontier { distances[node] = 0 }
    var distance = 0
    while !frontier.isEmpty {
      // Steps in which nothing happens cost nothing: they are followed within the frontier.
      var index = 0
      while index < frontier.count {
        let node = frontier[index]
        index += 1
        let edge = stillEdge(from: node)
        guard let next = edge.to else {
          broken = broken ?? run(to: node, then: [])
          continue
        }
        if distances[next] < 0 {
          arrive(at: next, Arrival(from: node, event: nil), distance)
          frontier.append(next)
        }
      }
      if broken != nil, !claim.law.isLiveness { return broken }
      distance += 1
      var following: [Int] = []
      for node in frontier {
        for edge in eventEdges(from: node) {
          guard let next = edge.to else {
            broken = broken ?? run(to: node, then: edge.event.map { [$0] } ?? [])
            continue
          }
          if distances[next] < 0 {
            arrive(at: next, Arrival(from: node, event: edge.event), distance)
            following.append(next)
          }
        }
      }
      frontier = following
    }
    return broken
  }

  private mutating func arrive(at node: Int, _ arrival: Arrival, _ distance: Int) {
    distances[node] = distance
    arrivals[node] = arrival
  }

  private func node(_ state: Int, _ phase: Monitor.Phase) -> Int {
    state * Self.phaseCount + Int(phase.rawValue)
  }

  private func stillEdge(from node: Int) -> Edge {
    let state = node / Self.phaseCount
    return edge(from: node, nil, to: state, universe.stillness[state])
  }

  private func eventEdges(from node: Int) -> [Edge] {
    universe.transitions[node / Self.phaseCount].map {
      edge(from: node, $0.event, to: $0.next, $0.phrases)
    }
  }

  func edges(from node: Int) -> [Edge] { [stillEdge(from: node)] + eventEdges(from: node) }

  private func edge(
    from node: Int, _ event: UniverseEvent?, to state: Int, _ phrases: PhraseSet
  ) -> Edge {
    let phase = Monitor.Phase(rawValue: UInt8(node % Self.phaseCount)) ?? .idle
    let advance = monitor.advance(from: phase, by: phrases)
    return Edge(
      event: event, phrases: phrases, to: advance.phase.map { self.node(state, $0) },
      isStillOwed: advance.isStillOwed)
  }

  /// The run that reaches a node and goes on with these events.
  func run(to node: Int, then last: [UniverseEvent], loops: Bool = false) -> Run {
    var events: [UniverseEvent] = []
    var node = node
    while let arrival = arrivals[node] {
      if let event = arrival.event { events.append(event) }
      node = arrival.from
    }
    events.reverse()
    return Run(
      beginning: universe.states[node / Self.phaseCount], events: events + last,
      loop: loops && !last.isEmpty ? events.count : nil)
  }
}
