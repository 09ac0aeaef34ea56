package import JSON
import ModelChecker
import SyncEngine
package import Traces

extension SymptomAnswer {
  /// Returns the answer as JSON.
  ///
  /// - Parameters:
  ///   - neighbours: What may happen instead, if there are no runs.
  ///   - addresses: The addresses of the page and the evidence about the edit in a run.
  package func json(
    _ neighbours: [SymptomNeighbour], addresses: (Run) -> (page: String?, evidence: String?)
  ) -> JSON {
    let runs = runs.map { run -> JSON in
      let (page, evidence) = addresses(run)
      return [
        "cause": .string(run.cause.keyword), "length": .int(run.simulation.steps.count),
        "rules": .strings(run.rules.map(\.keyword)), "scenario": run.simulation.scenario.json,
        "page": .optional(page), "evidence": .optional(evidence),
      ]
    }
    let neighbours = neighbours.map { neighbour -> JSON in
      [
        "symptom": .string(neighbour.answer.symptom.keyword),
        "at": .string(neighbour.answer.place.keyword),
        "mapping": .optional(neighbour.assumed?.rawValue),
      ]
    }
    return [
      "attribute": .string(attribute.text), "at": .string(place.keyword),
      "symptom": .string(symptom.keyword), "identitySystem": .string(identitySystem.id),
      "eventsMax": .int(SymptomSearch.eventsMax), "runs": .array(runs),
      "neighbours": .array(neighbours),
    ]
  }
}

extension SymptomAnswer {
  /// Returns the experiment for the edit of the attribute in a run, if there is one: at the place in
  /// the question, or else at the other place.
  package func probe(of run: Run) -> AttributeProbe? {
    let subjects = [attribute] + (mapping.first { $0.to.value == attribute }?.reads ?? [])
    let edits = run.simulation.scenario.steps.compactMap { step -> (Place, Outcome.Edit)? in
      guard case .change(_, let edited, let place, let value) = step.event else { return nil }
      let isAsked = edited.withoutMember == attribute || place == .identitySystem
      guard isAsked, subjects.contains(edited.withoutMember) else { return nil }
      return (place, value == nil ? .clear : .set)
    }
    return (edits.last { $0.0 == place } ?? edits.last).map {
      AttributeProbe(
        of: attribute, editedAt: $0.0, by: $0.1, under: identitySystem, mapping: mapping)
    }
  }
}
