/// A stretch of a file: from `start` up to, and without, `end`.
package struct Location: Equatable, Hashable, Sendable {
  /// The file's path as the reader of a finding knows it, for example `Content/faq/drift.md`.
  package let file: String
  package let start: SourcePosition
  package let end: SourcePosition

  package init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  package init(file: String, at position: SourcePosition = .start, count: Int = 0) {
    self.init(file: file, start: position, end: position.advanced(by: count))
  }
}

extension Location: Comparable {
  package static func < (left: Location, right: Location) -> Bool {
    left.file == right.file
      ? (left.start, left.end) < (right.start, right.end) : left.file < right.file
  }
}
