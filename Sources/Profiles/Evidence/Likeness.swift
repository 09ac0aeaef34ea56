import Diagnostics

/// How alike two texts are: from 0, no word in common, to 1, the same words.
package func likeness(of left: String, to right: String) -> Double {
  let (left, right) = (words(of: left), words(of: right))
  guard !left.isEmpty, !right.isEmpty else { return 0 }
  var counts: [ExactString: Int] = [:]
  for word in left { counts[word, default: 0] += 1 }
  let common = right.count { word in
    guard let count = counts[word], count > 0 else { return false }
    counts[word] = count - 1
    return true
  }
  return Double(2 * common) / Double(left.count + right.count)
}

private func words(of text: String) -> [ExactString] {
  text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { ExactString(String($0)) }
}
