extension AttributeGroup {
  /// Both groups together: again a group.
  init(_ left: AttributeGroup, _ right: AttributeGroup) {
    var pairs: [(left: Int, right: Int)] = []
    var numbers: [Int?] = Array(repeating: nil, count: left.rows.count * right.rows.count)
    for first in left.rows.indices {
      for second in right.rows.indices
      where left.isProvisioned(first) == right.isProvisioned(second) {
        numbers[first * right.rows.count + second] = pairs.count
        pairs.append((first, second))
      }
    }
    func number(_ first: Int, _ second: Int) -> Int? { numbers[first * right.rows.count + second] }

    func row(of pair: (left: Int, right: Int), whileElseDue isElseDue: Bool) -> Row? {
      guard
        let first = left.row(
          of: pair.left, whileElseDue: isElseDue || right.isDue(pair.right)),
        let second = right.row(
          of: pair.right, whileElseDue: isElseDue || left.isDue(pair.left))
      else { return nil }
      return Row(first, second, number)
    }

    members = pairs.map { left.members[$0.left] + right.members[$0.right] }
    beginnings = left.beginnings.flatMap { first in
      right.beginnings.compactMap { number(first, $0) }
    }
    rows = pairs.map { pair in
      (row(of: pair, whileElseDue: false), row(of: pair, whileElseDue: true))
    }
  }
}

extension AttributeGroup.Row {
  /// What one group's edit is to itself, it is to the other as one of "another attribute"; syncs come
  /// to both.
  fileprivate init(
    _ left: AttributeGroup.Row, _ right: AttributeGroup.Row, _ number: (Int, Int) -> Int?
  ) {
    func pair(_ first: Int, _ second: Int) -> Int {
      guard let pair = number(first, second) else {
        preconditionFailure("one event provisions the user for all attributes")
      }
      return pair
    }
    own = AttributeGroup.Edit.allCases.map(\.rawValue).map { edit in
      left.own[edit].compactMap { next in right.others[edit].map { pair(next, $0) } }
        + right.own[edit].compactMap { next in left.others[edit].map { pair($0, next) } }
    }
    others = zip(left.others, right.others).map { first, second in
      first.flatMap { first in second.map { pair(first, $0) } }
    }
    syncs = zip(left.syncs, right.syncs).map(pair)
  }
}
