extension String {
  /// What stands before and after the first of a mark of ASCII; `nil` if there is none.
  package func parted(at mark: Unicode.Scalar) -> (before: Substring, after: Substring)? {
    guard let place = utf8.firstIndex(of: UInt8(ascii: mark)) else { return nil }
    return (self[..<place], self[utf8.index(after: place)...])
  }
}
