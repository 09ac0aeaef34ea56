import ModelChecker

/// What some attributes of one user do, as a table: each state of the group, and where each event
/// leads from there.
///
/// The table of one attribute is read off the engine's own universe of it. The table of more follows,
/// because attributes meet in two things only: whether the user is due, and whether the user is
/// provisioned.
struct AttributeGroup {
  /// What attributes that are not edited see of an edit.
  enum Edit: Int, CaseIterable {
    case mappedAtIdentitySystem, unmappedAtIdentitySystem, atTarget
  }

  /// Where the events lead from one state.
  struct Row {
    /// By ``Edit``: where the edits of the group's own attributes lead, in the order of attributes
    /// and values.
    var own: [[Int]]
    /// By ``Edit``: where an edit of an attribute outside the group leads, where it can happen.
    var others: [Int?]
    /// Where a cycle (if there is a schedule), a forced sync and a full sync lead, in this order.
    var syncs: [Int]
  }

  /// By state: what the group is in the eyes of each of its attributes. Whether another attribute is
  /// due is left out here: always `false`.
  let members: [[UniverseState]]
  /// The states in which a scenario can begin.
  let beginnings: [Int]
  /// By state: where events lead while nothing outside the group is due, and while something is;
  /// `nil` where no run comes.
  let rows: [(nothingElseDue: Row?, somethingElseDue: Row?)]

  func isProvisioned(_ state: Int) -> Bool { members[state].allSatisfy(\.isProvisioned) }

  func isDue(_ state: Int) -> Bool { members[state].contains(where: \.isDue) }

  func row(of state: Int, whileElseDue isElseDue: Bool) -> Row? {
    isElseDue ? rows[state].somethingElseDue : rows[state].nothingElseDue
  }
}
