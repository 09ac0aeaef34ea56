import SyncEngine

extension Mutant {
  /// Each rule of the engine switched off, or turned round.
  static var ruleMutants: [Mutant] {
    edits + starts + coverage + payload + values + onCreate + writes + ends + attributeMutants
      + accountMutants
  }

  /// The standard rules with one of them changed.
  static func rule(
    _ id: RuleID, _ name: String, _ says: String, _ change: (inout Rules, Rules) -> Void
  ) -> Mutant {
    var rules = Rules()
    change(&rules, Rules())
    return Mutant(id: "\(id.keyword)/\(name)", says: says, change: .rule(id, rules))
  }

  private static var edits: [Mutant] {
    [
      rule(.r1, "off", "edits at the identity system are lost") { mutant, _ in
        mutant.editAtIdentitySystem = { _, _, _ in false }
      },
      rule(.r1, "same-is-an-edit", "setting the value that is there already is an edit") {
        mutant, standard in
        mutant.editAtIdentitySystem = {
          _ = standard.editAtIdentitySystem(&$0, $1, $2); return true
        }
      },
      rule(.r1, "unseen", "edits at the identity system start nothing") { mutant, standard in
        mutant.editAtIdentitySystem = {
          _ = standard.editAtIdentitySystem(&$0, $1, $2)
          return false
        }
      },
      rule(.r4, "off", "edits at the target are lost") { mutant, _ in
        mutant.editAtTarget = { _, _, _ in false }
      },
      rule(.r4, "same-is-an-edit", "setting the target's value again is an edit") {
        mutant, standard in
        mutant.editAtTarget = { user, attribute, value in
          if !standard.editAtTarget(&user, attribute, value) { user.edited.insert(attribute) }
          return true
        }
      },
      rule(.r4, "forgotten", "nobody remembers what was set by hand") { mutant, standard in
        mutant.editAtTarget = { user, attribute, value in
          let edited = user.edited
          defer { user.edited = edited }
          return standard.editAtTarget(&user, attribute, value)
        }
      },
      rule(.r4, "travels-back", "edits at the target are written at the identity system too") {
        mutant, standard in
        mutant.editAtTarget = { user, attribute, value in
          user.identitySystem[attribute] = value
          return standard.editAtTarget(&user, attribute, value)
        }
      },
    ]
  }

  private static var starts: [Mutant] {
    [
      rule(.r2, "off", "no edit is noticed") { mutant, _ in mutant.notices = { _, _ in false } },
      rule(.r2, "all", "every edit is noticed") { mutant, _ in mutant.notices = { _, _ in true } },
      rule(.r2, "turned-round", "only the other edits are noticed") { mutant, standard in
        mutant.notices = { !standard.notices($0, $1) }
      },
      rule(.r3, "off", "no edit starts a sync") { mutant, _ in
        mutant.startsAtOnce = { _ in false }
      },
      rule(.r3, "always", "every noticed edit starts a sync") { mutant, _ in
        mutant.startsAtOnce = { _ in true }
      },
    ]
  }

  private static var coverage: [Mutant] {
    [
      rule(.r5, "off", "cycles sync nobody") { mutant, _ in mutant.cycle = { _, _ in [] } },
      rule(.r5, "all", "cycles sync everybody") { mutant, _ in
        mutant.cycle = { _, isDue in isDue.indices.map { User($0) } }
      },
      rule(.r5, "turned-round", "cycles sync those that do not wait") { mutant, standard in
        mutant.cycle = { standard.cycle($0, $1.map { !$0 }) }
      },
      rule(.r5, "backwards", "cycles sync users in the opposite order") { mutant, standard in
        mutant.cycle = { standard.cycle($0, $1).reversed() }
      },
      rule(.r6, "forces-all", "a forced sync syncs users that do not wait") { mutant, _ in
        mutant.forces = { _, _ in true }
      },
      rule(.r6, "forces-none", "a forced sync does nothing") { mutant, _ in
        mutant.forces = { _, _ in false }
      },
      rule(.r6, "forces-due", "a forced sync syncs only users that wait") { mutant, _ in
        mutant.forces = { $1 }
      },
    ]
  }

  private static var payload: [Mutant] {
    [
      rule(.r6, "always-full", "every sync is a full one") { mutant, _ in
        mutant.isFull = { _, _ in true }
      },
      rule(.r6, "never-full", "no sync but a creation is a full one") { mutant, _ in
        mutant.isFull = { _, _ in false }
      },
      rule(.r6, "changed-only", "a sync carries what changed, even a full one") { mutant, _ in
        mutant.payload = { .rulesFrom($2) }
      },
      rule(.r6, "changed-unless-full", "a sync carries what changed, unless it is a full one") {
        mutant, _ in
        mutant.payload = { $1 ? .everyRule : .rulesFrom($2) }
      },
      rule(.r6, "everything", "every sync carries every rule") { mutant, _ in
        mutant.payload = { _, _, _ in .everyRule }
      },
      rule(.r6, "nothing", "syncs carry nothing") { mutant, _ in
        mutant.payload = { _, _, _ in .rulesFrom(AttributeSet()) }
      },
    ]
  }

