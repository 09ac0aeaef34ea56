import Diagnostics
import ModelChecker
package import Profiles
import SyncEngine
package import Traces

/// A similar question with an answer, for a question that no run leads to.
package struct SymptomNeighbour: Sendable {
  package let answer: SymptomAnswer
  /// The assumed mapping of the attribute, if it differs from the actual one.
  package let assumed: AssumedMapping?
}

extension SymptomAnswer {
  /// Returns what may happen instead: under another mapping of the attribute, after a change at the
  /// other place, or as another symptom.
  package func neighbours(_ attributes: AttributeCatalogue?) -> [SymptomNeighbour] {
    func answer(
      _ symptom: Symptom, _ place: Place, _ assumed: AssumedMapping? = nil
    ) -> SymptomNeighbour {
      let located = Located(attribute, at: identitySystem.location)
      let answer = SymptomAnswer(
        to: symptom, of: attribute, at: place, under: identitySystem,
        mapping: assumed?.applied(to: mapping, for: located) ?? mapping, attributes: attributes)
      return SymptomNeighbour(answer: answer, assumed: assumed)
    }
    let isMapped = mapping.contains { $0.to.value == attribute && $0.from != nil }
    let other: Place = place == .target ? .identitySystem : .target
    let near =
      [answer(symptom, place, isMapped ? .unmapped : .mapped), answer(symptom, other)]
      + Symptom.allCases.filter { $0 != symptom }.map { answer($0, place) }
    return near.filter { !$0.answer.runs.isEmpty }
  }
}
