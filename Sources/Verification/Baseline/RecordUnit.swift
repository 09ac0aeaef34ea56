import Content
import Diagnostics

/// The subject of a record entry.
struct RecordUnit: Hashable, Sendable {
  enum Kind: CaseIterable, Sendable {
    case identitySystem, scenario, table, claim, page
  }

  let kind: Kind
  let id: ExactString

  init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = ExactString(id)
  }
}

extension HelpCentre {
  /// Returns the units of a kind, in the order of the record.
  func units(_ kind: RecordUnit.Kind) -> [RecordUnit] {
    let ids =
      switch kind {
      case .identitySystem: identitySystems.map(\.id)
      case .scenario: scenarios.map(\.id)
      case .table: tables.map(\.id)
      case .claim: claims.map(\.id.value)
      case .page: pages.map(\.name)
      }
    return ids.map { RecordUnit(kind, $0) }
  }
}
