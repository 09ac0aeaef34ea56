/// How much a report shows: what is more is counted.
package enum ReportLimits {
  /// How many findings of one kind in one file.
  package static let findingsMaxInFile = 100
  /// How many findings of one kind in all files.
  package static let findingsMax = 1_000
  /// How many further places of one finding.
  package static let relatedMax = 20
  /// How many names in one message.
  package static let namesMax = 20
  /// How long a message is at most, in UTF-8 bytes.
  package static let messageBytesMax = 2_000
  /// How long a hint is at most, in UTF-8 bytes.
  package static let hintBytesMax = 20_000
}

extension String {
  /// The text, or its beginning and an ellipsis if it is longer than so many UTF-8 bytes.
  func shortened(toBytes bytesMax: Int) -> String {
    guard utf8.count > bytesMax else { return self }
    var end = utf8.index(startIndex, offsetBy: bytesMax)
    while end.samePosition(in: unicodeScalars) == nil { utf8.formIndex(before: &end) }
    return self[..<end] + "…"
  }
}

/// Names for a message, those after the first ones only counted: "a, b and 12 more".
///
/// - Parameter separator: The text between two of them.
package func listed(_ names: some Collection<String>, separator: String = ", ") -> String {
  let more = names.count - ReportLimits.namesMax
  let shown = names.prefix(ReportLimits.namesMax).joined(separator: separator)
  return more > 0 ? "\(shown) and \(more) more" : shown
}
