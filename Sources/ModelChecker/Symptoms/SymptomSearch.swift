package import SyncEngine

/// Looks for the shortest runs that end with a symptom, one for each cause.
///
/// Breadth first over what the simulator does: of the runs with the same cause none is shorter than
/// the one found, and among equals it is the first in the order of the events. Worlds that differ only
/// in the clock count as one.
package struct SymptomSearch: Sendable {
  /// How many events a run has at most.
  package static let eventsMax = 5
  /// The user whose attribute is asked about.
  package static let user = User(0)

  package let simulator: Simulator
  /// The target's attribute that is asked about.
  package let attribute: Attribute
  package let place: Place
  /// What may happen at each step.
  package let events: [Event]

  package init(
    _ simulator: Simulator, of attribute: Attribute, at place: Place, events: [Event]
  ) {
    self.simulator = simulator
    self.attribute = attribute
    self.place = place
    self.events = events
  }

  /// A run that ends with a symptom.
  package struct Found: Equatable, Sendable {
    package let cause: SymptomCause
    /// The numbers of its events.
    package let events: [Int]
  }

  private struct Node {
    let world: World
    /// Whether something was set at the place that has not arrived at the other.
    let isPending: Bool
    let run: [Int]
  }

  /// - Returns: The runs, the shortest first.
  package func runs(
    to symptom: Symptom, from start: World, eventsMax: Int = Self.eventsMax
  ) -> [Found] {
    var found: [Found] = []
    var known = KnownWorlds()
    known.insert(start, isPending: false)
    var nodes = [Node(world: start, isPending: false, run: [])]
    for _ in 0..<eventsMax {
      var next: [Node] = []
      for node in nodes {
        for number in events.indices {
          var world = node.world
          guard let step = try? simulator.play(events[number], in: &world) else { continue }
          let moment = SymptomMoment(
            self, before: node.world, step: step, after: world, isPending: node.isPending)
          if let cause = moment.cause(of: symptom), !found.contains(where: { $0.cause == cause }) {
            found.append(Found(cause: cause, events: node.run + [number]))
          }
          if known.insert(world, isPending: moment.isPending) {
            next.append(
              Node(world: world, isPending: moment.isPending, run: node.run + [number]))
          }
        }
      }
      nodes = next
    }
    return found
  }
}

/// The worlds that were reached already, but for their clocks.
private struct KnownWorlds {
  private var buckets: [[[Int32]]] = Array(repeating: [], count: 4_096)

  /// - Returns: Whether it was not known.
  @discardableResult
  mutating func insert(_ world: World, isPending: Bool) -> Bool {
    var key = world.numbersWithoutClock
    key.append(isPending ? 1 : 0)
    var hash: UInt32 = 2_166_136_261
    for number in key { hash = (hash ^ UInt32(bitPattern: number)) &* 16_777_619 }
    let place = Int((hash ^ (hash >> 16)) % UInt32(buckets.count))
    if buckets[place].contains(key) { return false }
    buckets[place].append(key)
    return true
  }
}

extension World {
  /// Everything in it that decides what may come, as numbers; worlds with equal numbers differ in the
  /// clock alone.
  fileprivate var numbersWithoutClock: [Int32] {
    var numbers: [Int32] = [isConnected ? 1 : 0]
    if let quarantine {
      numbers += [minute - quarantine.since, minute - quarantine.lastRun]
    } else {
      numbers += [-1, -1]
    }
    for user in users {
      numbers.append(contentsOf: user.identitySystem.numbers)
      numbers.append(contentsOf: user.target?.numbers ?? [-1])
      for set in [user.due, user.edited] {
        numbers.append(Int32(set.attributes.count))
        for attribute in set.attributes { numbers.append(Int32(attribute.index)) }
      }
      for first in user.firstValues {
        numbers.append(Int32(first.attribute.index))
        numbers.append(first.value.value.index)
      }
      numbers += [
        Int32(user.account.rawValue), Int32(user.status.rawValue), user.isAssigned ? 1 : 0,
        user.isLinked ? 1 : 0, user.isLifeCycleDue ? 1 : 0,
      ]
    }
    for term in terms {
      numbers.append(term.function.index)
      for argument in term.arguments { numbers.append(argument?.index ?? .max) }
    }
    return numbers
  }
}

extension Record {
  fileprivate var numbers: [Int32] {
    var numbers = [Int32(attributes.count)]
    for attribute in attributes {
      numbers.append(Int32(attribute.index))
      numbers.append(self[attribute]?.index ?? .max)
    }
    return numbers
  }
}
