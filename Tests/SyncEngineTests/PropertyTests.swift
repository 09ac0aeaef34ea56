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
        var isAccountEdited = false
        if case .account(User(index), _) = played.step.event { isAccountEdited = true }
        #expect(
          isAccountEdited || played.after.users[index].account == before.users[index].account)
        #expect(
          isAccountEdited || played.after.users[index].isAssigned == before.users[index].isAssigned)
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
    _ = try simulator.play(.connection(works: true), in: &world)
    let first = try simulator.play(.fullSync, in: &world)
    let once = world
    let second = try simulator.play(.fullSync, in: &world)
    // A default that is given at creation only is taken back by the next full sync.
    let takesBack = story.profile.defaults == .onCreate
    if !takesBack {
      #expect(second.effects.isEmpty)
      #expect(world == once)
    }
    let inScope = world.users.indices.map { User($0) }.filter { world.users[$0.index].isInScope }
    let failed = first.failures.compactMap(\.user)
    #expect(second.syncs.map(\.user) == inScope.filter { !failed.contains($0) })
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

  /// Terms are no words: they stay what they are.
  private static func renamed(_ value: Value) -> Value {
    value.termPosition == nil ? Value(100 - 7 * value.index) : value
  }

  @Test(arguments: seeds) func behaviourDoesNotDependOnWhichValuesAreUsed(seed: UInt64) {
    let story = RandomStory(seed: seed)
    let plain = story.play().steps
    let renamed = story.renamingValues(Self.renamed).play().steps
    #expect(plain.count == renamed.count)
    for (left, right) in zip(plain, renamed) {
      #expect(left.step.syncs == right.step.syncs)
      #expect(left.step.effects.map(\.kind) == right.step.effects.map(\.kind))
      #expect(
        left.step.effects.map { $0.after.map(Self.renamed) } == right.step.effects.map(\.after))
    }
  }

  @Test(arguments: seeds) func aSyncedUserHasNothingDue(seed: UInt64) {
    let story = RandomStory(seed: seed)
    let isDue = story.simulator().rules.isDue
    for played in story.play().steps {
      for sync in played.step.syncs {
        let user = played.after.users[sync.user.index]
        #expect(user.due.isEmpty)
        #expect(!isDue(user))
      }
    }
  }

  @Test(arguments: seeds) func effectsTellEveryChange(seed: UInt64) {
    let story = RandomStory(seed: seed)
    let (start, steps) = story.play()
    var world = start
    for played in steps {
      for effect in played.step.effects {
        #expect(effect.attribute == nil || effect.before != effect.after)
        world.users[effect.user.index].tell(effect, of: played.step.event)
      }
      for (index, after) in played.after.users.enumerated() {
        // A sync that asks to delete what is deleted already drops the link, and does nothing else.
        let isSynced = played.step.syncs.contains { $0.user.index == index }
        if isSynced, !after.isInScope, after.status == .deleted, !after.isLinked {
          world.users[index].isLinked = false
        }
        let told = world.users[index]
        #expect(told.identitySystem == after.identitySystem)
        #expect(told.target == after.target)
        #expect(told.account == after.account && told.isAssigned == after.isAssigned)
        #expect(told.status == after.status && told.isLinked == after.isLinked)
      }
    }
  }

  @Test(arguments: seeds) func usersDoNotAffectOneAnother(seed: UInt64) {
    var story = RandomStory(seed: seed)
    story.target.references = AttributeSet()
    let together = story.play()
    for index in story.users.indices {
      let alone = story.alone(User(index)).play()
      guard let one = alone.steps.last?.after, let other = together.steps.last?.after else {
        continue
      }
      #expect(ResolvedUser(one.users[0], in: one) == ResolvedUser(other.users[index], in: other))
    }
  }
}

extension UserState {
  /// What an effect says about a user.
  fileprivate mutating func tell(_ effect: Effect, of event: Event) {
    switch (effect.kind, effect.attribute) {
    case (.edited, nil):
      switch event {
      case .account(_, .assigned): isAssigned = true
      case .account(_, .unassigned): isAssigned = false
      case .account(_, .enabled): account = .enabled
      case .account(_, .disabled): account = .disabled
      case .account(_, .softDeleted): account = .softDeleted
      case .account(_, .deleted): account = .deleted
      case .status(_, let status): self.status = status
      case .change, .cycle, .wait, .forceSync, .fullSync, .connection: break
      }
    case (.created, _):
      target = Record()
      (status, isLinked) = (.active, true)
    case (.restored, _): (status, isLinked) = (.active, true)
    case (.linked, _): isLinked = true
    case (.activated, _): status = .active
    case (.deactivated, _): status = .inactive
    case (.deleted, _):
      (status, isLinked) = (.deleted, effect.isRequestedDeletion ? false : isLinked)
    case (_, let attribute?):
      switch effect.place {
      case .identitySystem:
        #expect(identitySystem[attribute] == effect.before)
        identitySystem[attribute] = effect.after
      case .target:
        #expect(target?[attribute] == effect.before)
        target?[attribute] = effect.after
      }
    case (_, nil): Issue.record("an effect of nothing: \(effect)")
    }
  }
}

extension Effect {
  /// Only a sync deletes accounts with an effect of its own, and then the link is dropped.
  fileprivate var isRequestedDeletion: Bool { kind == .deleted && rule == .r19 }
}

extension RandomStory {
  func renamingValues(_ rename: (Value) -> Value) -> RandomStory {
    func renamed(_ record: Record) -> Record {
      record.attributes.reduce(into: Record()) { $0[$1] = record[$1].map(rename) }
    }
    var story = self
    story.mapping = Mapping(
      mapping.rules.map { rule in
        var rule = rule
        rule.source =
          switch rule.source {
          case .attribute(let from, let standIn): .attribute(from, default: standIn.map(rename))
          case .expression(let function, let arguments, let standIn):
            .expression(function, of: arguments, default: standIn.map(rename))
          case .constant(let constant): .constant(rename(constant))
          case .nothing: .nothing
          }
        return rule
      })
    story.target.named = target.named.map { NamedUser(rename($0.value), names: $0.user) }
    for index in users.indices {
      story.users[index].identitySystem = renamed(users[index].identitySystem)
      story.users[index].target = users[index].target.map(renamed)
    }
    story.events = events.map { event in
      guard case .change(let user, let attribute, let place, let value) = event else {
        return event
      }
      return .change(user, attribute, at: place, to: value.map(rename))
    }
    return story
  }

  /// The same story with one user only: other users' events become time that passes.
  func alone(_ user: User) -> RandomStory {
    var story = self
    story.target.named = []
    story.users = [users[user.index]]
    story.events = events.map { event in
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
    }
    return story
  }
}
