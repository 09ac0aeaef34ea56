extension Dictionary {
  /// Pairs by their keys; of several with the same key, the first counts.
  @inlinable
  package init(first pairs: some Sequence<(Key, Value)>) {
    self.init(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension Sequence {
  /// The elements by a key of theirs; of several with the same key, the first counts.
  @inlinable
  package func keyed<Key: Hashable>(by key: (Element) -> Key) -> [Key: Element] {
    Dictionary(first: map { (key($0), $0) })
  }
}
