import Diagnostics

extension Baseline {
  static let unboundSection = "unbound"
  static let vocabularySection = "vocabulary"

  /// The number of unbound statements; `nil` if the record does not state it.
  var unboundCount: Int? {
    guard let section = sections.first(where: { $0.name == Self.unboundSection }) else {
      return nil
    }
    return section.entries.reduce(0) { $0 + (Int($1.value) ?? 0) }
  }
}

extension StoredBaseline {
  /// Checks the ratchet: the number of unbound statements may fall but must never rise.
  ///
  /// - Parameters:
  ///   - pages: All published pages, checked in this run.
  func risenUnbound(_ pages: [CheckedPage]) -> [Finding] {
    let unbound = pages.map { page in
      (page: page, statements: page.statements.filter { $0.strength == nil })
    }
    let now = unbound.reduce(0) { $0 + $1.statements.count }
    guard let before = record.unboundCount, now > before else { return [] }
    let counts = record.values(Baseline.unboundSection)
    return unbound.flatMap { page, statements -> [Finding] in
      let known = counts[ExactString(page.page.name)].flatMap { Int($0) } ?? 0
      guard statements.count > known else { return [] }
      return statements.map { statement in
        Finding(
          .risenUnbound, at: statement.location,
          "nothing shows this to be true, and \(now) such statements are more than the \(before) "
            + "of the record",
          hint: "bind it to a claim, an outcome or a source, or write "
            + "<!-- not behaviour: reason --> after it; 'accept' does not raise the number")
      }
    }
  }
}

extension Finding {
  static func onlyCited(_ statement: Statement) -> Finding {
    Finding(
      .onlyCited, at: statement.location, "a source alone shows what the engine can play",
      hint:
        "bind it to an outcome, a claim or a trace, or write <!-- not modelled: reason --> after "
        + "it")
  }

  static func unbound(_ statement: Statement) -> Finding {
    Finding(
      .unboundStatement, at: statement.location, "nothing shows this statement to be true",
      hint: "bind it to a claim, an outcome or a source, or write <!-- not behaviour: reason --> "
        + "after it")
  }
}
