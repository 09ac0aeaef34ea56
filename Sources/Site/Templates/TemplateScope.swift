/// The models that are open at one place of a template, as far as their types show.
///
/// Each has a slot. A model of a type that is already open replaces that one, whose names it hides
/// anyway. So a partial that contains itself sees the same scope again.
struct TemplateScope {
  struct Entry {
    let slot: Int
    let shape: TemplateShape
    /// The values that contain it, the outermost first.
    let lineage: [Int]
  }

  /// The open models, the innermost last.
  private(set) var entries: [Entry]
  /// The meaning of `{{.}}`.
  private(set) var this: TemplateText?

  init(_ shape: TemplateShape) { entries = [Entry(slot: 0, shape: shape, lineage: [])] }

  func opening(_ text: TemplateText) -> Self {
    var inner = self
    inner.this = text
    return inner
  }

  /// - Parameter number: A number that is unique among values.
  func opening(
    _ shape: TemplateShape, at path: TemplatePath, number: Int
  ) -> (scope: Self, slot: Int) {
    var inner = self
    let hidden = inner.entries.firstIndex { $0.shape.model == shape.model }
    let slot = hidden.map { inner.entries.remove(at: $0).slot } ?? entries.count
    let whole = entries.first { $0.slot == path.slot }?.lineage ?? []
    inner.entries.append(Entry(slot: slot, shape: shape, lineage: whole + [number]))
    inner.this = nil
    return (inner, slot)
  }

  /// Returns the name in the innermost model that has it.
  func name(_ name: String) -> (name: TemplateShape.Name, path: TemplatePath)? {
    for entry in entries.reversed() {
      guard let found = entry.shape.names()[name] else { continue }
      return (found, TemplatePath(slot: entry.slot, number: found.number))
    }
    return nil
  }

  var names: [String] { Set(entries.flatMap { $0.shape.names().keys }).sorted() }

  /// Returns whether a model here is part of what was in its slot there.
  func isInside(_ outer: Self) -> Bool {
    entries.contains { entry in
      outer.entries.contains {
        $0.slot == entry.slot && entry.lineage.count > $0.lineage.count
          && entry.lineage.starts(with: $0.lineage)
      }
    }
  }

  /// A key that is equal for scopes in which all names have the same meaning.
  var key: Key {
    Key(models: entries.map(\.shape.model), slots: entries.map(\.slot), this: this)
  }

  struct Key: Equatable {
    let models: [ObjectIdentifier]
    let slots: [Int]
    let this: TemplateText?
  }
}

/// A text that a name stands for.
enum TemplateText: Equatable {
  /// Words that are known when templates are compiled.
  case words(String)
  case value(TemplatePath, isHTML: Bool)
}
