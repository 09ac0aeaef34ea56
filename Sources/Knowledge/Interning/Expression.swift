/// An expression of a mapping: a text that reads attributes, of whose function nothing else is known.
struct Expression: Sendable {
  let text: String
  let arguments: [Word]

  /// The text with values in the place of the attributes' names: how a term is told.
  func applied(to values: [Word?]) -> Word {
    var told = ""
    var rest = text[...]
    while !rest.isEmpty {
      if let (name, value) = name(
        at: rest, isStart: told.isEmpty || !Self.isNameCharacter(told.last))
      {
        told += "\"\(value(values)?.text ?? "")\""
        rest = rest.dropFirst(name.count)
      } else {
        told.append(rest.removeFirst())
      }
    }
    return Word(told)
  }

  /// The attribute's name, as `[name]` or alone, with which a text begins, and which value it has.
  private func name(
    at text: Substring, isStart: Bool
  ) -> (name: String, value: ([Word?]) -> Word?)? {
    let longestFirst = arguments.indices.sorted {
      arguments[$0].text.count > arguments[$1].text.count
    }
    for index in longestFirst {
      let name = arguments[index].text
      for form in ["[\(name)]", "user.\(name)", name] where text.hasPrefix(form) {
        let isWhole =
          form.hasPrefix("[") || isStart && !Self.isNameCharacter(text.dropFirst(form.count).first)
        if isWhole { return (form, { index < $0.count ? $0[index] : nil }) }
      }
    }
    return nil
  }

  private static func isNameCharacter(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ?? false
  }
}
