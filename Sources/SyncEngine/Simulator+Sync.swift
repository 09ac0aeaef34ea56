extension Simulator {
  /// Syncs one user, if something reaches that user.
  func sync(_ user: User, _ why: Sync.Reason, in world: inout World, _ step: inout Step) {
    var state = world.users[user.index]
    guard rules.isReached(state) || state.isLifeCycleDue else { return }
    guard !rules.fails(world) else {
      return step.failures.append(
        Failure(user: user, minute: world.minute, why: why, rule: .r23))
    }
    if let request = rules.request(profile, state) {
      var sync = Sync(
        user: user, minute: world.minute, why: why, full: false, carriesEdit: !state.due.isEmpty)
      sync.decisions = mapping.rules.map { _ in .withheld(by: .r18) }
      if state.target != nil, state.isLinked {
        setStatus(
          user, &state, request, .rulesFrom(AttributeSet()), links: false, minute: world.minute,
          &step)
      }
      rules.finish(&state)
      world.users[user.index] = state
      return step.syncs.append(sync)
    }
    if rules.isMissing(state), profile.lifeCycle.missing == .fail {
      return step.failures.append(
        Failure(user: user, minute: world.minute, why: why, rule: .r22))
    }
    provision(user, state, why, in: &world, &step)
  }

  private func provision(
    _ user: User, _ before: UserState, _ why: Sync.Reason, in world: inout World,
    _ step: inout Step
  ) {
    var state = before
    let restores = rules.restore(&state)
    let links = !restores && rules.link(&state)
    let creates = restores || (!links && rules.create(&state))
    let full = creates || links || rules.isFull(profile, why)
    var sync = Sync(
      user: user, minute: world.minute, why: why, full: full, carriesEdit: !before.due.isEmpty)
    if creates {
      rememberFirstValues(&state, &world.terms, creates: true)
      step.effects.append(
        restores
          ? .ofAccount(.restored, of: user, rule: .r22, minute: world.minute)
          : .ofAccount(.created, of: user, rule: .r11, minute: world.minute))
    } else if links {
      step.effects.append(.ofAccount(.linked, of: user, rule: .r21, minute: world.minute))
    }
    let payload = rules.payload(profile, full, state.due)
    if state.target != nil {
      setStatus(user, &state, nil, payload, links: links, minute: world.minute, &step)
    }
    for (number, rule) in mapping.rules.enumerated() {
      let (decision, carried) = carried(rule, of: state, creates: creates, payload, in: &world)
      sync.decisions.append(decision)
      if let carried, decision == .withheld(by: .r15) {
        step.withheldReferences.append(
          WithheldReference(sync: step.syncs.count, rule: number, value: carried))
      }
      guard case .carried = decision, state.target != nil else { continue }
      write(rule, carried, of: user, &state, minute: world.minute, &step)
    }
    rules.finish(&state)
    world.users[user.index] = state
    step.syncs.append(sync)
  }

  /// Carries, at the end of a cycle or a full sync, the references to users whom it has created only
  /// after those who refer to them (R15).
  ///
  /// - Parameter first: The number of its first sync.
  func carryReferences(from first: Int, in world: inout World, _ step: inout Step) {
    for withheld in step.withheldReferences where withheld.sync >= first {
      let user = step.syncs[withheld.sync].user
      let rule = mapping.rules[withheld.rule]
      guard canRefer(rule, withheld.value, in: world) else { continue }
      var state = world.users[user.index]
      step.syncs[withheld.sync].decisions[withheld.rule] = .carried(by: .r15)
      write(rule, withheld.value, of: user, &state, minute: world.minute, &step)
      world.users[user.index] = state
    }
  }

  private func write(
    _ rule: MappingRule, _ value: OriginatedValue?, of user: User, _ state: inout UserState,
    minute: Int32, _ step: inout Step
  ) {
    let before = state.target?[rule.to]
    guard let kind = rules.write(&state, rule.to, value?.value) else { return }
    step.effects.append(
      Effect(
        minute: minute, user: user, place: .target, kind: kind, rule: .r9, attribute: rule.to,
        before: before, after: value?.value, origin: value?.origin))
  }

  /// Gives the account the status that R19 says.
  private func setStatus(
    _ user: User, _ state: inout UserState, _ request: LifeCycle.Request?, _ payload: Payload,
    links: Bool, minute: Int32, _ step: inout Step
  ) {
    let status = rules.status(profile, request, state, payload, links)
    if status == .deleted { state.isLinked = request != .delete && state.isLinked }
    guard status != state.status else { return }
    state.status = status
    let kind: Effect.Kind =
      switch status {
      case .active: .activated
      case .inactive: .deactivated
      case .deleted: .deleted
      }
    step.effects.append(.ofAccount(kind, of: user, rule: .r19, minute: minute))
    if status == .deleted { lose(user, &state, minute: minute, &step) }
  }

  /// What the target does not keep of an account that was deleted.
  func lose(_ user: User, _ state: inout UserState, minute: Int32, _ step: inout Step) {
    for attribute in rules.lost(target, state) {
      step.effects.append(
        Effect(
          minute: minute, user: user, place: .target, kind: .lost, rule: .r22,
          attribute: attribute, before: state.target?[attribute], after: nil, origin: nil))
      state.target?[attribute] = nil
      state.edited.remove(attribute)
    }
  }
}

