import Content

/// Says of which unit of a help centre an entry of the record tells.
struct RecordUnits {
  /// The units' places among those of their kind.
  private let ranks: [RecordUnit: Int]

  init(_ centre: HelpCentre) {
    var ranks: [RecordUnit: Int] = [:]
    for kind in RecordUnit.Kind.allCases {
      for (rank, unit) in centre.units(kind).enumerated() { ranks[unit] = rank }
    }
    self.ranks = ranks
  }

  func rank(_ unit: RecordUnit) -> Int? { ranks[unit] }

  /// - Returns: `nil` for an entry of the whole help centre, and for one of a unit that is not there.
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

  /// Ids may hold separators themselves: the longest that there is counts.
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
