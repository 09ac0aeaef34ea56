/// Compiled templates as a flat list of instructions without references that need retaining.
struct TemplateProgram: Sendable {
  enum Instruction {
    /// Writes a range of ``constants``.
    case write(from: Int32, to: Int32)
    case escaped(Place)
    case plain(Place)
    /// Skips a number of instructions unless a flag is set or a text is present.
    case when(Place, count: Int32)
    /// Skips a number of instructions if a flag is set, a text or model is present, or a list is not
    /// empty.
    case unless(Place, count: Int32)
    /// Runs a number of instructions with a model, or with each element of a list, in a slot.
    case each(Place, slot: Int32, count: Int32)
    case partial(Int32)
  }

  /// A ``TemplatePath`` whose further numbers are a range of ``further``.
  struct Place {
    let slot: Int32
    let number: Int32
    let from: Int32
    let to: Int32
  }

  private(set) var instructions: [Instruction] = []
  private(set) var constants: [UInt8] = []
  private(set) var further: [Int] = []
  /// The positions of the partials that contain themselves, by number.
  private(set) var partials: [Range<Int>] = []

  /// - Parameter partials: The partials that contain themselves, by number.
  init(partials: [[TemplateCode]]) {
    for code in partials { self.partials.append(add(code)) }
  }

  /// Appends a template.
  ///
  /// - Returns: The range of its instructions.
  mutating func add(_ code: [TemplateCode]) -> Range<Int> {
    let start = instructions.count
    for part in code {
      switch part {
      case .write(let bytes):
        let from = constants.count
        constants += bytes
        instructions.append(.write(from: Int32(from), to: Int32(constants.count)))
      case .escaped(let path): instructions.append(.escaped(place(path)))
      case .plain(let path): instructions.append(.plain(place(path)))
      case .when(let path, let inner):
        let place = place(path)
        add(inner) { .when(place, count: $0) }
      case .unless(let path, let inner):
        let place = place(path)
        add(inner) { .unless(place, count: $0) }
      case .each(let path, let slot, let inner):
        let place = place(path)
        add(inner) { .each(place, slot: Int32(slot), count: $0) }
      case .partial(let number): instructions.append(.partial(Int32(number)))
      }
    }
    return start..<instructions.count
  }

  /// Appends an instruction that applies to those after it.
  private mutating func add(_ inner: [TemplateCode], under instruction: (Int32) -> Instruction) {
    let index = instructions.count
    instructions.append(instruction(0))
    instructions[index] = instruction(Int32(add(inner).count))
  }

  private mutating func place(_ path: TemplatePath) -> Place {
    let from = further.count
    further += path.further
    return Place(
      slot: Int32(path.slot), number: Int32(path.number), from: Int32(from),
      to: Int32(further.count))
  }
}
