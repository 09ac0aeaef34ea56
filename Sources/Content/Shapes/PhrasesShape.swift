import Shapes

extension Phrases {
  /// The maps of ``PhraseKey``'s paths, and those whose keys the writer chooses.
  static let shape: Shape = {
    let paths = PhraseKey.allCases.map { key in
      (path: key.rawValue.split(separator: ".").map(String.init), key: Optional(key))
    }
    let open = optionalSections.map { section in
      (path: section.split(separator: ".").map(String.init), key: PhraseKey?.none)
    }
    return .map(map(paths + open))
  }()

  private static func map(_ phrases: [(path: [String], key: PhraseKey?)]) -> MapShape {
    var names: [String] = []
    for name in phrases.compactMap(\.path.first) where !names.contains(name) { names.append(name) }
    return MapShape(
      names.map { name in
        let below = phrases.filter { $0.path.first == name }
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

extension PhraseKey {
  /// What may stand in it, for its writer.
  fileprivate var usage: String {
    placeholders.isEmpty
      ? "A phrase without placeholders."
      : "A phrase; it may use {\(placeholders.joined(separator: "}, {"))}."
  }
}
