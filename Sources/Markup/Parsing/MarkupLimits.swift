import CMarkGFM
import Diagnostics

/// What a text may ask for. cmark takes quadratic time for wide tables, and fills up short rows, so
/// that a small file could ask for millions of cells; deep nesting has no reader.
enum MarkupLimits {
  /// How deep blocks and inlines may be nested.
  static let nestingMax = 100
  /// How many markers of lists and quotations may begin one line; cmark looks at the rest of the line
  /// for each.
  static let markersMax = 500
  static let columnsMax = 200
  static let cellsMax = 100_000
  /// How many bytes cmark may read again, or copy, beyond the text itself: it does so for what
  /// ``RepeatedWork`` counts.
  static let repeatedBytesMax = 256 << 20

  /// Looks at the text before it is parsed.
  ///
  /// - Returns: Why it must not be parsed.
  static func refusal(of file: SourceFile, _ range: Range<Int>) -> Finding? {
    file.withBytes { bytes in
      refusal(of: UnsafeBufferPointer(rebasing: bytes[range]), from: range.lowerBound, file)
    }
  }

  private static func refusal(
    of bytes: UnsafeBufferPointer<UInt8>, from offset: Int, _ file: SourceFile
  ) -> Finding? {
    var cells = 0
    /// The columns of the table that goes on, or none.
    var columns = 0
    var lineStart = 0
    var work = RepeatedWork()
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[lineStart..<lineEnd]
      func place() -> Location { file.location((offset + lineStart)..<(offset + lineStart)) }
      if markers(at: line) > markersMax { return .deepNesting(max: markersMax, at: place()) }
      if let width = columnsOfDelimiterRow(line) {
        columns = width
      } else if line.allSatisfy({ isBlank($0) || $0 == UInt8(ascii: ">") }) {
        columns = 0
      }
      if let construct = work.read(line), work.bytes > repeatedBytesMax {
        return Finding(
          .fileTooLarge, at: place(), "there are too many \(construct)",
          hint: "put empty lines between them, or split the page")
      }
      cells += columns
      guard columns <= columnsMax, cells <= cellsMax else {
        return Finding(
          .fileTooLarge, at: place(),
          columns > columnsMax
            ? "the table has more than \(columnsMax) columns"
            : "the tables of the page have more than \(cellsMax) cells", hint: "split it")
      }
      lineStart = lineEnd + 1
    }
    return nil
  }

  /// How many markers of lists and quotations begin a line.
  private static func markers(at line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    var rest = line[...]
    while let byte = rest.first(where: { !isBlank($0) }) {
      rest = rest.drop(while: isBlank)
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let marker = rest.dropFirst(digits.count)
      switch byte {
      case UInt8(ascii: ">"): rest = rest.dropFirst()
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard rest.dropFirst().first.map(isBlank) ?? true else { return count }
        rest = rest.dropFirst()
      default:
        guard (1...9).contains(digits.count), let end = marker.first,
          end == UInt8(ascii: ".") || end == UInt8(ascii: ")"),
          marker.dropFirst().first.map(isBlank) ?? true
        else { return count }
        rest = marker.dropFirst()
      }
      count += 1
    }
    return count
  }

  /// How many columns the row under a table's titles announces, if the line is one.
  private static func columnsOfDelimiterRow(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let row = line.drop { isBlank($0) || $0 == UInt8(ascii: ">") }
    let known = "|-:".utf8
    // Most lines are seen to be something else by their first byte.
    guard row.allSatisfy({ isBlank($0) || known.contains($0) }), row.contains(UInt8(ascii: "-")),
      row.contains(UInt8(ascii: "|"))
    else { return nil }
    // Without the pipes at the ends each pipe stands between two columns.
    let dashes = row.drop { $0 == UInt8(ascii: "|") }
    let end = dashes.reversed().prefix { isBlank($0) || $0 == UInt8(ascii: "|") }
    return dashes.dropLast(end.count).count { $0 == UInt8(ascii: "|") } + 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// The first node that is nested too deeply.
  static func tooDeep(_ root: Node) -> Node? {
    let iterator = cmark_iter_new(root.pointer)
    defer { cmark_iter_free(iterator) }
    var depth = 0
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nil }
      guard let node = Node(cmark_iter_get_node(iterator)) else { continue }
      // A leaf is entered and never left.
      if cmark_node_first_child(node.pointer) == nil { continue }
      depth += event == CMARK_EVENT_ENTER ? 1 : -1
      if depth > nestingMax { return node }
    }
  }
}

extension Finding {
  static func deepNesting(max: Int, at location: Location) -> Finding {
    Finding(
      .deepNesting, at: location, "more than \(max) levels of nesting", hint: "write it flatter")
  }
}
