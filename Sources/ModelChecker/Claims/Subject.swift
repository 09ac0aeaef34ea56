package import SyncEngine

/// What a law speaks of in a world: one attribute of one user. Says which phrases hold in a step.
package struct Subject: Sendable {
  package let user: User
  /// The target's attribute.
  package let attribute: Attribute
  package let kind: AttributeKind
  private let rule: MappingRule?
  /// The identity system's attribute that `it` is there; `nil` for constants and sent-empty ones.
  private let source: Attribute?
  private let sources: AttributeSet
  private let profile: Profile

  /// - Parameter kind: The attribute's kind, where it is more than its rule says.
  package init(
    _ attribute: Attribute, of user: User, under profile: Profile, _ mapping: Mapping,
    kind: AttributeKind? = nil
  ) {
    self.user = user
    self.attribute = attribute
    rule = mapping.rule(to: attribute)
    self.kind = kind ?? AttributeKind(rule)
    source = self.kind.isUnmapped ? attribute : rule?.from
    sources = mapping.sources
    self.profile = profile
  }

  /// The phrases that hold in a step.
  package func phrases(_ before: World, _ step: Step, _ after: World) -> PhraseSet {
    phrases(from: before.users[user.index], step, to: after.users[user.index])
  }

  /// The phrases that hold when nothing happens in a state.
  func stillness(in state: UserState) -> PhraseSet {
    let held = held(in: state)
    return held.union(held.inThePast)
  }

  func phrases(from before: UserState, _ step: Step, to after: UserState) -> PhraseSet {
    var phrases = held(in: after).union(held(in: before).inThePast)
    insertEvent(step, into: &phrases)
    phrases.insert(.userIsSynced, if: step.syncs.contains { $0.user == user })
    for effect in step.effects where effect.user == user {
      switch effect.kind {
      case .created: phrases.insert(.userIsCreated)
      case .wrote, .overwrote:
        guard effect.attribute == attribute else { continue }
        phrases.insert(.itIsWritten)
        phrases.insert(.itIsOverwritten, if: effect.kind == .overwrote)
      case .linked: phrases.insert(.userIsLinked)
      case .activated: phrases.insert(.userIsActivated)
      case .deactivated: phrases.insert(.userIsDeactivated)
      case .deleted: phrases.insert(.userIsDeleted)
      case .restored: phrases.insert(.userIsRestored)
      case .edited, .lost: continue
      }
    }
    phrases.insert(.cycleFails, if: step.failures.contains { $0.user == nil })
    phrases.insert(
      .itChangesAtIdentitySystem, if: atIdentitySystem(before) != atIdentitySystem(after))
    phrases.insert(.itChangesAtTarget, if: before.target?[attribute] != after.target?[attribute])
    return phrases
  }

  private func insertEvent(_ step: Step, into phrases: inout PhraseSet) {
    switch step.event {
    case .change(let changed, let edited, let place, _):
      guard changed == user, step.effects.contains(where: { $0.kind == .edited }) else { return }
      switch place {
      case .identitySystem:
        let isIt = edited == source
        phrases.insert(.userIsEditedAtIdentitySystem)
        phrases.insert(.itIsEditedAtIdentitySystem, if: isIt)
        phrases.insert(
          .anotherMappedIsEditedAtIdentitySystem, if: !isIt && sources.contains(edited))
        phrases.insert(
          .anotherUnmappedIsEditedAtIdentitySystem, if: !isIt && !sources.contains(edited))
      case .target:
        phrases.insert(.userIsEditedAtTarget)
        phrases.insert(.itIsEditedAtTarget, if: edited == attribute)
        phrases.insert(.anotherIsEditedAtTarget, if: edited != attribute)
      }
    case .cycle: phrases.insert(.cycleRuns)
    case .forceSync(let forced): phrases.insert(.syncIsForced, if: forced == user)
    case .fullSync: phrases.insert(.fullSyncComes)
    case .account(let changed, let change):
      guard changed == user, step.effects.contains(where: { $0.kind == .edited }) else { return }
      switch change {
      case .assigned: phrases.insert(.userIsAssigned)
      case .unassigned: phrases.insert(.userIsUnassigned)
      case .enabled: phrases.insert(.userIsEnabled)
      case .disabled: phrases.insert(.userIsDisabled)
      case .softDeleted: phrases.insert(.userIsSoftDeleted)
      case .deleted: phrases.insert(.userIsDeletedAtIdentitySystem)
      }
    case .status(let changed, let status):
      guard changed == user, step.effects.contains(where: { $0.kind == .edited }) else { return }
      switch status {
      case .active: phrases.insert(.userIsActivatedAtTarget)
      case .inactive: phrases.insert(.userIsDeactivatedAtTarget)
      case .deleted: phrases.insert(.userIsDeletedAtTarget)
      }
    case .connection(let works): phrases.insert(works ? .connectionWorks : .connectionFails)
    case .wait: return
    }
  }

  /// What holds in a state, in the present tense.
  func held(in state: UserState) -> PhraseSet {
    let target = state.target?[attribute]
    var held = PhraseSet()
    held.insert(.itAgrees, if: agrees(state))
    held.insert(.itIsEmptyAtIdentitySystem, if: atIdentitySystem(state) == nil)
    held.insert(.itIsEmptyAtTarget, if: target == nil)
    held.insert(.itIsAPersons, if: state.edited.contains(attribute))
    held.insert(.itHasItsDefault, if: target != nil && target == standIn)
    held.insert(.itHasItsFirstValue, if: hasItsFirstValue(state))
    held.insert(.itIsDue, if: source.map { state.due.contains($0) } ?? false)
    held.insert(.userIsDue, if: !state.due.isEmpty || state.isLifeCycleDue)
    held.insert(.userIsProvisioned, if: state.target != nil)
    held.insert(.userIsInScope, if: state.isAssigned && state.account == .enabled)
    held.insert(.accountIsActive, if: state.target != nil && state.status == .active)
    held.insert(.accountIsInactive, if: state.target != nil && state.status == .inactive)
    held.insert(.accountIsDeleted, if: state.target != nil && state.status == .deleted)
    return held
  }

  private func atIdentitySystem(_ state: UserState) -> Value? {
    source.flatMap { state.identitySystem[$0] }
  }

  /// The rule's default.
  private var standIn: Value? {
    switch rule?.source {
    case .attribute(_, let standIn), .expression(_, _, let standIn): standIn
    case .constant, .nothing, nil: nil
    }
  }

  /// Whether the target holds what the rule's text says, as if it were carried now.
  private func agrees(_ state: UserState) -> Bool {
    guard let target = state.target else { return false }
    let right: Value? =
      switch rule?.source {
      case .attribute(let from, let standIn):
        state.identitySystem[from] ?? (profile.defaults == .always ? standIn : nil)
      // Laws speak of kinds, of which an expression is none: its term plays the source's part.
      case .expression: nil
      case .constant(let constant): constant
      case .nothing: nil
      case nil: atIdentitySystem(state)
      }
    return target[attribute] == right
  }

  private func hasItsFirstValue(_ state: UserState) -> Bool {
    guard profile.createOnly == .resent, kind.isOnCreate, let target = state.target else {
      return false
    }
    return target[attribute] == state.firstValue(of: attribute)?.value
  }
}
