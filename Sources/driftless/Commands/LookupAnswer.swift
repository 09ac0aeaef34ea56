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

  var text: String {
    let what = probe.edit == .set ? "changed" : "emptied"
    let place = probe.place == .target ? content.target : probe.identitySystem.name
    let title =
      "\(probe.attribute) \(what) in \(place) (identity system: \(probe.identitySystem.id))"
    let counterpart = probe.counterpart.map { ", fed by '\($0)'" } ?? ""
    var lines = [title, "  " + (answer ?? "no words for this outcome; see --format json")]
    lines.append("  \(probe.outcome.mapped ? "mapped" : "not mapped")\(counterpart)")
    if let evidence { lines.append("  evidence: \(evidence)") }
    return lines.joined(separator: "\n")
  }
}
