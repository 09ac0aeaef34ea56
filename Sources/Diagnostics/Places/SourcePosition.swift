/// A place in a text: lines and columns start at 1, columns count Unicode scalars.
package struct SourcePosition: Equatable, Comparable, Hashable, Sendable {
  // Of places there are many: half the room is enough.
  private let storedLine: UInt32
  private let storedColumn: UInt32

  package var line: Int { Int(storedLine) }
  package var column: Int { Int(storedColumn) }

  package init(line: Int, column: Int) {
    precondition(line >= 1, "lines start at 1")
    precondition(column >= 1, "columns start at 1")
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
  }

  package static let start = SourcePosition(line: 1, column: 1)

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// The position some scalars further on the same line.
  package func advanced(by scalars: Int) -> SourcePosition {
    SourcePosition(line: line, column: column + scalars)
  }
}
