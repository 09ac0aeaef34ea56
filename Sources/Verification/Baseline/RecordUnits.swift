import Content

/// Finds the unit of a help centre that a record entry is about.
struct RecordUnits {
  /// The position of each unit among those of its kind.
  private let ranks: [RecordUnit: Int]

  init(_ centre: HelpCentre) {
    var ranks: [RecordUnit: Int] = [:]
    for kind in RecordUnit.Kind.allCases {
      for (rank, unit) in centre.units(kind).enumerated() { ranks[unit] = rank }
    }
    self.ranks = ranks
  }

  func rank(_ unit: RecordUnit) -> Int? { ranks[unit] }

  /// - Returns: `nil` for an entry about the whole help centre, and for an entry about an unknown unit.
  func unit(of key: String, in section: String) -> RecordUnit? {
    switch section {
    case Baseline.settingsSection, Baseline.outcomesSection:
      unit(.identitySystem, before: "/", in: key)
    case Baseline.scenariosSection: unit(.scenario, before: "/", in: key)
    case Baseline.tablesSection: unit(.table, before: "/", in: key)
    case Baseline.claimsSection: known(.claim, key)
    case Baseline.bindingsSection: unit(.page, before: " ", in: key)
    case Baseline.unboundSection: known(.page, key)
    default: nil
    }
  }

  private func known(_ kind: RecordUnit.Kind, _ id: String) -> RecordUnit? {
    let unit = RecordUnit(kind, id)
    return ranks[unit] == nil ? nil : unit
  }

  /// Finds a unit by the start of a key. Ids may contain separators, so the longest known id wins.
  private func unit(_ kind: RecordUnit.Kind, before separator: Character, in key: String)
    -> RecordUnit?
  {
    var rest = key[...]
    while let end = rest.lastIndex(of: separator) {
      rest = rest[..<end]
      if let unit = known(kind, String(rest)) { return unit }
    }
    return nil
  }
}
