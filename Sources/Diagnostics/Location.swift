/// A stretch of a file: from `start` up to, and without, `end`.
public struct Location: Equatable, Hashable, Sendable {
  /// The file's path as the reader of a finding knows it, for example `Content/faq/drift.md`.
  public let file: String
  public let start: SourcePosition
  public let end: SourcePosition

  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  public init(file: String, at position: SourcePosition = .start, count: Int = 0) {
    self.init(file: file, start: position, end: position.advanced(by: count))
  }
}

extension Location: Comparable {
  public static func < (left: Location, right: Location) -> Bool {
    left.file == right.file
      ? (left.start, left.end) < (right.start, right.end) : left.file < right.file
  }
}
