import Diagnostics
import Knowledge

/// One answer of `lookup`, to print.
struct LookupAnswer {
  let probe: AttributeProbe
  /// The sentence, if the content has words for it.
  let answer: String?
  let content: LookupContent
  /// Whether the identity system's own mapping was asked about, whose outcomes the site shows.
  let isUsualMapping: Bool

  private var evidence: String? {
    guard isUsualMapping, answer != nil else { return nil }
    return (content.base ?? "") + SiteAddress.outcome(probe)
  }

  var json: JSON { probe.json(answer: answer, page: nil, evidence: evidence) }

  /// The answer for a person, in the words of the content.
  func text(_ phrases: Phrases) -> String {
    let telling = probe.telling(phrases, target: content.target)
    let title = phrases(
      .lookupTitle,
      [
        "identity-system": probe.identitySystem.name, "attribute": probe.attribute.text,
        "place": telling.name(of: probe.place),
        "edit": phrases[probe.edit == .set ? .editSet : .editClear],
      ])
    let mapped =
      probe.counterpart.map { phrases(.lookupFed, ["from": $0.text]) }
      ?? phrases[probe.outcome.mapped ? .lookupMapped : .lookupUnmapped]
    let lines = [answer, mapped, evidence.map { phrases(.lookupEvidence, ["address": $0]) }]
    return ([title.capitalizingFirst] + lines.compactMap(\.self).map { "  " + $0 })
      .joined(separator: "\n")
  }
}
