/// The rules that a simulator follows, as a value: the standard ones by default, so that a mutant of
/// one of them can be run beside them.
///
/// Each rule lives in a file of its own, which gives its meaning; no rule but R1 touches the identity
/// system's record, and none looks inside a value.
public struct Rules: Sendable {
  /// R1: sets the value at the identity system; says whether that was an edit.
  public var editAtIdentitySystem: @Sendable (inout UserState, Attribute, Value?) -> Bool =
    R1.edit
  /// R2: whether an edit of an attribute that is mapped, or is not, makes the user due.
  public var notices: @Sendable (Profile, _ isMapped: Bool) -> Bool = R2.notices
  /// R3: whether a noticed edit syncs its user now.
  public var startsAtOnce: @Sendable (Profile) -> Bool = R3.startsAtOnce
  /// R4: sets the value at the target; says whether that was an edit.
  public var editAtTarget: @Sendable (inout UserState, Attribute, Value?) -> Bool = R4.edit
  /// R5: whom a cycle syncs, in order, given for each user whether they are due.
  public var cycle: @Sendable (Cycle, _ isDue: [Bool]) -> [User] = R5.covered
  /// R6: whether a forced sync syncs its user, given whether they are due.
  public var forces: @Sendable (Profile, _ isDue: Bool) -> Bool = R6.forces
  /// R6: whether a sync started for this reason is a full one.
  public var isFull: @Sendable (Profile, Sync.Reason) -> Bool = R6.isFull
  /// R6: what a sync carries.
  public var payload: @Sendable (Profile, _ full: Bool, _ due: AttributeSet) -> Payload =
    R6.payload
  /// R7: the value of a rule, given its source's value.
  public var value: @Sendable (Profile, MappingRule, Value?, _ creates: Bool) -> OriginatedValue? =
    R7.value
  /// R7: whether a rule whose value is absent removes the target's value.
  public var clears: @Sendable (Profile) -> Bool = R7.clears
  /// R8: what a sync carries of an on-create rule.
  public var onCreate: @Sendable (Profile, _ creates: Bool, Payload) -> OnCreate = R8.carried
  /// R9: replaces the target's value where it differs; says how, if it did.
  public var write: @Sendable (inout UserState, Attribute, Value?) -> Effect.Kind? = R9.write
  /// R10: closes the sync of a user.
  public var finish: @Sendable (inout UserState) -> Void = R10.finish
  /// R11: whether a cycle and a forced sync count the user as due.
  public var isDue: @Sendable (UserState) -> Bool = R11.isDue
  /// R11: gives the user a record at the target; says whether one was created.
  public var create: @Sendable (inout UserState) -> Bool = R11.create

  public init() {}
}
