/// The product of a universe and a law's monitor: its nodes are a state and a phase.
struct ProductGraph {
  private let universe: Universe
  private let claim: Claim
  private let monitor: Monitor
  /// What the monitor says of each set of phrases, phase by phase.
  private let advances: [Monitor.Advance]
  /// The distance of each node that was reached, in events.
  private(set) var distances: [Int]
  private var arrivals: [Arrival?]

  /// The step that first reached a node.
  struct Arrival {
    let from: Int
    /// `nil` if nothing happened.
    let event: UniverseEvent?
  }

  /// A step in the product.
  struct Edge {
    let event: UniverseEvent?
    let atoms: AtomSet
    /// `nil` if the step breaks the law.
    let to: Int?
    let isStillOwed: Bool
  }

  static let phaseCount = Monitor.Phase.allCases.count

  private let beginnings: [Int]

  init(_ universe: Universe, _ claim: Claim, _ beginnings: [Int]) {
    self.universe = universe
    self.claim = claim
    self.beginnings = beginnings
    let monitor = Monitor(claim.law)
    self.monitor = monitor
    advances = universe.phraseSets.sets.flatMap { atoms in
      Monitor.Phase.allCases.map { monitor.advance(from: $0, by: atoms) }
    }
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
        for transition in universe.transitions[node / Self.phaseCount] {
          guard let phase = advance(from: node, transition.phraseNumber).phase else {
            broken = broken ?? run(to: node, then: [transition.event])
            continue
          }
          let next = self.node(transition.next, phase)
          if distances[next] < 0 {
            arrive(at: next, Arrival(from: node, event: transition.event), distance)
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

  private func advance(from node: Int, _ phraseNumber: Int) -> Monitor.Advance {
    advances[phraseNumber * Self.phaseCount + node % Self.phaseCount]
  }

  private func stillEdge(from node: Int) -> Edge {
    let state = node / Self.phaseCount
    let still = universe.stuttering[state]
    return edge(from: node, nil, to: state, still.atoms, still.number)
  }

  func edges(from node: Int) -> [Edge] {
    [stillEdge(from: node)]
      + universe.transitions[node / Self.phaseCount].map {
        edge(from: node, $0.event, to: $0.next, $0.atoms, $0.phraseNumber)
      }
  }

  private func edge(
    from node: Int, _ event: UniverseEvent?, to state: Int, _ atoms: AtomSet,
    _ phraseNumber: Int
  ) -> Edge {
    let advance = advance(from: node, phraseNumber)
    return Edge(
      event: event, atoms: atoms, to: advance.phase.map { self.node(state, $0) },
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
