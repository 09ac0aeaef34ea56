package import Content
package import Profiles
package import Traces

/// A help centre with the engine's results for all its statements, true or false.
package struct CheckedHelpCentre: Sendable {
  package let centre: HelpCentre
  /// The outcomes of each attribute under each identity system's own mapping.
  package let outcomes: [Answer]
  /// The outcomes of each attribute as if it were mapped and as if it were unmapped, where the usual
  /// mapping says otherwise.
  package let assumedOutcomes: [Answer]
  package let scenarios: [Simulation]
  package let tables: [CheckedTable]
  package let claims: [CheckedClaim]
  package let pages: [CheckedPage]
  /// The accepted changes with their reasons, the latest last.
  package let history: [Baseline.Change]

  /// The day on which the record was last accepted.
  package var asOf: CalendarDate? { history.last?.date }
}
