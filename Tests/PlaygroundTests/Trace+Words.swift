extension Trace {
  /// Reads the module's output.
  ///
  /// - Returns: `nil` if the words are not a complete trace.
  init?(words: [Int32], rules: Int, users: Int, attributes: Int, events: Int) {
    var words = words[...]
    func take(_ count: Int) -> [Int32]? {
      guard words.count >= count else { return nil }
      defer { words = words.dropFirst(count) }
      return Array(words.prefix(count))
    }
    func moment() -> Moment? {
      guard let head = take(3) else { return nil }
      var moment = Moment(
        minutesToCycle: head[0], isConnected: head[1], quarantinedSince: head[2])
      for _ in 0..<users {
        guard let flags = take(7), let identitySystem = take(attributes),
          let target = take(attributes), let due = take(attributes), let edited = take(attributes)
        else { return nil }
        moment.users.append(
          User(
            isProvisioned: flags[0], waits: flags[1], account: flags[2], isAssigned: flags[3],
            status: flags[4], isLinked: flags[5], isLifeCycleDue: flags[6],
            identitySystem: identitySystem, target: target, due: due, edited: edited))
      }
      return moment
    }
    let count = Int32(words.count)
    guard take(3) == [count, 0, 0], let placeOfTerms = take(1)?[0], let start = moment() else {
      return nil
    }
    self.init(start: start)
    for _ in 0..<events {
      guard let head = take(5) else { return nil }
      var syncs: [Sync] = []
      for _ in 0..<head[2] {
        guard let sync = take(4), let decisions = take(rules) else { return nil }
        syncs.append(
          Sync(
            user: sync[0], minute: sync[1], why: sync[2], full: sync[3], decisions: decisions))
      }
      var effects: [Effect] = []
      for _ in 0..<head[3] {
        guard let effect = take(9) else { return nil }
        effects.append(
          Effect(
            minute: effect[0], user: effect[1], attribute: effect[2], place: effect[3],
            kind: effect[4], before: effect[5], after: effect[6], rule: effect[7],
            origin: effect[8]))
      }
      var failures: [Failure] = []
      for _ in 0..<head[4] {
        guard let failure = take(4) else { return nil }
        failures.append(
          Failure(minute: failure[0], user: failure[1], why: failure[2], rule: failure[3]))
      }
      guard let after = moment() else { return nil }
      steps.append(
        Step(
          minute: head[0], fault: head[1], syncs: syncs, effects: effects, failures: failures,
          after: after))
    }
    guard placeOfTerms == count - Int32(words.count), let termCount = take(1) else { return nil }
    for _ in 0..<termCount[0] {
      guard let term = take(2), let arguments = take(Int(term[1])) else { return nil }
      terms.append(Term(function: term[0], arguments: arguments))
    }
    guard words.isEmpty else { return nil }
  }
}
