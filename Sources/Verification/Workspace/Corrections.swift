package import Diagnostics

/// Corrections by the files that they belong to.
package struct Corrections {
  private let byFile: [String: [Correction]]

  package init(_ corrections: [Correction]) {
    byFile = Dictionary(grouping: corrections, by: \.file)
  }

  /// The texts that differ after the corrections, by their paths inside the content folder.
  package func applied(to tree: SourceTree) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, corrections) in byFile {
      guard let file = tree[name] else { continue }
      let text = apply(corrections, to: file.text)
      if !text.utf8.elementsEqual(file.text.utf8) { texts[name] = text }
    }
    return texts
  }

  private func apply(_ corrections: [Correction], to text: String) -> String {
    var bytes = Array(text.utf8)
    // From the end, so that the ranges before stay right; of two that overlap the earlier one waits
    // for another round.
    var limit = bytes.count
    for correction in corrections.sorted(by: { $0.range.lowerBound > $1.range.lowerBound })
    where correction.range.upperBound <= limit {
      bytes.replaceSubrange(correction.range, with: correction.text.utf8)
      limit = correction.range.lowerBound
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
