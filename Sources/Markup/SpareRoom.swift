extension Array {
  /// The same elements without room for more: what is kept of thousands of pages does not grow.
  var withoutSpareRoom: [Element] { capacity == count ? self : map(\.self) }
}
