/// Each run of white space as one space, none at the ends.
public func foldingWhiteSpace(_ text: String) -> String {
  text.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }).map { String($0) }
    .joined(separator: " ")
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    return String(scalars)
  }
}