  private static var values: [Mutant] {
    [
      rule(.r7, "no-default", "no default stands in") { mutant, standard in
        mutant.value = { profile, rule, source, creates in
          let value = standard.value(profile, rule, source, creates)
          return value?.origin == .default ? nil : value
        }
      },
      rule(.r7, "default-always", "a default stands in always") { mutant, standard in
        mutant.value = { profile, rule, source, _ in standard.value(profile, rule, source, true) }
      },
      rule(.r7, "default-first", "a default wins over the value") { mutant, standard in
        mutant.value = { standard.value($0, $1, nil, $3) ?? standard.value($0, $1, $2, $3) }
      },
      rule(.r7, "default-not-at-creation", "a default never stands in at the creation") {
        mutant, standard in
        mutant.value = { profile, rule, source, creates in
          let value = standard.value(profile, rule, source, creates)
          return creates && value?.origin == .default ? nil : value
        }
      },
      rule(.r7, "no-constant", "constants are not sent") { mutant, standard in
        mutant.value = { profile, rule, source, creates in
          let value = standard.value(profile, rule, source, creates)
          return value?.origin == .constant ? nil : value
        }
      },
      rule(.r7, "no-value", "values of the identity system are not sent") { mutant, standard in
        mutant.value = { profile, rule, _, creates in standard.value(profile, rule, nil, creates) }
      },
      rule(.r7, "clears", "an absent value always empties") { mutant, _ in
        mutant.clears = { _ in true }
      },
      rule(.r7, "keeps", "an absent value never empties") { mutant, _ in
        mutant.clears = { _ in false }
      },
    ]
  }

  private static var onCreate: [Mutant] {
    [
      rule(.r8, "as-always", "on-create rules are carried as all others") { mutant, _ in
        mutant.onCreate = { _, creates, payload in
          creates || payload == .everyRule ? .valueOfNow : .nothing
        }
      },
      rule(.r8, "off", "on-create rules are never carried") { mutant, _ in
        mutant.onCreate = { _, _, _ in .nothing }
      },
      rule(.r8, "withheld", "on-create rules are carried at the creation only") { mutant, _ in
        mutant.onCreate = { _, creates, _ in creates ? .valueOfNow : .nothing }
      },
      rule(.r8, "resent", "on-create rules bring their first value back") { mutant, _ in
        mutant.onCreate = { _, creates, payload in
          creates ? .valueOfNow : payload == .everyRule ? .firstValue : .nothing
        }
      },
      rule(.r8, "not-at-creation", "on-create rules are not carried at the creation") {
        mutant, standard in
        mutant.onCreate = { $1 ? .nothing : standard.onCreate($0, $1, $2) }
      },
    ]
  }

  private static var writes: [Mutant] {
    [
      rule(.r9, "off", "nothing is written") { mutant, _ in
        mutant.write = { user, attribute, _ in
          user.edited.remove(attribute)
          return nil
        }
      },
      rule(.r9, "equal-too", "equal values are written too") { mutant, standard in
        mutant.write = { user, attribute, value in
          let wasEdited = user.edited.contains(attribute)
          return standard.write(&user, attribute, value) ?? (wasEdited ? .overwrote : .wrote)
        }
      },
      rule(.r9, "stays-a-persons", "carried attributes stay set by hand") { mutant, standard in
        mutant.write = { user, attribute, value in
          let edited = user.edited
          defer { user.edited = edited }
          return standard.write(&user, attribute, value)
        }
      },
      rule(.r9, "equal-stays-a-persons", "what is equal already stays set by hand") {
        mutant, standard in
        mutant.write = { user, attribute, value in
          let edited = user.edited
          let kind = standard.write(&user, attribute, value)
          if kind == nil { user.edited = edited }
          return kind
        }
      },
      rule(.r9, "never-overwrote", "nothing counts as overwritten") { mutant, standard in
        mutant.write = { standard.write(&$0, $1, $2).map { _ in .wrote } }
      },
      rule(.r9, "always-overwrote", "everything written counts as overwritten") {
        mutant, standard in
        mutant.write = { standard.write(&$0, $1, $2).map { _ in .overwrote } }
      },
      rule(.r9, "persons-win", "what was set by hand is not replaced") { mutant, standard in
        mutant.write = { user, attribute, value in
          user.edited.contains(attribute) ? nil : standard.write(&user, attribute, value)
        }
      },
    ]
  }

  private static var ends: [Mutant] {
    [
      rule(.r10, "off", "users wait for ever, even after their sync") { mutant, _ in
        mutant.finish = { _ in }
      },
      rule(.r10, "forgets-edits", "a sync forgets all that was set by hand") { mutant, standard in
        mutant.finish = {
          standard.finish(&$0)
          $0.edited.removeAll()
        }
      },
      rule(.r11, "off", "nobody is created") { mutant, _ in mutant.create = { _ in false } },
      rule(.r11, "new-do-not-wait", "a user without a record does not count as waiting") {
        mutant, _ in
        mutant.isDue = { !$0.due.isEmpty }
      },
      rule(.r11, "all-wait", "everybody counts as waiting") { mutant, _ in
        mutant.isDue = { _ in true }
      },
    ]
  }
}
