/// Writes a compiled template with a model.
struct TemplateRenderer {
  private(set) var bytes: [UInt8] = []
  /// The models that are open, each in its slot.
  private var models: [any TemplateModel]
  private let partials: [[TemplateCode]]

  init(_ model: any TemplateModel, partials: [[TemplateCode]], capacity: Int) {
    models = [model]
    self.partials = partials
    bytes.reserveCapacity(capacity)
  }

  mutating func run(_ code: [TemplateCode]) {
    for part in code {
      switch part {
      case .write(let constant): bytes.append(contentsOf: constant)
      case .escaped(let path):
        if case .text(let text) = value(at: path) { htmlEscapes.append(text, to: &bytes) }
      case .plain(let path):
        if case .text(let text) = value(at: path) { bytes.append(contentsOf: text.utf8) }
      case .when(let path, let inner): if isThere(value(at: path)) { run(inner) }
      case .unless(let path, let inner): if !isThere(value(at: path)) { run(inner) }
      case .each(let path, let slot, let inner):
        switch value(at: path) {
        case .model(let model): run(inner, with: CollectionOfOne(model), in: slot)
        case .list(let models): run(inner, with: models, in: slot)
        case .nothing, .text, .flag: break
        }
      case .partial(let number): run(partials[number])
      }
    }
  }

  private mutating func run(
    _ code: [TemplateCode], with values: some Collection<any TemplateModel>, in slot: Int
  ) {
    guard let first = values.first else { return }
    let isNew = slot == models.count
    let hidden = isNew ? first : models[slot]
    if isNew { models.append(first) }
    for value in values {
      models[slot] = value
      run(code)
    }
    if isNew { models.removeLast() } else { models[slot] = hidden }
  }

  private func value(at path: TemplatePath) -> TemplateValue {
    var value = models[path.slot].value(at: path.number)
    for number in path.further {
      guard case .model(let model) = value else { return .nothing }
      value = model.value(at: number)
    }
    return value
  }

  private func isThere(_ value: TemplateValue) -> Bool {
    switch value {
    case .nothing: false
    case .text, .model: true
    case .flag(let isSet): isSet
    case .list(let models): !models.isEmpty
    }
  }
}
