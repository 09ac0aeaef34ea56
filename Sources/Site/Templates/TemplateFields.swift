/// The names of a model, each with a number for fast access to its value.
struct TemplateFields<Model>: Sendable, ExpressibleByDictionaryLiteral {
  private var fields: [TemplateField<Model>] = []
  private var numbers: [String: Int] = [:]

  init(dictionaryLiteral elements: (String, TemplateField<Model>)...) {
    for (name, field) in elements { add(name, field) }
  }

  subscript(number: Int) -> TemplateField<Model> { fields[number] }

  var names: [String: TemplateShape.Name] {
    numbers.mapValues { TemplateShape.Name(number: $0, kind: fields[$0].kind) }
  }

  /// Returns these fields with others, which take precedence over those of the same name.
  func merging(_ others: Self) -> Self {
    var merged = self
    for (name, number) in others.numbers { merged.add(name, others.fields[number]) }
    return merged
  }

  /// Returns the same names for a model that contains such a model.
  func of<Whole>(_ part: @escaping @Sendable (Whole) -> Model) -> TemplateFields<Whole> {
    var whole: TemplateFields<Whole> = [:]
    for (name, number) in numbers {
      let field = fields[number]
      whole.add(name, TemplateField(kind: field.kind) { field.value(part($0)) })
    }
    return whole
  }

  private mutating func add(_ name: String, _ field: TemplateField<Model>) {
    if let number = numbers[name] {
      fields[number] = field
    } else {
      numbers[name] = fields.count
      fields.append(field)
    }
  }
}
