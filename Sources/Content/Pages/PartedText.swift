extension String {
  /// The parts before and after the first occurrence of an ASCII mark; `nil` if there is none.
  package func parted(at mark: Unicode.Scalar) -> (before: Substring, after: Substring)? {
    guard let place = utf8.firstIndex(of: UInt8(ascii: mark)) else { return nil }
    return (self[..<place], self[utf8.index(after: place)...])
  }
}
