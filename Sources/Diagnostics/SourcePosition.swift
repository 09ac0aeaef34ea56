/// A place in a text: lines and columns start at 1, columns count Unicode scalars.
public struct SourcePosition: Equatable, Comparable, Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    precondition(line >= 1, "lines start at 1")
    precondition(column >= 1, "columns start at 1")
    self.line = line
    self.column = column
  }

  public static let start = SourcePosition(line: 1, column: 1)

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// The position some scalars further on the same line.
  public func advanced(by scalars: Int) -> SourcePosition {
    SourcePosition(line: line, column: column + scalars)
  }
}
