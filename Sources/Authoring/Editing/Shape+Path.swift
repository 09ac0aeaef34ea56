import Shapes

extension Shape {
  /// Returns the shapes at the end of a path, one for each alternative.
  ///
  /// - Parameter hasKey: Returns whether the document's root has a key, where a key decides between
  ///   alternatives.
  func alternatives(
    at path: some Collection<YAMLCursor.Component>, hasKey: (String) -> Bool
  ) -> [Shape] {
    guard let first = path.first else { return alternatives(hasKey) }
    return alternatives(hasKey).flatMap { shape -> [Shape] in
      switch (shape, first) {
      case (.map(let map), .key(let name)):
        (map.key(name)?.shape ?? map.others)?
          .alternatives(at: path.dropFirst(), hasKey: hasKey) ?? []
      case (.list(let element, _, _), .element):
        element.alternatives(at: path.dropFirst(), hasKey: hasKey)
      default: []
      }
    }
  }

  private func alternatives(_ hasKey: (String) -> Bool) -> [Shape] {
    switch self {
    case .either(let shapes): shapes.flatMap { $0.alternatives(hasKey) }
    case .named(_, let shape): shape().alternatives(hasKey)
    case .choice(let key, let with, let without):
      (hasKey(key) ? with : without).alternatives(hasKey)
    default: [self]
    }
  }
}
