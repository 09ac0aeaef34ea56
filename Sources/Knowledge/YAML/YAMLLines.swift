import Diagnostics

/// Turns libyaml's places into those of the file.
///
/// For libyaml also a lone CR, U+0085, U+2028 and U+2029 end lines. Here, as in `SourceFile`, only LF
/// does, alone or after CR: so do `git`, `grep -n` and the annotations of a pull request count, and a
/// lone CR, at which some editors break lines and others do not, is left within its line.
struct YAMLLines {
  private let file: SourceFile
  /// Where libyaml's lines begin, in UTF-8 bytes; empty if its lines are the file's.
  private let starts: [Int]

  init(_ file: SourceFile) {
    self.file = file
    guard file.withBytes({ bytes in bytes.contains { Self.mayEndLines[Int($0)] } }) else {
      starts = []
      return
    }
    var starts = [0]
    var hasOthers = false
    var offset = 0
    var previous: Unicode.Scalar?
    for scalar in file.text.unicodeScalars {
      offset += UTF8.width(scalar)
      if previous == "\r", scalar != "\n" {
        // The CR ended a line, and this scalar begins the next.
        starts.append(offset - UTF8.width(scalar))
        hasOthers = true
      }
      switch scalar {
      case "\n": starts.append(offset)
      case "\u{85}", "\u{2028}", "\u{2029}":
        starts.append(offset)
        hasOthers = true
      default: break
      }
      previous = scalar
    }
    if previous == "\r" {
      starts.append(offset)
      hasOthers = true
    }
    self.starts = hasOthers ? starts : []
  }

  /// Whether each byte may be the first of a line end that is not the file's.
  private static let mayEndLines = (UInt8.min...UInt8.max).map { byte in
    byte == UInt8(ascii: "\r") || byte == 0xC2 || byte == 0xE2
  }

  /// The offset, in UTF-8 bytes of the file, of a place that libyaml names; both count from 1.
  ///
  /// A document that ends too early is wrong at a line that there is not: that is the text's end.
  func offset(line: Int, column: Int) -> Int {
    let (line, column) = (max(1, line), max(1, column))
    guard !starts.isEmpty else {
      guard line <= file.lineCount else { return file.text.utf8.count }
      return min(file.lineEnd(line), file.offset(of: SourcePosition(line: line, column: column)))
    }
    guard line <= starts.count else { return file.text.utf8.count }
    let start = file.position(offset: starts[line - 1])
    return min(
      max(file.lineEnd(start.line), starts[line - 1]),
      file.offset(of: start.advanced(by: column - 1)))
  }

  func position(line: Int, column: Int) -> SourcePosition {
    file.position(offset: offset(line: line, column: column))
  }
}
