/// A help centre and what the engine says of all its statements, whether they are true or not.
public struct CheckedHelpCentre: Sendable {
  public let centre: HelpCentre
  /// What becomes of each attribute under each identity system's own mapping.
  public let outcomes: [Answer]
  /// What becomes of each attribute as if it were mapped, and as if it were not, where the usual
  /// mapping says otherwise.
  public let assumedOutcomes: [Answer]
  public let scenarios: [Simulation]
  public let tables: [CheckedTable]
  public let claims: [CheckedClaim]
  public let pages: [CheckedPage]
  /// What was accepted, and why; the latest change stands last.
  public let history: [KnowledgeRecord.Change]

  /// The day on which the record was accepted last.
  public var asOf: CalendarDate? { history.last?.date }
}
