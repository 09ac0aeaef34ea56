import ModelChecker
import SyncEngine

/// One user with several attributes, composed of tables that the engine made for each of them.
struct ComposedWorld {
  /// The kinds of the attributes, in order.
  let kinds: [AttributeKind]
  let profile: Profile
  private let starting: Claim.Starting
  /// What the engine found for each attribute.
  let universes: [Universe]
  private let left: AttributeGroup
  private let right: AttributeGroup
  private let leftTable: HalfTable
  private let rightTable: HalfTable
  /// A state's number is the left half's, shifted by this, and the right half's.
  private let shift: Int

  /// - Parameters:
  ///   - kinds: At least two. Each attribute may hold two values (three where R8 keeps a first one),
  ///     its default or constant, and none.
  ///   - starting: Anywhere, or new.
  init(
    _ kinds: [AttributeKind], under profile: Profile, starting: Claim.Starting = .anywhere
  ) {
    precondition(kinds.count >= 2, "a world is composed of at least two attributes")
    precondition(starting != .inAgreement, "only claims begin in agreement")
    self.starting = starting
    self.kinds = kinds
    self.profile = profile
    // One value fewer than a proof needs: here only the size of the world matters.
    universes = kinds.map { Universe(of: $0, under: profile, moreValues: -1) }
    let groups = universes.map { AttributeGroup($0) }
    let half = groups.count / 2
    left = Self.group(groups.prefix(half))
    right = Self.group(groups.dropFirst(half))
    shift = Int.bitWidth - (right.rows.count - 1).leadingZeroBitCount
    precondition(left.rows.count << shift < 1 << 30, "the number of a state has 30 bits")
    leftTable = HalfTable(left, shift: shift)
    rightTable = HalfTable(right, shift: 0)
  }

  private static func group(_ groups: ArraySlice<AttributeGroup>) -> AttributeGroup {
    groups.dropFirst().reduce(groups[groups.startIndex]) { AttributeGroup($0, $1) }
  }

  /// All states have numbers below this one; not every number is a state.
  var numberEnd: Int { left.rows.count << shift }

  /// Every state in which a run may begin.
  var beginnings: [UInt32] {
    left.beginnings.filter { starting == .anywhere || !left.isProvisioned($0) }.flatMap { first in
      right.beginnings.filter { right.isProvisioned($0) == left.isProvisioned(first) }
        .map { UInt32(first << shift | $0) }
    }
  }

  /// What each attribute sees of a state.
  func members(of state: UInt32) -> [UniverseState] {
    let members = left.members[Int(state) >> shift] + right.members[Int(state) & mask]
    return members.indices.map { index in
      members[index].member(
        isElseDue: members.indices.contains { $0 != index && members[$0].isDue })
    }
  }

  private var mask: Int { 1 << shift - 1 }

  /// Takes every step that can be taken from a state: the edits by ``AttributeGroup/Edit``, each in
  /// the order of attributes and values, then the syncs.
  @inline(__always)
  func forEachNext(after state: UInt32, _ visit: (UInt32) -> Void) {
    let first = Int(state) >> shift
    let second = Int(state) & mask
    let leftRow = leftTable.row(of: first, whileElseDue: rightTable.isDue(second))
    let rightRow = rightTable.row(of: second, whileElseDue: leftTable.isDue(first))
    for edit in HalfTable.edits {
      let rightOther = rightTable.other(rightRow, edit)
      leftTable.own(leftRow, edit) { visit($0 + rightOther) }
      let leftOther = leftTable.other(leftRow, edit)
      rightTable.own(rightRow, edit) { visit(leftOther + $0) }
    }
    for sync in 0..<leftTable.syncCount {
      visit(leftTable.sync(leftRow, sync) + rightTable.sync(rightRow, sync))
    }
  }
}
