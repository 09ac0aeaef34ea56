/// A table's lines with their cells aligned; the cells' own bytes stay.
struct TableLayout {
  private struct Row {
    let cells: [Substring]
    /// The line's own end, which may be nothing at the end of a text.
    let end: Substring
  }

  private enum Alignment { case none, left, right, center }

  private let rows: [Row]
  private let alignments: [Alignment]
  private let widths: [Int]

  /// Columns are at least as wide as the shortest line under a title.
  private static let widthMin = 3

  /// - Parameter text: Whole lines: the titles, the line under them, and the rows.
  /// - Returns: `nil` if the second line does not make a table of them.
  init?(_ text: Substring) {
    let rows = Self.lines(text).map { Row(cells: Self.cells($0.text), end: $0.end) }
    guard rows.count > 1, rows[0].cells.count == rows[1].cells.count else { return nil }
    let alignments = rows[1].cells.compactMap(Self.alignment)
    guard alignments.count == rows[1].cells.count else { return nil }
    self.rows = rows
    self.alignments = alignments
    widths = alignments.indices.map { column in
      rows.enumerated().reduce(Self.widthMin) { width, row in
        guard row.offset != 1, column < row.element.cells.count else { return width }
        return max(width, displayWidth(row.element.cells[column]))
      }
    }
  }

  var text: String {
    rows.enumerated().map { number, row in
      let cells = row.cells.indices.map { column in
        guard column < widths.count else { return String(row.cells[column]) }
        return number == 1 ? line(column) : padded(row.cells[column], column)
      }
      return "| \(cells.joined(separator: " | ")) |\(row.end)"
    }.joined()
  }

  private func line(_ column: Int) -> String {
    func dashes(_ less: Int) -> String { String(repeating: "-", count: widths[column] - less) }
    return switch alignments[column] {
    case .none: dashes(0)
    case .left: ":" + dashes(1)
    case .right: dashes(1) + ":"
    case .center: ":" + dashes(2) + ":"
    }
  }

  private func padded(_ cell: Substring, _ column: Int) -> String {
    let space = widths[column] - displayWidth(cell)
    let before: Int =
      switch alignments[column] {
      case .none, .left: 0
      case .right: space
      case .center: space / 2
      }
    func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    return spaces(before) + cell + spaces(space - before)
  }
}

extension TableLayout {
  private static func lines(_ text: Substring) -> [(text: Substring, end: Substring)] {
    var lines: [(text: Substring, end: Substring)] = []
    var rest = text
    while !rest.isEmpty {
      let bytes = rest.utf8
      let newline = bytes.firstIndex(of: UInt8(ascii: "\n"))
      var end = newline ?? rest.endIndex
      let next = newline.map { bytes.index(after: $0) } ?? rest.endIndex
      if newline != nil, end > rest.startIndex {
        let before = bytes.index(before: end)
        if bytes[before] == UInt8(ascii: "\r") { end = before }
      }
      lines.append((rest[rest.startIndex..<end], rest[end..<next]))
      rest = rest[next...]
    }
    return lines
  }

  /// The cells of a row, without the blanks around them. A bar behind a backslash ends none.
  private static func cells(_ line: Substring) -> [Substring] {
    let line = trimmed(line)
    let bytes = line.utf8
    var cells: [Substring] = []
    var start = line.startIndex
    var index = start
    if bytes.first == UInt8(ascii: "|") {
      index = bytes.index(after: index)
      start = index
    }
    while index < line.endIndex {
      let byte = bytes[index]
      index = bytes.index(after: index)
      if byte == UInt8(ascii: "\\"), index < line.endIndex, isPunctuation(bytes[index]) {
        index = bytes.index(after: index)
      } else if byte == UInt8(ascii: "|") {
        cells.append(trimmed(line[start..<bytes.index(before: index)]))
        start = index
      }
    }
    if start < line.endIndex { cells.append(trimmed(line[start...])) }
    return cells
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let bytes = text.utf8
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return text[text.startIndex..<text.startIndex] }
    return text[first..<bytes.index(after: last)]
  }

  private static func alignment(_ cell: Substring) -> Alignment? {
    let bytes = Array(cell.utf8)
    let colon = UInt8(ascii: ":")
    let dashes = bytes.drop { $0 == colon }.reversed().drop { $0 == colon }
    guard let first = bytes.first, let last = bytes.last, !dashes.isEmpty,
      dashes.allSatisfy({ $0 == UInt8(ascii: "-") }), bytes.count - dashes.count <= 2
    else { return nil }
    return switch (first == colon, last == colon) {
    case (false, false): Alignment.none
    case (true, false): .left
    case (false, true): .right
    case (true, true): .center
    }
  }
}
