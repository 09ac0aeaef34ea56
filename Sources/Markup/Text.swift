/// Each run of white space as one space, none at the ends.
public func foldingWhiteSpace(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  folded.reserveCapacity(text.utf8.count)
  var isSpaceOwed = false
  for scalar in text.unicodeScalars {
    if scalar.isWhiteSpace {
      isSpaceOwed = !folded.isEmpty
    } else {
      if isSpaceOwed { folded.append(" ") }
      isSpaceOwed = false
      folded.append(scalar)
    }
  }
  return String(folded)
}

extension Unicode.Scalar {
  /// The property of that name; looking it up costs much, and most texts are ASCII.
  var isWhiteSpace: Bool {
    value < 0x80 ? self == " " || (9...13).contains(value) : properties.isWhitespace
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let last = scalars.last, last.isWhiteSpace { scalars.removeLast() }
    while let first = scalars.first, first.isWhiteSpace { scalars.removeFirst() }
    return String(scalars)
  }
}
