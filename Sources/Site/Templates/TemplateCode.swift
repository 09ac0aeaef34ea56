/// What a compiled template does, as a tree; it runs as a ``TemplateProgram``.
enum TemplateCode: Sendable {
  /// Writes what is the same on all pages.
  case write([UInt8])
  case escaped(TemplatePath)
  /// Writes a text as it is.
  case plain(TemplatePath)
  /// Goes on inside if a flag is set or a text is there.
  case when(TemplatePath, [TemplateCode])
  /// Goes on inside if a flag is not set, a text or model is not there, or a list is empty.
  case unless(TemplatePath, [TemplateCode])
  /// Goes on inside with a model, or with each of a list, in a slot.
  case each(TemplatePath, slot: Int, [TemplateCode])
  /// Goes on with a partial that contains itself, by its number.
  case partial(Int)
}

/// Where a value is: in which slot, under which number, and so on with the names behind dots.
struct TemplatePath: Equatable, Sendable {
  let slot: Int
  let number: Int
  var further: [Int] = []
}

extension [TemplateCode] {
  /// Appends what is always written; what stands side by side becomes one.
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
