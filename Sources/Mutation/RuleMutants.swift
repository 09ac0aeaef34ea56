import SyncEngine

extension Mutant {
  /// The mutants in which a rule of the engine is disabled or reversed.
  static var ruleMutants: [Mutant] {
    edits + starts + coverage + payload + values + onCreate + writes + ends + attributeMutants
      + accountMutants
  }

  static let right = Rules()

  /// Returns a mutant with one of the right rules changed.
  static func rule(
    _ id: RuleID, _ name: String, _ says: String, change: (inout Rules) -> Void
  ) -> Mutant {
    var rules = right
    change(&rules)
    return Mutant(id: "\(id.keyword)/\(name)", says: says, change: .rule(id, rules))
  }

  /// Returns a mutant with a part of one of the right rules replaced.
  static func rule<Part>(
    _ id: RuleID, _ name: String, _ says: String, _ part: WritableKeyPath<Rules, Part>,
    _ wrong: Part
  ) -> Mutant {
    rule(id, name, says) { $0[keyPath: part] = wrong }
  }

  private static var edits: [Mutant] {
    [
      rule(.r1, "off", "edits at the identity system are lost", \.editAtIdentitySystem) { _, _, _ in
        false
      },
      rule(
        .r1, "same-is-an-edit", "setting the value that is there already is an edit",
        \.editAtIdentitySystem
      ) {
        _ = right.editAtIdentitySystem(&$0, $1, $2); return true
      },
      rule(.r1, "unseen", "edits at the identity system start nothing", \.editAtIdentitySystem) {
        _ = right.editAtIdentitySystem(&$0, $1, $2)
        return false
      },
      rule(.r4, "off", "edits at the target are lost", \.editAtTarget) { _, _, _ in false },
      rule(.r4, "same-is-an-edit", "setting the target's value again is an edit", \.editAtTarget) {
        user, attribute, value in
        if !right.editAtTarget(&user, attribute, value) { user.edited.insert(attribute) }
        return true
      },
      rule(.r4, "forgotten", "nobody remembers what was set by hand", \.editAtTarget) {
        user, attribute, value in
        let edited = user.edited
        defer { user.edited = edited }
        return right.editAtTarget(&user, attribute, value)
      },
      rule(
        .r4, "travels-back", "edits at the target are written at the identity system too",
        \.editAtTarget
      ) { user, attribute, value in
        user.identitySystem[attribute] = value
        return right.editAtTarget(&user, attribute, value)
      },
    ]
  }

  private static var starts: [Mutant] {
    [
      rule(.r2, "off", "no edit is noticed", \.notices) { _, _ in false },
      rule(.r2, "all", "every edit is noticed", \.notices) { _, _ in true },
      rule(.r2, "turned-round", "only the other edits are noticed", \.notices) {
        !right.notices($0, $1)
      },
      rule(.r3, "off", "no edit starts a sync", \.startsAtOnce) { _ in false },
      rule(.r3, "always", "every noticed edit starts a sync", \.startsAtOnce) { _ in true },
    ]
  }

  private static var coverage: [Mutant] {
    [
      rule(.r5, "off", "cycles sync nobody", \.cycle) { _, _ in [] },
      rule(.r5, "all", "cycles sync everybody", \.cycle) { _, isDue in
        isDue.indices.map { User($0) }
      },
      rule(.r5, "turned-round", "cycles sync those that do not wait", \.cycle) {
        right.cycle($0, $1.map { !$0 })
      },
      rule(.r5, "backwards", "cycles sync users in the opposite order", \.cycle) {
        right.cycle($0, $1).reversed()
      },
      rule(.r6, "forces-all", "a forced sync syncs users that do not wait", \.forces) {
        _, _ in true
      },
      rule(.r6, "forces-none", "a forced sync does nothing", \.forces) { _, _ in false },
      rule(.r6, "forces-due", "a forced sync syncs only users that wait", \.forces) { $1 },
    ]
  }

  private static var payload: [Mutant] {
    [
      rule(.r6, "always-full", "every sync is a full one", \.isFull) { _, _ in true },
      rule(.r6, "never-full", "no sync but a creation is a full one", \.isFull) { _, _ in false },
      rule(.r6, "changed-only", "a sync carries what changed, even a full one", \.payload) {
        .rulesFrom($2)
      },
      rule(
        .r6, "changed-unless-full", "a sync carries what changed, unless it is a full one",
        \.payload
      ) { $1 ? .everyRule : .rulesFrom($2) },
      rule(.r6, "everything", "every sync carries every rule", \.payload) { _, _, _ in .everyRule },
      rule(.r6, "nothing", "syncs carry nothing", \.payload) {
        _, _, _ in .rulesFrom(AttributeSet())
      },
    ]
  }

