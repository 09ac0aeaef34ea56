/// The rules that a simulator follows, as a value: the standard ones by default, so that a mutant of
/// one of them can be run beside them.
///
/// Each rule lives in a file of its own, which gives its meaning; no rule but R1 touches the identity
/// system's record, and none looks inside a value.
package struct Rules: Sendable {
  /// R1: sets the value at the identity system; says whether that was an edit.
  package var editAtIdentitySystem: @Sendable (inout UserState, Attribute, Value?) -> Bool =
    R1.edit
  /// R2: whether an edit of an attribute that is mapped, or is not, makes the user due.
  package var notices: @Sendable (Profile, _ isMapped: Bool) -> Bool = R2.notices
  /// R3: whether a noticed edit syncs its user now.
  package var startsAtOnce: @Sendable (Profile) -> Bool = R3.startsAtOnce
  /// R4: sets the value at the target; says whether that was an edit.
  package var editAtTarget: @Sendable (inout UserState, Attribute, Value?) -> Bool = R4.edit
  /// R5: the users that a cycle syncs, in order, given whether each user is due.
  package var cycle: @Sendable (Cycle, _ isDue: [Bool]) -> [User] = R5.covered
  /// R6: whether a forced sync syncs its user, given whether they are due.
  package var forces: @Sendable (Profile, _ isDue: Bool) -> Bool = R6.forces
  /// R6: whether a sync started for this reason is a full one.
  package var isFull: @Sendable (Profile, Sync.Reason) -> Bool = R6.isFull
  /// R6: what a sync carries.
  package var payload: @Sendable (Profile, _ full: Bool, _ due: AttributeSet) -> Payload =
    R6.payload
  /// R7: the value of a rule, given its source's value.
  package var value: @Sendable (Profile, MappingRule, Value?, _ creates: Bool) -> OriginatedValue? =
    R7.value
  /// R7: whether a rule whose value is absent removes the target's value.
  package var clears: @Sendable (Profile) -> Bool = R7.clears
  /// R8: what a sync carries of an on-create rule.
  package var onCreate: @Sendable (Profile, _ creates: Bool, Payload) -> OnCreate = R8.carried
  /// R9: replaces the target's value where it differs; says how, if it did.
  package var write: @Sendable (inout UserState, Attribute, Value?) -> Effect.Kind? = R9.write
  /// R10: closes the sync of a user.
  package var finish: @Sendable (inout UserState) -> Void = R10.finish
  /// R11: whether a cycle and a forced sync count the user as due.
  package var isDue: @Sendable (UserState) -> Bool = R11.isDue
  /// R11: gives the user a record at the target; says whether one was created.
  package var create: @Sendable (inout UserState) -> Bool = R11.create
  /// R12: whether a sync may write the attribute, given whether the target has no value of it.
  package var accepts: @Sendable (Target, Attribute, _ isEmpty: Bool) -> Bool = R12.accepts
  /// R13: whether the rule's absent value removes the target's, given R7's word.
  package var clearsMember: @Sendable (MappingRule, _ otherwise: Bool) -> Bool = R13.clears
  /// R14: whether an if-empty rule is carried, given whether the target has no value.
  package var fills: @Sendable (_ isEmpty: Bool) -> Bool = R14.fills
  /// R15: whether a value that names this user is carried.
  package var canRefer: @Sendable (UserState) -> Bool = R15.canRefer
  /// R16: the value of an expression, which may be a new term.
  package var term: @Sendable (Function, [Value?], inout [Term]) -> Value? = R16.value
  /// R17: sets the account at the identity system; says whether that was an edit.
  package var changeAccount: @Sendable (inout UserState, AccountChange) -> Bool = R17.change
  /// R17: whether the user is due for the life cycle, given what R18 asked for and asks for now.
  package var isLifeCycleDue:
    @Sendable (UserState, LifeCycle.Request?, LifeCycle.Request?) -> Bool =
      R17.isDue
  /// R18: what is asked of the target; `nil` is to provision the user.
  package var request: @Sendable (Profile, UserState) -> LifeCycle.Request? = R18.request
  /// R18: whether edits of the user's attributes are noticed.
  package var isReached: @Sendable (UserState) -> Bool = R18.isReached
  /// R19: the status that a sync gives the account, given whether it links it now.
  package var status:
    @Sendable (Profile, LifeCycle.Request?, UserState, Payload, _ links: Bool) -> Status = R19
      .status
  /// R20: sets the status at the target; says whether that was an edit.
  package var changeStatus: @Sendable (inout UserState, Status) -> Bool = R20.change
  /// R21: links an account; says whether it was not linked.
  package var link: @Sendable (inout UserState) -> Bool = R21.link
  /// R22: what an account loses when it is deleted.
  package var lost: @Sendable (Target, UserState) -> [Attribute] = R22.lost
  /// R22: brings a deleted account back; says whether there was one.
  package var restore: @Sendable (inout UserState) -> Bool = R22.restore
  /// R22: whether a sync finds the linked account deleted.
  package var isMissing: @Sendable (UserState) -> Bool = R22.isMissing
  /// R23: whether a sync fails now.
  package var fails: @Sendable (World) -> Bool = R23.fails
  /// R23: whether the cycle of this minute runs.
  package var runs: @Sendable (Profile, World) -> Bool = R23.runs
  /// R23: what a cycle that runs makes of the quarantine.
  package var quarantine: @Sendable (Profile, World, _ failed: Bool) -> QuarantineState? = R23.noted

  package init() {}
}
