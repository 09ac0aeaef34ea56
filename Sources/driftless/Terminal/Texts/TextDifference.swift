import Diagnostics

/// The differing lines of two versions of a file, for a person.
struct TextDifference {
  private let before: SourceFile
  private let after: String

  init(from before: SourceFile, to after: String) {
    self.before = before
    self.after = after
  }

  /// The file's path, then the removed and added lines in the order of the text.
  var text: String {
    let (old, new) = (
      Self.lines(before), Self.lines(SourceFile(path: before.path, text: after))
    )
    let difference = new.difference(from: old)
    var removals: [Int: Substring] = [:]
    for case .remove(let offset, let line, _) in difference.removals { removals[offset] = line }
    var insertions: [Int: Substring] = [:]
    for case .insert(let offset, let line, _) in difference.insertions { insertions[offset] = line }
    var shown = "\(before.path):\n"
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if let line = removals[left] {
        shown += "  - \(line)\n"
        left += 1
      } else if let line = insertions[right] {
        shown += "  + \(line)\n"
        right += 1
      } else {
        left += 1
        right += 1
      }
    }
    return shown
  }

  private static func lines(_ file: SourceFile) -> [Substring] {
    (1...file.lineCount).map(file.line)
  }
}
