import RandomStories
import SyncEngine

extension Property {
  static var all: [Property] { attributes + accounts + failures }

  /// R12 to R16.
  private static var attributes: [Property] {
    [
      Property(
        "a read-only attribute is never written", fails: { $0.accepts = { _, _, _ in true } }
      ) {
        run in
        run.writes.first { run.story.target.readOnly.contains($0.attribute ?? it) }
          .map { "wrote \($0)" }
      },
      Property(
        "an immutable attribute is written only while it has no value",
        fails: { $0.accepts = { target, attribute, _ in !target.readOnly.contains(attribute) } }
      ) { run in
        run.writes.first {
          run.story.target.immutable.contains($0.attribute ?? it) && $0.before != nil
        }.map { "wrote \($0)" }
      },
      Property("if-empty rules replace nothing", fails: { $0.fills = { _ in true } }) { run in
        run.writes.first { run.rule(of: $0)?.apply == .ifEmpty && $0.before != nil }
          .map { "replaced \($0)" }
      },
      Property(
        "add-only rules take nothing away", fails: { $0.clearsMember = { _, _ in true } }
      ) { run in
        run.writes.first { run.rule(of: $0)?.absent == .keep && $0.after == nil }
          .map { "took away \($0)" }
      },
      Property(
        "replaced rules take away what the source does not have, whatever the profile says",
        fails: { $0.clearsMember = { _, otherwise in otherwise } }
      ) { run in
        for sync in run.step.syncs {
          let user = run.after.users[sync.user.index]
          for (rule, decision) in zip(run.story.mapping.rules, sync.decisions)
          where rule.absent == .clear && decision == .carried(by: .r6) {
            guard let from = rule.from, user.identitySystem[from] == nil else { continue }
            if user.target?[rule.to] != nil { return "left \(rule.to)" }
          }
          if sync.decisions.contains(.withheld(by: .r7)),
            zip(run.story.mapping.rules, sync.decisions).contains(where: {
              $0.absent == .clear && $1 == .withheld(by: .r7)
            })
          {
            return "withheld a member that is missing"
          }
          if zip(run.story.mapping.rules, sync.decisions).contains(where: {
            $0.absent == .clear && $1 == .withheld(by: .r13)
          }) {
            return "withheld a member that is missing"
          }
        }
        return nil
      },
      Property(
        "what is written names only users whom the target has",
        fails: { $0.canRefer = { _ in true } }
      ) { run in
        run.writes.first { effect in
          guard let attribute = effect.attribute, run.story.target.references.contains(attribute),
            let value = effect.after,
            let named = run.story.target.named.first(where: { $0.value == value })?.user
          else { return false }
          let user = run.after.users[named.index]
          // Whom a later sync of the same step deletes was there before.
          let isDeletedNow = run.step.effects.contains { $0.user == named && $0.kind == .deleted }
          return user.target == nil || user.status == .deleted && !isDeletedNow
        }.map { "wrote \($0)" }
      },
      Property(
        "an expression gives the term of its arguments",
        fails: { rules in
          let standard = Rules().term
          rules.term = { function, arguments, terms in
            standard(function, arguments.reversed(), &terms)
          }
        }
      ) { run in
        for effect in run.writes {
          guard let rule = run.rule(of: effect), rule.apply != .onCreate,
            case .expression(let function, let arguments, _) = rule.source,
            effect.origin == .source
          else { continue }
          let values = arguments.map { run.after.users[effect.user.index].identitySystem[$0] }
          guard let position = effect.after?.termPosition else { return "no term in \(effect)" }
          if run.after.terms[position] != Term(function, values) { return "not so: \(effect)" }
        }
        return nil
      },
      Property(
        "no two terms are equal",
        fails: { rules in
          rules.term = { function, arguments, terms in
            terms.append(Term(function, arguments))
            return Value(termAt: terms.count - 1)
          }
        }
      ) { run in
        run.after.terms.indices.first { run.after.terms[..<$0].contains(run.after.terms[$0]) }
          .map { "term \($0) stands twice" }
      },
    ]
  }

