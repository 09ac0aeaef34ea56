package import Content
package import Profiles
package import Traces

/// A help centre and what the engine says of all its statements, whether they are true or not.
package struct CheckedHelpCentre: Sendable {
  package let centre: HelpCentre
  /// What becomes of each attribute under each identity system's own mapping.
  package let outcomes: [Answer]
  /// What becomes of each attribute as if it were mapped, and as if it were not, where the usual
  /// mapping says otherwise.
  package let assumedOutcomes: [Answer]
  package let scenarios: [Simulation]
  package let tables: [CheckedTable]
  package let claims: [CheckedClaim]
  package let pages: [CheckedPage]
  /// What was accepted, and why; the latest change stands last.
  package let history: [Baseline.Change]

  /// The day on which the record was accepted last.
  package var asOf: CalendarDate? { history.last?.date }
}
