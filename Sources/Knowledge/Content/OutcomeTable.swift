public import Diagnostics
public import SyncEngine

/// A table of outcomes: the probe for every combination of its axes.
public struct OutcomeTable: Sendable {
  public let id: String
  public let title: String
  public let axes: [TableAxis]
  public let columns: [Column]
  /// The table's own mapping, which replaces the identity systems'.
  public let mapping: [MappingEntry]?
  public let rows: [Row]
  public let location: Location

  public struct Column: Sendable {
    public enum Subject: Equatable, Sendable {
      /// The label of an axis, by its place in ``OutcomeTable/axes``.
      case axis(Int)
      case outcome
    }

    public let subject: Subject
    public let title: String
  }

  public struct Row: Sendable {
    /// The values of the axes, joined by hyphens.
    public let id: String
    /// For each axis the number of its value.
    public let values: [Int]
    public let attribute: Located<Word>
    public let place: Place
    public let edit: Outcome.Edit
    public let identitySystem: Located<String>
  }
}

/// One axis of a table: what it varies, and its values in order.
public struct TableAxis: Sendable {
  public enum Subject: String, CaseIterable, Sendable {
    case attribute
    case changedAt = "changed-at"
    case edit
    case identitySystem = "identity-system"
  }

  public struct Value: Sendable {
    public let id: String
    /// The label that the table gives it, if it does.
    public let label: String?
    /// What it stands for: an attribute, a place, an edit or an identity system.
    public let setting: Located<String>
  }

  public let subject: Subject
  public let values: [Value]
}
