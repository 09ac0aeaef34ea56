/// The table of one half of a world, laid out for speed: one array each, in which a row is found by
/// arithmetic.
///
/// A target is stored as what it adds to the number of the whole world's state, so that the targets
/// of both halves are added.
struct HalfTable {
  static let edits = AttributeGroup.Edit.allCases.indices

  /// Added to a state's number, it leads out of every table: a step that no run takes.
  private static let nowhere: UInt32 = 1 << 30

  private let isDueByState: [Bool]
  /// By row and edit: where the own edits begin in ``own``; one more at the end.
  private let ownStarts: [Int]
  private let own: [UInt32]
  private let others: [UInt32]
  private let syncs: [UInt32]
  let syncCount: Int

  /// - Parameter shift: How far the half's numbers are shifted in the number of a state of the world.
  init(_ group: AttributeGroup, shift: Int) {
    let rows = group.rows.flatMap { [$0.nothingElseDue, $0.somethingElseDue] }
    let syncCount = rows.lazy.compactMap { $0?.syncs.count }.first ?? 0
    var ownStarts: [Int] = []
    var own: [UInt32] = []
    var others: [UInt32] = []
    var syncs: [UInt32] = []
    for row in rows {
      for edit in Self.edits {
        ownStarts.append(own.count)
        own += (row?.own[edit] ?? []).map { UInt32($0) << shift }
        others.append(row?.others[edit].map { UInt32($0) << shift } ?? Self.nowhere)
      }
      syncs +=
        row?.syncs.map { UInt32($0) << shift } ?? Array(repeating: Self.nowhere, count: syncCount)
    }
    isDueByState = group.rows.indices.map(group.isDue)
    self.ownStarts = ownStarts + [own.count]
    self.own = own
    self.others = others
    self.syncs = syncs
    self.syncCount = syncCount
  }

  @inline(__always) func isDue(_ state: Int) -> Bool { isDueByState[state] }

  /// The number of the row for a state of this half.
  @inline(__always) func row(of state: Int, whileElseDue isElseDue: Bool) -> Int {
    state * 2 + (isElseDue ? 1 : 0)
  }

  /// Where the half's own edits of one sort lead.
  @inline(__always) func own(_ row: Int, _ edit: Int, _ visit: (UInt32) -> Void) {
    let place = row * Self.edits.count + edit
    for index in ownStarts[place]..<ownStarts[place + 1] { visit(own[index]) }
  }

  /// Where an edit in the other half leads this one.
  @inline(__always) func other(_ row: Int, _ edit: Int) -> UInt32 {
    others[row * Self.edits.count + edit]
  }

  @inline(__always) func sync(_ row: Int, _ number: Int) -> UInt32 {
    syncs[row * syncCount + number]
  }
}
