import ModelChecker
import Testing

/// The monitor of each law means what the law's formula means.
@Suite struct MonitorTests {
  static let (p, q, r) = (Atom.itAgrees, Atom.itIsDue, Atom.userIsDue)

  struct Row: CustomTestStringConvertible, Sendable {
    let pattern: Law.Pattern
    let hasQ: Bool
    let limit: Law.Limit?
    /// As the language's text writes it.
    let formula: String

    var law: Law {
      Law(
        pattern, .atom(MonitorTests.p), q: hasQ ? .atom(MonitorTests.q) : nil,
        r: limit == nil ? nil : .atom(MonitorTests.r), limit: limit)
    }

    var testDescription: String { "\(pattern): \(formula)" }
  }

  static let rows: [Row] = [
    Row(pattern: .absence, hasQ: false, limit: nil, formula: "G ¬p"),
    Row(pattern: .absence, hasQ: false, limit: .before, formula: "F r → (¬p U r)"),
    Row(pattern: .absence, hasQ: false, limit: .until, formula: "¬p W r"),
    Row(pattern: .absence, hasQ: true, limit: nil, formula: "G (q → X G ¬p)"),
    Row(pattern: .absence, hasQ: true, limit: .before, formula: "G (q → X (F r → (¬p U r)))"),
    Row(pattern: .absence, hasQ: true, limit: .until, formula: "G (q → X (¬p W r))"),
    Row(pattern: .universality, hasQ: false, limit: nil, formula: "G p"),
    Row(pattern: .universality, hasQ: false, limit: .before, formula: "F r → (p U r)"),
    Row(pattern: .universality, hasQ: false, limit: .until, formula: "p W r"),
    Row(pattern: .universality, hasQ: true, limit: nil, formula: "G (q → X G p)"),
    Row(pattern: .universality, hasQ: true, limit: .before, formula: "G (q → X (F r → (p U r)))"),
    Row(pattern: .universality, hasQ: true, limit: .until, formula: "G (q → X (p W r))"),
    Row(pattern: .existence, hasQ: false, limit: nil, formula: "F p"),
    Row(pattern: .existence, hasQ: false, limit: .before, formula: "¬r W (p ∧ ¬r)"),
    Row(pattern: .existence, hasQ: false, limit: .until, formula: "¬r U (p ∧ ¬r)"),
    Row(pattern: .existence, hasQ: true, limit: nil, formula: "G (q → X F p)"),
    Row(pattern: .existence, hasQ: true, limit: .before, formula: "G (q → X (¬r W (p ∧ ¬r)))"),
    Row(pattern: .existence, hasQ: true, limit: .until, formula: "G (q → X (¬r U (p ∧ ¬r)))"),
    Row(pattern: .possibility, hasQ: false, limit: nil, formula: "¬ (G ¬p)"),
    Row(pattern: .possibility, hasQ: false, limit: .before, formula: "¬ (F r → (¬p U r))"),
    Row(pattern: .possibility, hasQ: true, limit: .until, formula: "¬ (G (q → X (¬p W r)))"),
    Row(pattern: .invariant, hasQ: true, limit: nil, formula: "G (q → p)"),
    Row(pattern: .boundedResponse, hasQ: true, limit: .by, formula: "G (q → p ∨ X (¬r W p))"),
    Row(pattern: .response, hasQ: true, limit: nil, formula: "G (q → F p)"),
  ]

  @Test(arguments: rows) func meansWhatItsFormulaMeans(row: Row) {
    #expect(row.law.formula == row.formula)
    let formula = FormulaParser.parse(row.formula, ["p": Self.p, "q": Self.q, "r": Self.r])
    let words = (0..<3_000).map { Lasso(seed: $0, over: [Self.p, Self.q, Self.r]) }
    for word in words where formula.holds(in: word) != accepts(word, row.law) {
      Issue.record("differs on \(word)")
      return
    }
    // A law that every word keeps, or none, would test nothing.
    let kept = words.count { formula.holds(in: $0) }
    #expect(kept > 0 && kept < words.count)
  }

  /// Whether a run that goes on as the word does keeps the law; of a possibility, whether it shows it.
  private func accepts(_ word: Lasso, _ law: Law) -> Bool {
    let monitor = Monitor(law)
    let isPossibility = law.pattern == .possibility
    var phase = monitor.start
    var position = 0
    // Longer than it takes for a position and a phase to come again.
    for _ in 0..<(word.steps.count * 6) {
      guard let next = monitor.advance(from: phase, by: word.steps[position]).phase else {
        return isPossibility
      }
      phase = next
      position = word.next(position)
    }
    if isPossibility { return false }
    guard law.isLiveness else { return true }
    var isOwedForEver = true
    for _ in 0..<(word.steps.count * 6) {
      let advance = monitor.advance(from: phase, by: word.steps[position])
      guard let next = advance.phase else { return false }
      isOwedForEver = isOwedForEver && advance.isStillOwed
      phase = next
      position = word.next(position)
    }
    return !isOwedForEver
  }
}
