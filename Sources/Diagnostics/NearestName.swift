/// The known names that `name` may be a misspelling of, best first.
package func nearestNames(to name: String, among known: some Sequence<String>) -> [String] {
  let written = Array(name.lowercased().unicodeScalars)
  let limit = max(1, written.count / 3)
  return known.map {
    (name: $0, distance: editDistance(written, Array($0.lowercased().unicodeScalars)))
  }
  .filter { $0.distance <= limit }
  .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
  .prefix(3).map(\.name)
}

/// A hint that names the nearest known name, or, if none is near and they are few, all of them.
package func suggestion(for name: String, among known: some Collection<String>) -> String? {
  if let nearest = nearestNames(to: name, among: known).first {
    return "did you mean '\(nearest)'?"
  }
  guard !known.isEmpty, known.count <= 12 else { return nil }
  return "known here: " + known.sorted().joined(separator: ", ")
}

/// How many scalars must be inserted, removed, replaced or swapped with their neighbour.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  guard abs(left.count - right.count) <= 8, left.count <= 200 else { return .max }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
      var best = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
