import Content
import JSON
import Profiles
import Traces

/// An answer of `lookup` to print.
struct LookupAnswer {
  let probe: AttributeProbe
  /// The sentence, if the content has words for it.
  let answer: String?
  let content: LookupContent
  /// Whether the site has a page of evidence for it. It has none for a mapping that the user supplies.
  let isOnSite: Bool
  /// The address of a page about it, inside the site.
  let spokenOn: String?

  var evidence: String? {
    guard isOnSite else { return nil }
    return answer.map { _ in (content.base ?? "") + SiteAddress.outcome(probe) }
  }

  var page: String? { spokenOn.map { (content.base ?? "") + $0 } }

  var json: JSON { probe.json(answer: answer, page: page, evidence: evidence) }

  /// Returns the answer for a person, in the words of the content.
  func text(_ strings: Strings) -> String {
    let lines = [
      answer, probe.mappingWords(strings), page.map { strings(.lookupPage, ["address": $0]) },
      evidence.map { strings(.lookupEvidence, ["address": $0]) },
    ]
    return
      ([probe.title(strings, target: content.target)] + lines.compactMap(\.self).map { "  " + $0 })
      .joined(separator: "\n")
  }

  /// Returns the answer for a customer; `nil` if the content has no words for it.
  func reply(_ strings: Strings, asOf: CalendarDate?) -> String? {
    answer.map {
      // A customer cannot follow an address within the site.
      let isPublished = content.base != nil
      return Reply(
        probe, answer: $0, page: isPublished ? page : nil, evidence: isPublished ? evidence : nil,
        asOf: asOf, strings, content.target
      )
      .text(strings)
    }
  }
}
