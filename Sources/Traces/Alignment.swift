import Profiles

/// A line that a page shows or should show.
package struct AlignedLine {
  /// The subject of the line: lines with the same key belong together.
  package let key: String
  package let text: String

  package init(key: String, text: String) {
    self.key = key
    self.text = text
  }
}

/// How a shown line and a correct line correspond.
package enum Alignment: Equatable {
  /// The same line, or one in place of the other.
  case pair(shown: Int, right: Int)
  /// A correct line that is not shown; it belongs before the given shown line.
  case missing(right: Int, before: Int)
  case extra(shown: Int)
}

/// Matches the shown lines to the correct ones, so that one extra or missing line does not make all
/// others wrong.
package func align(_ shown: [AlignedLine], with right: [AlignedLine]) -> [Alignment] {
  if shown.count == right.count,
    zip(shown, right).allSatisfy({ $0.key.saysTheSame(as: $1.key) })
  {
    return shown.indices.map { .pair(shown: $0, right: $0) }
  }
  let difference = right.difference(from: shown) { $0.key.saysTheSame(as: $1.key) }
  var removed = Set<Int>()
  for case .remove(let offset, _, _) in difference.removals { removed.insert(offset) }
  var inserted = Set<Int>()
  for case .insert(let offset, _, _) in difference.insertions { inserted.insert(offset) }
  var alignment: [Alignment] = []
  var (left, index) = (0, 0)
  while left < shown.count || index < right.count {
    let (firstLeft, firstIndex) = (left, index)
    while removed.contains(left) { left += 1 }
    while inserted.contains(index) { index += 1 }
    alignment += alignGap(shown, firstLeft..<left, right, firstIndex..<index)
    if left < shown.count, index < right.count {
      alignment.append(.pair(shown: left, right: index))
      left += 1
      index += 1
    }
  }
  return alignment
}

/// Aligns the lines between two equal ones by similarity.
private func alignGap(
  _ shown: [AlignedLine], _ left: Range<Int>, _ right: [AlignedLine], _ wanted: Range<Int>
) -> [Alignment] {
  if left.count == wanted.count {
    return zip(left, wanted).map { .pair(shown: $0, right: $1) }
  }
  // The best sum of similarities from each pair of lines onwards.
  let (rows, columns) = (left.count, wanted.count)
  var best = Array(repeating: Array(repeating: 0.0, count: columns + 1), count: rows + 1)
  let likenesses = left.map { row in
    wanted.map { likeness(of: shown[row].text, to: right[$0].text) }
  }
  for row in (0..<rows).reversed() {
    for column in (0..<columns).reversed() {
      best[row][column] = max(
        best[row + 1][column], best[row][column + 1],
        likenesses[row][column] + best[row + 1][column + 1])
    }
  }
  var alignment: [Alignment] = []
  var (row, column) = (0, 0)
  while row < rows || column < columns {
    if row < rows, column < columns, likenesses[row][column] > 0,
      best[row][column] == likenesses[row][column] + best[row + 1][column + 1]
    {
      alignment.append(
        .pair(shown: left.lowerBound + row, right: wanted.lowerBound + column))
      row += 1
      column += 1
    } else if column < columns, row == rows || best[row][column] == best[row][column + 1] {
      alignment.append(
        .missing(right: wanted.lowerBound + column, before: left.lowerBound + row))
      column += 1
    } else {
      alignment.append(.extra(shown: left.lowerBound + row))
      row += 1
    }
  }
  return alignment
}
