package import Diagnostics
package import Profiles
package import SyncEngine

/// A table of outcomes: the probe for every combination of its axes.
package struct OutcomeTable: Sendable {
  package let id: String
  package let title: String
  package let axes: [TableAxis]
  package let columns: [Column]
  /// The table's own mapping, which replaces the identity systems'.
  package let mapping: [MappingEntry]?
  package let rows: [Row]
  package let location: Location

  package struct Column: Sendable {
    package enum Subject: Equatable, Sendable {
      /// The label of an axis, by its place in ``OutcomeTable/axes``.
      case axis(Int)
      case outcome
    }

    package let subject: Subject
    package let title: String
  }

  package struct Row: Sendable {
    /// The values of the axes, joined by hyphens.
    package let id: String
    /// For each axis the number of its value.
    package let values: [Int]
    package let attribute: Located<ExactString>
    package let place: Place
    package let edit: Outcome.Edit
    package let identitySystem: Located<String>
  }
}

/// One axis of a table: what it varies, and its values in order.
package struct TableAxis: Sendable {
  package enum Subject: String, CaseIterable, Sendable {
    case attribute
    case changedAt = "changed-at"
    case edit
    case identitySystem = "identity-system"
  }

  package struct Value: Sendable {
    package let id: String
    /// The label that the table gives it, if it does.
    package let label: String?
    /// What it stands for: an attribute, a place, an edit or an identity system.
    package let setting: Located<String>
  }

  package let subject: Subject
  package let values: [Value]
}