  private static var values: [Mutant] {
    [
      rule(.r7, "no-default", "no default stands in", \.value) { profile, rule, source, creates in
        let value = right.value(profile, rule, source, creates)
        return value?.origin == .default ? nil : value
      },
      rule(.r7, "default-always", "a default stands in always", \.value) {
        profile, rule, source, _ in right.value(profile, rule, source, true)
      },
      rule(.r7, "default-first", "a default wins over the value", \.value) {
        right.value($0, $1, nil, $3) ?? right.value($0, $1, $2, $3)
      },
      rule(.r7, "default-not-at-creation", "a default never stands in at the creation", \.value) {
        profile, rule, source, creates in
        let value = right.value(profile, rule, source, creates)
        return creates && value?.origin == .default ? nil : value
      },
      rule(.r7, "no-constant", "constants are not sent", \.value) {
        profile, rule, source, creates in
        let value = right.value(profile, rule, source, creates)
        return value?.origin == .constant ? nil : value
      },
      rule(.r7, "no-value", "values of the identity system are not sent", \.value) {
        profile, rule, _, creates in right.value(profile, rule, nil, creates)
      },
      rule(.r7, "clears", "an absent value always empties", \.clears) { _ in true },
      rule(.r7, "keeps", "an absent value never empties", \.clears) { _ in false },
    ]
  }

  private static var onCreate: [Mutant] {
    [
      rule(.r8, "as-always", "on-create rules are carried as all others", \.onCreate) {
        _, creates, payload in
        creates || payload == .everyRule ? .valueOfNow : .nothing
      },
      rule(.r8, "off", "on-create rules are never carried", \.onCreate) { _, _, _ in .nothing },
      rule(.r8, "withheld", "on-create rules are carried at the creation only", \.onCreate) {
        _, creates, _ in creates ? .valueOfNow : .nothing
      },
      rule(.r8, "resent", "on-create rules bring their first value back", \.onCreate) {
        _, creates, payload in
        creates ? .valueOfNow : payload == .everyRule ? .firstValue : .nothing
      },
      rule(.r8, "not-at-creation", "on-create rules are not carried at the creation", \.onCreate) {
        $1 ? .nothing : right.onCreate($0, $1, $2)
      },
    ]
  }

  private static var writes: [Mutant] {
    [
      rule(.r9, "off", "nothing is written", \.write) { user, attribute, _ in
        user.edited.remove(attribute)
        return nil
      },
      rule(.r9, "equal-too", "equal values are written too", \.write) { user, attribute, value in
        let wasEdited = user.edited.contains(attribute)
        return right.write(&user, attribute, value) ?? (wasEdited ? .overwrote : .wrote)
      },
      rule(.r9, "stays-a-persons", "carried attributes stay set by hand", \.write) {
        user, attribute, value in
        let edited = user.edited
        defer { user.edited = edited }
        return right.write(&user, attribute, value)
      },
      rule(.r9, "equal-stays-a-persons", "what is equal already stays set by hand", \.write) {
        user, attribute, value in
        let edited = user.edited
        let kind = right.write(&user, attribute, value)
        if kind == nil { user.edited = edited }
        return kind
      },
      rule(.r9, "never-overwrote", "nothing counts as overwritten", \.write) {
        right.write(&$0, $1, $2).map { _ in .wrote }
      },
      rule(.r9, "always-overwrote", "everything written counts as overwritten", \.write) {
        right.write(&$0, $1, $2).map { _ in .overwrote }
      },
      rule(.r9, "persons-win", "what was set by hand is not replaced", \.write) {
        user, attribute, value in
        user.edited.contains(attribute) ? nil : right.write(&user, attribute, value)
      },
    ]
  }

  private static var ends: [Mutant] {
    [
      rule(.r10, "off", "users wait for ever, even after their sync", \.finish) { _ in },
      rule(.r10, "forgets-edits", "a sync forgets all that was set by hand", \.finish) {
        right.finish(&$0)
        $0.edited.removeAll()
      },
      rule(.r11, "off", "nobody is created", \.create) { _ in false },
      rule(.r11, "new-do-not-wait", "a user without a record does not count as waiting", \.isDue) {
        !$0.due.isEmpty
      },
      rule(.r11, "all-wait", "everybody counts as waiting", \.isDue) { _ in true },
    ]
  }
}
