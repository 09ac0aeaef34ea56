import Shapes

extension Strings {
  /// The maps of ``StringKey``'s paths, and those whose keys the writer chooses.
  static let shape: Shape = {
    let paths = StringKey.allCases.map { key in
      (path: key.rawValue.split(separator: ".").map(String.init), key: Optional(key))
    }
    let open = optionalSections.map { section in
      (path: section.split(separator: ".").map(String.init), key: StringKey?.none)
    }
    return .map(map(paths + open))
  }()

  private static func map(_ strings: [(path: [String], key: StringKey?)]) -> MapShape {
    var names: [String] = []
    for name in strings.compactMap(\.path.first) where !names.contains(name) { names.append(name) }
    return MapShape(
      names.map { name in
        let below = strings.filter { $0.path.first == name }
        let isRequired = below.contains { $0.key != nil }
        let shape: Shape
        let description: String
        if let phrase = below.first, phrase.path.count == 1 {
          shape = phrase.key == nil ? .map(.entries(of: words)) : .text
          description = phrase.key?.usage ?? "Phrases with names of your own."
        } else {
          shape = .map(map(below.map { (Array($0.path.dropFirst()), $0.key) }))
          description = "Phrases: \(name)."
        }
        return MapShape.Key(
          name: name, shape: shape, isRequired: isRequired, description: description)
      })
  }

  /// A phrase, or a map of such.
  private static let words: Shape = .named("phrases") {
    .either([.text, .map(.entries(of: words))])
  }
}

extension StringKey {
  /// What may stand in it, for its writer.
  fileprivate var usage: String {
    placeholders.isEmpty
      ? "A phrase without placeholders."
      : "A phrase; it may use {\(placeholders.joined(separator: "}, {"))}."
  }
}