  /// R17 to R22.
  private static var accounts: [Property] {
    [
      Property(
        "a user out of scope gets no attribute written",
        fails: { rules in
          rules.request = { _, _ in nil }
          rules.isReached = { _ in true }
        }
      ) {
        run in
        run.writes.first { !run.after.users[$0.user.index].isInScope }.map { "wrote \($0)" }
      },
      Property(
        "edits of a user out of scope make nothing due", fails: { $0.isReached = { _ in true } }
      ) { run in
        run.users.first {
          !$0.after.isInScope && $0.after.due != $0.before.due && !$0.after.due.isEmpty
        }
        .map { "\($0.user) has \($0.after.due) due" }
      },
      Property(
        "after the sync of a user out of scope the account is as the profile asks",
        fails: { rules in
          rules.status = { _, _, user, _, _ in user.status }
        }
      ) { run in
        for (user, before, after) in run.users where run.isSynced(user) && !after.isInScope {
          guard before.target != nil, before.isLinked else { continue }
          let isRight =
            switch Self.request(run.story.profile, after) {
            case .nothing: after.status == before.status && after.isLinked
            case .disable:
              after.status == (before.status == .deleted ? .deleted : .inactive) && after.isLinked
            case .delete: after.status == .deleted && !after.isLinked
            }
          if !isRight { return "\(user) is \(after.status), linked \(after.isLinked)" }
        }
        return nil
      },
      Property(
        "the sync of a user in scope leaves a linked account that is not deleted",
        fails: { $0.link = { _ in false } }
      ) { run in
        run.users.first {
          run.isSynced($0.user) && $0.after.isInScope
            && ($0.after.target == nil || !$0.after.isLinked || $0.after.status == .deleted)
        }.map { "\($0.user) is \($0.after.status), linked \($0.after.isLinked)" }
      },
      Property(
        "a user who comes back into scope is active after the sync",
        fails: { rules in
          let standard = Rules().status
          rules.status = { profile, request, user, payload, links in
            request == nil ? user.status : standard(profile, request, user, payload, links)
          }
        }
      ) { run in
        run.users.first {
          $0.before.isLifeCycleDue && $0.before.isInScope && run.isSynced($0.user)
            && $0.after.isInScope && $0.after.status != .active
        }.map { "\($0.user) is \($0.after.status)" }
      },
      Property(
        "nobody gets a second account",
        fails: {
          $0.create = { user in
            user.target = Record(); user.isLinked = true; return true
          }
        }
      ) { run in
        run.step.effects.first {
          $0.kind == .created && run.before.users[$0.user.index].target != nil
        }.map { "created \($0.user) again" }
      },
      Property(
        "an account that is not deleted loses no value but what a sync takes",
        fails: { $0.lost = { _, user in user.target?.attributes ?? [] } }
      ) { run in
        for (user, before, after) in run.users {
          for attribute in before.target?.attributes ?? [] where after.target?[attribute] == nil {
            let effects = run.step.effects.filter { $0.user == user && $0.attribute == attribute }
            let isTaken = effects.contains {
              $0.kind == .wrote || $0.kind == .overwrote || $0.kind == .edited
            }
            let isLost = effects.contains {
              $0.kind == .lost && run.story.target.lostWhenDeleted.contains(attribute)
            }
            if isLost || isTaken { continue }
            return "\(user) has lost \(attribute)"
          }
          if after.status == .inactive,
            run.step.effects.contains(where: { $0.user == user && $0.kind == .lost })
          {
            return "\(user) is inactive and has lost something"
          }
          if let wrong = run.step.effects.first(where: {
            $0.kind == .lost && !run.story.target.lostWhenDeleted.contains($0.attribute ?? it)
          }) {
            return "lost what is kept: \(wrong)"
          }
        }
        return nil
      },
      Property(
        "an account that is deleted holds nothing that is lost", fails: { $0.lost = { _, _ in [] } }
      ) { run in
        run.users.first { _, before, after in
          before.status != .deleted && after.status == .deleted
            && run.story.target.lostWhenDeleted.attributes.contains { after.target?[$0] != nil }
        }.map { "\($0.user) still holds something" }
      },
      Property(
        "what a person does to the account makes nothing due and starts nothing",
        fails: { rules in
          rules.changeStatus = { user, status in
            user.status = status
            user.isLifeCycleDue.toggle()
            return true
          }
        }
      ) { run in
        guard case .status = run.step.event else { return nil }
        if !run.step.syncs.isEmpty { return "a sync" }
        return run.users.first {
          $0.before.due != $0.after.due || $0.before.isLifeCycleDue != $0.after.isLifeCycleDue
        }.map { "\($0.user) is due" }
      },
      Property(
        "to set the account to what it is does nothing",
        fails: { $0.changeAccount = { _, _ in true } }
      ) { run in
        guard case .account(let user, let change) = run.step.event else { return nil }
        var changed = run.before.users[user.index]
        let isEdit =
          changed.isAssigned != change.isAssigned(changed)
          || changed.account != change.account(changed)
        changed.isAssigned = change.isAssigned(changed)
        changed.account = change.account(changed)
        let after = run.after.users[user.index]
        if after.account != changed.account || after.isAssigned != changed.isAssigned {
          return "the account is \(after.account), assigned \(after.isAssigned)"
        }
        return isEdit || run.step.effects.isEmpty && run.before == run.after
          ? nil : "\(run.step.effects)"
      },
    ]
  }

