import ModelChecker
import RandomStories

/// An ultimately periodic word: steps, of which those from `loop` on come again and again.
struct Lasso {
  let steps: [AtomSet]
  let loop: Int

  init(seed: UInt64, over atoms: [Atom]) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...7, using: &generator)
    steps = (0..<count).map { _ in
      AtomSet(atoms.filter { _ in Bool.random(using: &generator) })
    }
    loop = .random(in: 0..<count, using: &generator)
  }

  func next(_ position: Int) -> Int { position + 1 < steps.count ? position + 1 : loop }
}

/// A formula of linear temporal logic, with its textbook meaning.
indirect enum Formula {
  case atom(Atom)
  case not(Formula)
  case and(Formula, Formula)
  case or(Formula, Formula)
  case next(Formula)
  case until(Formula, Formula)

  static func finally(_ formula: Formula) -> Formula {
    .until(.or(formula, .not(formula)), formula)
  }
  static func globally(_ formula: Formula) -> Formula { .not(finally(.not(formula))) }
  static func weakUntil(_ left: Formula, _ right: Formula) -> Formula {
    .or(.until(left, right), globally(left))
  }

  func holds(in word: Lasso) -> Bool { values(in: word)[0] }

  /// Whether it holds at each position.
  private func values(in word: Lasso) -> [Bool] {
    let positions = word.steps.indices
    switch self {
    case .atom(let atom): return word.steps.map { $0.contains(atom) }
    case .not(let formula): return formula.values(in: word).map { !$0 }
    case .and(let left, let right):
      return zip(left.values(in: word), right.values(in: word)).map { $0 && $1 }
    case .or(let left, let right):
      return zip(left.values(in: word), right.values(in: word)).map { $0 || $1 }
    case .next(let formula):
      let values = formula.values(in: word)
      return positions.map { values[word.next($0)] }
    case .until(let left, let right):
      // The least fixed point of: right now, or left now and the same at the next position.
      let (stays, comes) = (left.values(in: word), right.values(in: word))
      var values = comes
      for _ in positions {
        values = positions.map { comes[$0] || (stays[$0] && values[word.next($0)]) }
      }
      return values
    }
  }
}

/// Reads a formula as ``Law/formula`` writes it.
struct FormulaParser {
  private var symbols: [Character]
  private let atoms: [Character: Atom]

  static func parse(_ text: String, _ atoms: [Character: Atom]) -> Formula {
    var parser = FormulaParser(symbols: text.filter { $0 != " " }, atoms: atoms)
    return parser.implication()
  }

  private init(symbols: String, atoms: [Character: Atom]) {
    self.symbols = Array(symbols)
    self.atoms = atoms
  }

  private mutating func take(_ symbol: Character) -> Bool {
    guard symbols.first == symbol else { return false }
    symbols.removeFirst()
    return true
  }

  private mutating func implication() -> Formula {
    let left = disjunction()
    return take("→") ? .or(.not(left), implication()) : left
  }

  private mutating func disjunction() -> Formula {
    var left = conjunction()
    while take("∨") { left = .or(left, conjunction()) }
    return left
  }

  private mutating func conjunction() -> Formula {
    var left = untils()
    while take("∧") { left = .and(left, untils()) }
    return left
  }

  private mutating func untils() -> Formula {
    let left = unary()
    if take("U") { return .until(left, untils()) }
    return take("W") ? .weakUntil(left, untils()) : left
  }

  private mutating func unary() -> Formula {
    if take("¬") { return .not(unary()) }
    if take("G") { return .globally(unary()) }
    if take("F") { return .finally(unary()) }
    if take("X") { return .next(unary()) }
    if take("(") {
      let inner = implication()
      precondition(take(")"), "each bracket closes")
      return inner
    }
    guard let atom = atoms[symbols.removeFirst()] else { preconditionFailure("an atom") }
    return .atom(atom)
  }
}
