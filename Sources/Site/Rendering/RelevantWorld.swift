import SyncEngine

extension OutcomeProbe {
  private var relevantAttributes: [Attribute] { [attribute, source, further] }

  /// The rules that the probe's story is about.
  var relevantMapping: Mapping {
    Mapping(simulator.mapping.rules.filter { $0.to == attribute || $0.to == further })
  }

  /// A record without the attributes that have no part in the story.
  fileprivate func relevant(_ record: Record) -> Record {
    relevantAttributes.reduce(into: Record()) { $0[$1] = record[$1] }
  }

  fileprivate func relevant(_ world: World) -> World {
    var world = world
    for index in world.users.indices {
      var user = UserState(
        identitySystem: relevant(world.users[index].identitySystem),
        target: world.users[index].target.map(relevant))
      user.due = world.users[index].due
      user.edited = world.users[index].edited
      world.users[index] = user
    }
    return world
  }
}

extension OutcomeProbe.Result {
  /// The experiment with only the attributes that its story is about. The steps stay whole, since
  /// whatever else a sync carries writes nothing here.
  func relevant(to probe: OutcomeProbe) -> (start: World, steps: [PlayedStep]) {
    (
      probe.relevant(start),
      steps.map { PlayedStep($0.step, after: probe.relevant($0.after)) }
    )
  }
}
