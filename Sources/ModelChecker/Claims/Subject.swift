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
  package func atoms(_ before: World, _ step: Step, _ after: World) -> AtomSet {
    atoms(from: before.users[user.index], step, to: after.users[user.index])
  }

  /// The phrases that hold when nothing happens in a state.
  func stuttering(in state: UserState) -> AtomSet {
    let held = held(in: state)
    return held.union(held.inThePast)
  }

  func atoms(from before: UserState, _ step: Step, to after: UserState) -> AtomSet {
    var atoms = held(in: after).union(held(in: before).inThePast)
    insertEvent(step, into: &atoms)
    atoms.insert(.userIsSynced, if: step.syncs.contains { $0.user == user })
    for effect in step.effects where effect.user == user {
      switch effect.kind {
      case .created: atoms.insert(.userIsCreated)
      case .wrote, .overwrote:
        guard effect.attribute == attribute else { continue }
        atoms.insert(.itIsWritten)
        atoms.insert(.itIsOverwritten, if: effect.kind == .overwrote)
      case .linked: atoms.insert(.userIsLinked)
      case .activated: atoms.insert(.userIsActivated)
      case .deactivated: atoms.insert(.userIsDeactivated)
      case .deleted: atoms.insert(.userIsDeleted)
      case .restored: atoms.insert(.userIsRestored)
      case .edited, .lost: continue
      }
    }
    atoms.insert(.cycleFails, if: step.failures.contains { $0.user == nil })
    atoms.insert(
      .itChangesAtIdentitySystem, if: atIdentitySystem(before) != atIdentitySystem(after))
    atoms.insert(.itChangesAtTarget, if: before.target?[attribute] != after.target?[attribute])
    return atoms
  }

  private func insertEvent(_ step: Step, into atoms: inout AtomSet) {
    switch step.event {
    case .change(let changed, let edited, let place, _):
      guard changed == user, step.effects.contains(where: { $0.kind == .edited }) else { return }
      switch place {
      case .identitySystem:
        let isIt = edited == source
        atoms.insert(.userIsEditedAtIdentitySystem)
        atoms.insert(.itIsEditedAtIdentitySystem, if: isIt)
        atoms.insert(
          .anotherMappedIsEditedAtIdentitySystem, if: !isIt && sources.contains(edited))
        atoms.insert(
          .anotherUnmappedIsEditedAtIdentitySystem, if: !isIt && !sources.contains(edited))
      case .target:
        atoms.insert(.userIsEditedAtTarget)
        atoms.insert(.itIsEditedAtTarget, if: edited == attribute)
        atoms.insert(.anotherIsEditedAtTarget, if: edited != attribute)
      }
    case .cycle: atoms.insert(.cycleRuns)
    case .forceSync(let forced): atoms.insert(.syncIsForced, if: forced == user)
    case .fullSync: atoms.insert(.fullSyncComes)
    case .account(let changed, let change):
      guard changed == user, step.effects.contains(where: { $0.kind == .edited }) else { return }
      switch change {
      case .assigned: atoms.insert(.userIsAssigned)
      case .unassigned: atoms.insert(.userIsUnassigned)
      case .enabled: atoms.insert(.userIsEnabled)
      case .disabled: atoms.insert(.userIsDisabled)
      case .softDeleted: atoms.insert(.userIsSoftDeleted)
      case .deleted: atoms.insert(.userIsDeletedAtIdentitySystem)
      }
    case .status(let changed, let status):
      guard changed == user, step.effects.contains(where: { $0.kind == .edited }) else { return }
      switch status {
      case .active: atoms.insert(.userIsActivatedAtTarget)
      case .inactive: atoms.insert(.userIsDeactivatedAtTarget)
      case .deleted: atoms.insert(.userIsDeletedAtTarget)
      }
    case .connection(let works): atoms.insert(works ? .connectionWorks : .connectionFails)
    case .wait: return
    }
  }

  /// What holds in a state, in the present tense.
  func held(in state: UserState) -> AtomSet {
    let target = state.target?[attribute]
    var held = AtomSet()
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