  /// R23, and R22's failures.
  private static var failures: [Property] {
    [
      Property("nothing is synced while the connection fails", fails: { $0.fails = { _ in false } })
      {
        run in
        run.before.isConnected || run.step.syncs.isEmpty ? nil : "\(run.step.syncs)"
      },
      Property(
        "a failing sync changes nothing, and its user stays due",
        fails: { rules in
          let standard = Rules().isMissing
          // A sync that fails although it did something already.
          rules.isMissing = { user in standard(user) || user.isLifeCycleDue }
          rules.finish = { user in user.isLifeCycleDue = true }
        }
      ) { run in
        for user in run.step.failures.compactMap(\.user) {
          let (before, after) = (run.before.users[user.index], run.after.users[user.index])
          if run.isSynced(user) { return "\(user) is synced too" }
          if before.target != after.target || before.status != after.status
            || before.isLinked != after.isLinked || before.firstValues != after.firstValues
          {
            return "\(user) has changed"
          }
          if !before.due.attributes.allSatisfy(after.due.contains) { return "\(user) is not due" }
          if before.isLifeCycleDue, before.isInScope == after.isInScope, !after.isLifeCycleDue {
            return "\(user) is not due for the life cycle"
          }
        }
        return nil
      },
      Property(
        "a sync fails only without a connection, or for a deleted account that the profile misses",
        fails: { $0.isMissing = { _ in true } }
      ) { run in
        run.step.failures.first { failure in
          if failure.rule == .r23 { return run.before.isConnected }
          guard let user = failure.user.map({ run.after.users[$0.index] }) else { return true }
          return run.story.profile.lifeCycle.missing != .fail || user.status != .deleted
            || !user.isLinked || !user.isInScope
        }.map { "\($0)" }
      },
      Property(
        "in a quarantine cycles keep their distance, and stop in time",
        fails: { $0.runs = { _, _ in true } }
      ) { run in
        guard let quarantine = run.story.profile.quarantine else { return nil }
        let minutes =
          (run.before.quarantine.map { [$0.lastRun] } ?? [])
          + run.step.failures.filter { $0.user == nil }.map(\.minute)
        for (one, next) in zip(minutes, minutes.dropFirst())
        where next - one < quarantine.everyMinutes {
          return "a cycle at \(one), the next at \(next)"
        }
        if let stopsAfter = quarantine.stopsAfterMinutes, let since = run.after.quarantine?.since,
          let last = minutes.last, last - since >= stopsAfter
        {
          return "a cycle at \(last), \(last - since) minutes after the beginning"
        }
        return nil
      },
      Property(
        "a full sync ends a quarantine where it reaches the target, and only there",
        fails: { $0.fails = { world in world.minute % 2 == 0 } }
      ) { run in
        guard case .fullSync = run.step.event else { return nil }
        let expected = run.before.isConnected ? nil : run.before.quarantine
        return run.after.quarantine == expected
          ? nil : "\(String(describing: run.after.quarantine))"
      },
    ]
  }

  /// Stands where an effect has no attribute, which no write has.
  private static let it = Attribute(0)

  /// What the profile asks for a user who is not in scope, by the words of R18.
  private static func request(_ profile: Profile, _ user: UserState) -> LifeCycle.Request {
    switch user.account {
    case .deleted: profile.lifeCycle.deleted
    case .softDeleted: profile.lifeCycle.softDeleted
    case .disabled: profile.lifeCycle.disabled
    case .enabled: profile.lifeCycle.unassigned
    }
  }
}

extension PropertyStep {
  fileprivate func rule(of effect: Effect) -> MappingRule? {
    effect.attribute.flatMap(story.mapping.rule)
  }
}

extension AccountChange {
  fileprivate func isAssigned(_ user: UserState) -> Bool {
    switch self {
    case .assigned: true
    case .unassigned: false
    case .enabled, .disabled, .softDeleted, .deleted: user.isAssigned
    }
  }

  fileprivate func account(_ user: UserState) -> Account {
    switch self {
    case .assigned, .unassigned: user.account
    case .enabled: .enabled
    case .disabled: .disabled
    case .softDeleted: .softDeleted
    case .deleted: .deleted
    }
  }
}
