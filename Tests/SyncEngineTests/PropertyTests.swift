import RandomStories
import SyncEngine
import Testing

/// Laws that hold for every profile, mapping and run, tried on random stories.
@Suite struct PropertyTests {
  static let seeds: [UInt64] = Array(0..<400)

  @Test(arguments: seeds) func onlyEditsByHandChangeTheIdentitySystem(seed: UInt64) {
    let (start, steps) = RandomStory(seed: seed).play()
    var before = start
    for played in steps {
      for index in before.users.indices {
        var expected = before.users[index].identitySystem
        if case .change(User(index), let attribute, .identitySystem, let value) = played.step.event
        {
          expected[attribute] = value
        }
        #expect(played.after.users[index].identitySystem == expected)
      }
      before = played.after
    }
  }

  @Test(arguments: seeds) func aFullSyncLeavesNothingForASecondOne(seed: UInt64) throws {
    let story = RandomStory(seed: seed)
    let simulator = story.simulator()
    var world = try #require(story.play().steps.last).after
    _ = try simulator.play(.fullSync, in: &world)
    let once = world
    let second = try simulator.play(.fullSync, in: &world)
    // A default that is given at creation only is taken back by the next full sync.
    let takesBack = story.profile.defaults == .onCreate
    if !takesBack {
      #expect(second.effects.isEmpty)
      #expect(world == once)
    }
    #expect(second.syncs.map(\.user) == world.users.indices.map { User($0) })
    _ = try simulator.play(.fullSync, in: &world)
    let third = world
    #expect(try simulator.play(.fullSync, in: &world).effects.isEmpty)
    #expect(world == third)
  }

  @Test(arguments: seeds) func runsAreDeterministic(seed: UInt64) {
    let (left, right) = (RandomStory(seed: seed).play(), RandomStory(seed: seed).play())
    #expect(left.start == right.start)
    #expect(left.steps == right.steps)
  }

  @Test(arguments: seeds) func behaviourDoesNotDependOnWhichValuesAreUsed(seed: UInt64) {
    let story = RandomStory(seed: seed)
    let plain = story.play().steps
    let renamed = story.renamingValues { Value(100 - 7 * $0.index) }.play().steps
    #expect(plain.count == renamed.count)
    for (left, right) in zip(plain, renamed) {
      #expect(left.step.syncs == right.step.syncs)
      #expect(left.step.effects.map(\.kind) == right.step.effects.map(\.kind))
      #expect(
        left.step.effects.map { $0.after.map { Value(100 - 7 * $0.index) } }
          == right.step.effects.map(\.after))
    }
  }

  @Test(arguments: seeds) func aSyncedUserHasNothingDue(seed: UInt64) {
    for played in RandomStory(seed: seed).play().steps {
      for sync in played.step.syncs {
        #expect(played.after.users[sync.user.index].due.isEmpty)
        #expect(played.after.users[sync.user.index].target != nil)
      }
    }
  }

  @Test(arguments: seeds) func effectsTellEveryChange(seed: UInt64) {
    let (start, steps) = RandomStory(seed: seed).play()
    var world = start
    for played in steps {
      for effect in played.step.effects {
        guard let attribute = effect.attribute else {
          world.users[effect.user.index].target = Record()
          continue
        }
        switch effect.place {
        case .identitySystem:
          #expect(world.users[effect.user.index].identitySystem[attribute] == effect.before)
          world.users[effect.user.index].identitySystem[attribute] = effect.after
        case .target:
          #expect(world.users[effect.user.index].target?[attribute] == effect.before)
          world.users[effect.user.index].target?[attribute] = effect.after
        }
        #expect(effect.before != effect.after)
      }
      for index in world.users.indices {
        #expect(world.users[index].identitySystem == played.after.users[index].identitySystem)
        #expect(world.users[index].target == played.after.users[index].target)
      }
    }
  }

  @Test(arguments: seeds) func usersDoNotAffectOneAnother(seed: UInt64) {
    let story = RandomStory(seed: seed)
    let together = story.play().steps
    for index in story.users.indices {
      let alone = story.alone(User(index)).play().steps
      #expect(alone.last?.after.users[0] == together.last?.after.users[index])
    }
  }
}

extension RandomStory {
  func renamingValues(_ rename: (Value) -> Value) -> RandomStory {
    func renamed(_ record: Record) -> Record {
      record.attributes.reduce(into: Record()) { $0[$1] = record[$1].map(rename) }
    }
    let rules = mapping.rules.map { rule in
      let source: MappingRule.Source =
        switch rule.source {
        case .attribute(let from, let standIn): .attribute(from, default: standIn.map(rename))
        case .expression(let function, let arguments, let standIn):
          .expression(function, of: arguments, default: standIn.map(rename))
        case .constant(let constant): .constant(rename(constant))
        case .nothing: .nothing
        }
      return MappingRule(source, to: rule.to, apply: rule.apply)
    }
    return RandomStory(
      profile: profile, mapping: Mapping(rules),
      users: users.map {
        UserState(identitySystem: renamed($0.identitySystem), target: $0.target.map(renamed))
      },
      events: events.map { event in
        guard case .change(let user, let attribute, let place, let value) = event else {
          return event
        }
        return .change(user, attribute, at: place, to: value.map(rename))
      })
  }

  /// The same story with one user only: other users' events become time that passes.
  func alone(_ user: User) -> RandomStory {
    RandomStory(
      profile: profile, mapping: mapping, users: [users[user.index]],
      events: events.map { event in
        switch event {
        case .change(user, let attribute, let place, let value):
          .change(User(0), attribute, at: place, to: value)
        case .forceSync(user): .forceSync(User(0))
        case .change, .forceSync: .wait(minutes: 0)
        case .account(user, let change): .account(User(0), becomes: change)
        case .status(user, let status): .status(User(0), becomes: status)
        case .account, .status: .wait(minutes: 0)
        case .cycle, .wait, .fullSync, .connection: event
        }
      })
  }
}
