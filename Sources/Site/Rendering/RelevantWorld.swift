import SyncEngine

extension OutcomeProbe {
  private var relevantAttributes: [Attribute] { [attribute, source, further] }

  /// The rules that concern the probe's story.
  var relevantMapping: Mapping {
    Mapping(simulator.mapping.rules.filter { $0.to == attribute || $0.to == further })
  }

  /// Returns a record without the attributes that are not part of the story.
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
  /// Returns the experiment with only the attributes of its story. The steps stay complete, because
  /// nothing else that a sync carries writes anything here.
  func relevant(to probe: OutcomeProbe) -> (start: World, steps: [PlayedStep]) {
    (
      probe.relevant(start),
      steps.map { PlayedStep($0.step, after: probe.relevant($0.after)) }
    )
  }
}
