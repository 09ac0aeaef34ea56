import Diagnostics
import Knowledge

/// A content file with its wrong texts put right.
struct CorrectedFile {
  /// The path inside the content folder.
  let name: String
  let text: String
  /// The lines that change, for a person.
  let difference: String
}

/// Corrections by the files that they belong to.
struct Corrections {
  private let byFile: [String: [Correction]]

  init(_ corrections: [Correction]) { byFile = Dictionary(grouping: corrections, by: \.file) }

  func applied(to tree: SourceTree) -> [CorrectedFile] {
    byFile.sorted { $0.key < $1.key }.compactMap { name, corrections in
      tree[name].map { apply(corrections, to: $0, name: name) }
    }
  }

  private func apply(
    _ corrections: [Correction], to file: SourceFile, name: String
  ) -> CorrectedFile {
    var bytes = Array(file.text.utf8)
    var difference = "\(file.path):\n"
    // From the end, so that the ranges before stay right; of two that overlap the later one waits
    // for the next run.
    let ordered = corrections.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var lines: [String] = []
    var limit = bytes.count
    for correction in ordered.reversed() where correction.range.upperBound <= limit {
      let before = String(decoding: bytes[correction.range], as: UTF8.self)
      lines.append(
        (Self.lines(before, sign: "-") + Self.lines(correction.text, sign: "+")).joined())
      bytes.replaceSubrange(correction.range, with: correction.text.utf8)
      limit = correction.range.lowerBound
    }
    difference += lines.reversed().joined()
    return CorrectedFile(
      name: name, text: String(decoding: bytes, as: UTF8.self), difference: difference)
  }

  private static func lines(_ text: String, sign: String) -> [String] {
    text.split(separator: "\n").map { "  \(sign) \($0)\n" }
  }
}
