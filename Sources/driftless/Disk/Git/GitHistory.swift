import Profiles

/// When files were last changed, according to their repository.
enum GitHistory {
  /// Returns the days of the last commits that changed the files below a folder, by their paths inside
  /// it.
  ///
  /// - Returns: Nothing if Git or a repository is missing.
  static func lastChanges(below folder: String) -> [String: CalendarDate] {
    let log = GitCommand.output(
      of: [
        "log", "-z", "--relative", "--no-renames", "--name-only", "--no-show-signature",
        "--no-ext-diff", "--no-textconv", "--no-mailmap", "--no-color", "--no-follow",
        "--format=\(commitMark)%ct", "--", ".",
      ], in: folder)
    return log.map(read) ?? [:]
  }

  /// Returns the commit that is checked out in a folder; empty if there is none.
  static func head(of folder: String) -> String {
    let commit = GitCommand.output(of: ["rev-parse", "--verify", "HEAD"], in: folder) ?? []
    return String(decoding: commit, as: UTF8.self)
  }

  /// A mark that no path inside a folder begins with.
  private static let commitMark = "//"

  /// - Parameter log: The commits, the latest first: the mark and the seconds since 1970, then, after a
  ///   line break, the files. Each ends with a zero byte.
  static func read(_ log: [UInt8]) -> [String: CalendarDate] {
    var changes: [String: CalendarDate] = [:]
    var date: CalendarDate?
    var isFirst = false
    for part in log.split(separator: 0) {
      if part.starts(with: commitMark.utf8) {
        let seconds = Int(String(decoding: part.dropFirst(commitMark.utf8.count), as: UTF8.self))
        date = seconds.map { CalendarDate(secondsSince1970: $0) }
        isFirst = true
      } else {
        let name = isFirst && part.first == UInt8(ascii: "\n") ? part.dropFirst() : part
        isFirst = false
        let file = String(decoding: name, as: UTF8.self)
        if changes[file] == nil { changes[file] = date }
      }
    }
    return changes
  }
}
