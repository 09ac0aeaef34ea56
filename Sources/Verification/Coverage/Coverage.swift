package import Traces

/// How much of the prose is proved, and how much of the behaviour is described.
package struct Coverage: Sendable {
  package struct OfPage: Sendable {
    package let page: String
    package let count: StatementCount
    package let unbound: [Statement]
  }

  /// The behaviour of attributes of one kind, edited in one way under one identity system.
  package struct Behaviour: Hashable, Sendable {
    package let identitySystem: String
    package let kind: String
    package let place: String
    package let edit: String
  }

  package let pages: [OfPage]
  package let total: StatementCount
  /// The behaviour in the record.
  package let behaviours: [Behaviour]
  /// The recorded behaviour that no page describes.
  package let unspokenBehaviours: [Behaviour]
  package let claims: [String]
  /// The claims that no words are bound to.
  package let unspokenClaims: [String]
}

extension Coverage {
  init(
    pages: [CheckedPage], tables: [CheckedTable], outcomes: [Answer], claims: [CheckedClaim]
  ) {
    let published = pages.filter { !$0.page.isDraft }
    self.pages = published.map { page in
      OfPage(
        page: page.page.name, count: StatementCount(page.statements),
        unbound: page.statements.filter { $0.strength == nil })
    }
    total = StatementCount(published.flatMap(\.statements))
    var spokenClaims = Set<String>()
    var spokenTables = Set<String>()
    var spokenRows: [String: Set<String>] = [:]
    for page in published {
      for binding in page.bindings {
        switch binding.evidence {
        case .claim(let id, _): spokenClaims.insert(id)
        case .table(let id): spokenTables.insert(id)
        case .outcome(let id, let row): spokenRows[id, default: []].insert(row)
        case .scenario, .setting, .attribute, .source: continue
        }
      }
    }
    var spokenBehaviours = Set<Behaviour>()
    for table in tables {
      let rows = spokenRows[table.table.id] ?? []
      let isSpoken = spokenTables.contains(table.table.id)
      for (row, answer) in zip(table.table.rows, table.answers)
      where isSpoken || rows.contains(row.id) {
        spokenBehaviours.insert(Behaviour(answer.probe))
      }
    }
    var seen = Set<Behaviour>()
    let behaviours = outcomes.map { Behaviour($0.probe) }.filter { seen.insert($0).inserted }
    self.behaviours = behaviours
    unspokenBehaviours = behaviours.filter { !spokenBehaviours.contains($0) }
    self.claims = claims.map(\.statement.id.value)
    unspokenClaims = self.claims.filter { !spokenClaims.contains($0) }
  }
}

extension Coverage.Behaviour {
  package init(_ probe: AttributeProbe) {
    identitySystem = probe.identitySystem.id
    kind =
      (probe.mapping.first { $0.to.value == probe.attribute }?.kind ?? .unmapped).keyword
    place = probe.place.keyword
    edit = probe.edit.keyword
  }
}