extension Simulator {
  /// Whether a sync carries a rule, with which value, and what decided it; a reference that is withheld
  /// has its value too.
  private func carried(
    _ rule: MappingRule, of user: UserState, creates: Bool, _ payload: Payload,
    in world: inout World
  ) -> (Decision, OriginatedValue?) {
    var chooser = RuleID.r6
    let isEmpty = user.target?[rule.to] == nil
    let value: OriginatedValue?
    switch rule.apply {
    case .always, .ifEmpty:
      guard payload.carries(rule) else { return (.withheld(by: .r6), nil) }
      if rule.apply == .ifEmpty {
        chooser = .r14
        guard rules.fills(isEmpty) else { return (.withheld(by: .r14), nil) }
      }
      value = self.value(of: rule, of: user, creates: creates, &world.terms)
    case .onCreate:
      chooser = .r8
      switch rules.onCreate(profile, creates, payload) {
      case .valueOfNow: value = self.value(of: rule, of: user, creates: creates, &world.terms)
      case .firstValue: value = user.firstValue(of: rule.to)
      case .nothing: return (.withheld(by: .r8), nil)
      }
    }
    guard rules.accepts(target, rule.to, isEmpty) else { return (.withheld(by: .r12), nil) }
    if let value, !canRefer(rule, value, in: world) { return (.withheld(by: .r15), value) }
    if value == nil, !rules.clearsMember(rule, rules.clears(profile)) {
      return (.withheld(by: rule.absent == nil ? .r7 : .r13), nil)
    }
    return (.carried(by: chooser), value)
  }

  /// Whether the target has the user whom a value names, if it names one.
  private func canRefer(_ rule: MappingRule, _ value: OriginatedValue, in world: World) -> Bool {
    guard target.references.contains(rule.to), let named = target.user(namedBy: value.value) else {
      return true
    }
    return rules.canRefer(world.users[named.index])
  }

  /// What R7 gives for a rule.
  func value(
    of rule: MappingRule, of user: UserState, creates: Bool, _ terms: inout [Term]
  ) -> OriginatedValue? {
    let source: Value? =
      switch rule.source {
      case .attribute(let from, _): user.identitySystem[from]
      case .expression(let function, let arguments, _):
        rules.term(function, arguments.map { user.identitySystem[$0] }, &terms)
      case .constant, .nothing: nil
      }
    return rules.value(profile, rule, source, creates)
  }

  /// Keeps, with `resent`, what R7 gives now for each on-create rule.
  func rememberFirstValues(_ user: inout UserState, _ terms: inout [Term], creates: Bool) {
    guard profile.createOnly == .resent else { return }
    var firstValues: [FirstValue] = []
    for rule in mapping.rules where rule.apply == .onCreate {
      guard let value = value(of: rule, of: user, creates: creates, &terms) else { continue }
      firstValues.append(FirstValue(attribute: rule.to, value: value))
    }
    user.firstValues = firstValues
  }
}

extension Effect {
  /// What a sync did to the account.
  static func ofAccount(_ kind: Kind, of user: User, rule: RuleID, minute: Int32) -> Effect {
    Effect(
      minute: minute, user: user, place: .target, kind: kind, rule: rule, attribute: nil,
      before: nil, after: nil, origin: nil)
  }

  /// A person's change of the account.
  static func edit(of user: User, at place: Place, rule: RuleID, minute: Int32) -> Effect {
    Effect(
      minute: minute, user: user, place: place, kind: .edited, rule: rule, attribute: nil,
      before: nil, after: nil, origin: nil)
  }
}
