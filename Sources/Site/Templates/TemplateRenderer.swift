import Diagnostics

/// Runs compiled templates with a model.
struct TemplateRenderer {
  private(set) var bytes: [UInt8] = []
  /// The current models, each in its slot.
  private var models: [any TemplateModel]
  private let program: TemplateProgram
  private var stepsLeft = TemplateLimits.pageStepsMax
  /// Whether the page was abandoned because it is too large.
  private(set) var isExhausted = false

  init(_ model: any TemplateModel, _ program: TemplateProgram, capacity: Int) {
    models = [model]
    self.program = program
    bytes.reserveCapacity(capacity)
  }

  mutating func run(_ instructions: Range<Int>) {
    var next = instructions.lowerBound
    while next < instructions.upperBound, hasStepLeft() {
      let instruction = program.instructions[next]
      next += 1
      switch instruction {
      case .write(let from, let to): write(Int(from)..<Int(to))
      case .escaped(let place):
        if case .text(let text) = value(at: place) { htmlEscapes.append(text, to: &bytes) }
      case .plain(let place):
        if case .text(let text) = value(at: place) { bytes.append(contentsOf: text.utf8) }
      case .when(let place, let count): if !isThere(value(at: place)) { next += Int(count) }
      case .unless(let place, let count): if isThere(value(at: place)) { next += Int(count) }
      case .each(let place, let slot, let count):
        let inner = next..<(next + Int(count))
        next = inner.upperBound
        switch value(at: place) {
        case .model(let model): run(inner, with: CollectionOfOne(model), in: Int(slot))
        case .list(let models): run(inner, with: models, in: Int(slot))
        case .nothing, .text, .flag: break
        }
      case .partial(let number): run(program.partials[Int(number)])
      }
    }
  }

  /// Counts a step, because nested lists could require any number.
  private mutating func hasStepLeft() -> Bool {
    stepsLeft -= 1
    if stepsLeft < 0 || bytes.count > TemplateLimits.pageBytesMax { isExhausted = true }
    return !isExhausted
  }

  private mutating func write(_ constant: Range<Int>) {
    program.constants.withUnsafeBufferPointer { constants in
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: constants[constant]))
    }
  }

  private mutating func run(
    _ instructions: Range<Int>, with values: some Collection<any TemplateModel>, in slot: Int
  ) {
    guard let first = values.first else { return }
    let isNew = slot == models.count
    let hidden = isNew ? first : models[slot]
    if isNew { models.append(first) }
    for value in values where hasStepLeft() {
      models[slot] = value
      run(instructions)
    }
    if isNew { models.removeLast() } else { models[slot] = hidden }
  }

  private func value(at place: TemplateProgram.Place) -> TemplateValue {
    var value = models[Int(place.slot)].value(at: Int(place.number))
    for index in Int(place.from)..<Int(place.to) {
      guard case .model(let model) = value else { return .nothing }
      value = model.value(at: program.further[index])
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
