/// What a shard has whole or not at all.
struct Unit: Hashable, Sendable {
  enum Kind: CaseIterable, Sendable {
    case identitySystem, scenario, table, claim, page
  }

  let kind: Kind
  let id: Word

  init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = Word(id)
  }
}

extension HelpCentre {
  /// The units of a kind, in the order of the record.
  func units(_ kind: Unit.Kind) -> [Unit] {
    let ids =
      switch kind {
      case .identitySystem: identitySystems.map(\.id)
      case .scenario: scenarios.map(\.id)
      case .table: tables.map(\.id)
      case .claim: claims.map(\.id.value)
      case .page: pages.map(\.name)
      }
    return ids.map { Unit(kind, $0) }
  }

  /// The files that hold one unit each, by their paths.
  var unitsByFile: [Word: Unit] {
    var units: [Word: Unit] = [:]
    for system in identitySystems {
      units[Word(system.location.file)] = Unit(.identitySystem, system.id)
    }
    for scenario in scenarios { units[Word(scenario.location.file)] = Unit(.scenario, scenario.id) }
    for table in tables { units[Word(table.location.file)] = Unit(.table, table.id) }
    for page in pages { units[Word(page.source.path)] = Unit(.page, page.name) }
    return units
  }
}
