import Content
package import Diagnostics
import Markup
import Traces

/// A sentence, a table row or a trace step that has a binding or describes behaviour.
package struct Statement: Sendable {
  package let text: String
  package let location: Location
  /// How the statement is known; `nil` if no evidence supports it.
  package let strength: Strength?
  /// Whether only sources support the statement although it describes something that the engine can
  /// play, and no reason is given.
  package internal(set) var isOnlyCited = false
}

/// How many statements are known in each way.
package struct StatementCount: Equatable, Sendable {
  package private(set) var proved = 0
  package private(set) var simulated = 0
  package private(set) var cited = 0
  package private(set) var assumed = 0
  package private(set) var unbound = 0

  package init(_ statements: some Sequence<Statement>) {
    for statement in statements {
      switch statement.strength {
      case .proved: proved += 1
      case .simulated: simulated += 1
      case .cited: cited += 1
      case .assumed: assumed += 1
      case nil: unbound += 1
      }
    }
  }

  package var all: Int { proved + simulated + cited + assumed + unbound }

  package static func + (left: StatementCount, right: StatementCount) -> StatementCount {
    var sum = left
    sum.proved += right.proved
    sum.simulated += right.simulated
    sum.cited += right.cited
    sum.assumed += right.assumed
    sum.unbound += right.unbound
    return sum
  }

  /// The statements that the engine confirms without assumptions.
  package var checked: Int { proved + simulated }

  /// Returns a share of all statements in percent, never rounded up; `nil` if there are no statements.
  package func percent(of part: Int) -> Int? { all == 0 ? nil : part * 100 / all }
}

extension PageCheck {
  /// Returns the statements of the page in the order of the text; blocks under directives come last.
  func statements(_ answerLinks: [LinkTarget], _ bodyLinks: [LinkTarget]) -> [Statement] {
    let answer = page.answer.map { statements(of: $0, page.answerReferences, answerLinks) } ?? []
    let blocks = zip(page.body.directives, page.bodyReferences.blocks).flatMap {
      directive, reference -> [Statement] in
      guard let reference else { return [] }
      switch (reference.kind, directive.block?.content) {
      case (.table, .table(let rows)):
        let answers = evidence.tables[reference.id]?.answers ?? []
        return rows.dropFirst().enumerated().compactMap { number, row in
          let answer = answers.indices.contains(number) ? answers[number] : nil
          return row.first.map { simulated($0, assuming: answer?.assumptions ?? []) }
        }
      case (.trace, .list(let items)):
        let assumptions = evidence.assumptions[reference.id] ?? []
        return items.map { simulated($0, assuming: assumptions) }
      case (.table, _), (.trace, _): return []
      }
    }
    return answer + statements(of: page.body, page.bodyReferences, bodyLinks) + blocks
  }

  private func simulated(_ words: Words, assuming assumptions: [Assumption]) -> Statement {
    Statement(
      text: words.text, location: words.location,
      strength: assumptions.isEmpty ? .simulated : .assumed)
  }

  private func statements(
    of document: Document, _ references: PageReferences, _ links: [LinkTarget]
  ) -> [Statement] {
    document.sentences.compactMap { sentence in
      let strengths = sentence.links.compactMap { number -> Strength? in
        guard number < links.count else { return nil }
        if case .bound(let binding) = links[number] { return binding.strength }
        // A wrong binding already has its finding; do not report it as unbound as well.
        return Strength(meantBy: references.links[number])
      }
      let isOnlyCited =
        !sentence.links.isEmpty && !sentence.isNotModelled
        && sentence.links.allSatisfy { number in
          number < links.count && !links[number].isBoundToMoreThanASource
        }
      guard !strengths.isEmpty || evidence.vocabulary.isUsed(in: sentence.text) else { return nil }
      if strengths.isEmpty, sentence.isExempt { return nil }
      return Statement(
        text: sentence.text, location: sentence.location, strength: Strength.ofAll(strengths),
        isOnlyCited: isOnlyCited && strengths.allSatisfy { $0 == .cited } && !strengths.isEmpty
          && evidence.expressible.isUsed(in: sentence.text))
    }
  }
}

extension LinkTarget {
  /// Whether evidence other than a cited page supports the words.
  fileprivate var isBoundToMoreThanASource: Bool {
    guard case .bound(let binding) = self else { return false }
    return binding.evidence.sourceID == nil
  }
}

extension Strength {
  /// The intended strength of the binding in a link, if the link is meant as a binding.
  fileprivate init?(meantBy destination: LinkDestination) {
    switch destination {
    case .bound(.claim), .incomplete(.claim, _): self = .proved
    case .bound(.source), .incomplete(.source, _): self = .cited
    case .bound(.outcome), .bound(.setting), .bound(.attribute), .bound(.table), .bound(.scenario),
      .incomplete(.outcome, _), .incomplete(.value, _), .unknown:
      self = .simulated
    case .relative, .external: return nil
    }
  }

  /// Returns the strength of a statement with several bindings. Of those confirmed by the engine it is
  /// the weakest, because each may cover only a part of the statement; it is `assumed` if one of them
  /// is.
  fileprivate static func ofAll(_ strengths: [Strength]) -> Strength? {
    if strengths.contains(.assumed) { return .assumed }
    if strengths.contains(.simulated) { return .simulated }
    return strengths.contains(.proved) ? .proved : strengths.first
  }
}
