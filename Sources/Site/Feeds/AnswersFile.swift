import Content
import JSON

extension SiteRendering {
  /// Every answer, in the shape of `driftless lookup --format json`.
  func answersFile() -> OutputFile {
    let base = centre.site.base ?? ""
    let all = (knowledge.outcomes + knowledge.assumedOutcomes).map { answer in
      let address = SiteAddress.outcome(answer.probe)
      return answer.probe.json(
        answer: answer.says, page: speakers[address]?.first?.address.map { base + $0 },
        evidence: base + address)
    }
    let json: JSON = [
      "site": .string(centre.site.name), "target": .string(centre.site.target),
      "asOf": .optional(knowledge.asOf?.description), "answers": .array(all),
    ]
    return OutputFile(path: "answers.json", text: json.text(levels: 2))
  }
}
