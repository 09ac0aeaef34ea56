/// What a compiled template does, as a tree; it runs as a ``TemplateProgram``.
enum TemplateCode: Sendable {
  /// Writes bytes that are the same on all pages.
  case write([UInt8])
  case escaped(TemplatePath)
  /// Writes a text as it is.
  case plain(TemplatePath)
  /// Continues inside if a flag is set or a text is present.
  case when(TemplatePath, [TemplateCode])
  /// Continues inside if a flag is not set, a text or model is absent, or a list is empty.
  case unless(TemplatePath, [TemplateCode])
  /// Continues inside with a model, or with each element of a list, in a slot.
  case each(TemplatePath, slot: Int, [TemplateCode])
  /// Continues with a partial that contains itself, by its number.
  case partial(Int)
}

/// The path of a value: its slot, its number there, and so on for the names after dots.
struct TemplatePath: Equatable, Sendable {
  let slot: Int
  let number: Int
  var further: [Int] = []
}

extension [TemplateCode] {
  /// Appends constant bytes; adjacent ones are joined.
  mutating func write(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    if case .write(let before) = last {
      self[count - 1] = .write(before + bytes)
    } else {
      append(.write([UInt8](bytes)))
    }
  }

  mutating func join(_ code: Self) {
    for part in code {
      if case .write(let bytes) = part { write(bytes) } else { append(part) }
    }
  }
}
