package import Content
package import Profiles

/// An answer as a support agent pastes it into a reply: what happens, where to read on, what shows it,
/// and how old it is.
package struct Reply: Sendable {
  package let title: String
  package let answer: String
  /// The address of a page that says more.
  package let page: String?
  /// The addresses of what shows that the answer is true.
  package let evidence: [String]
  package let asOf: CalendarDate?

  package init(
    title: String, answer: String, page: String?, evidence: [String], asOf: CalendarDate?
  ) {
    self.title = title
    self.answer = answer
    self.page = page
    self.evidence = evidence
    self.asOf = asOf
  }

  /// The reply about one attribute.
  ///
  /// - Parameters:
  ///   - answer: The sentence for the outcome.
  ///   - target: The target's display name.
  package init(
    _ probe: AttributeProbe, answer: String, page: String?, evidence: String?,
    asOf: CalendarDate?, _ phrases: Phrases, _ target: String
  ) {
    self.init(
      title: "\(probe.title(phrases, target: target)) (\(probe.mappingWords(phrases)))",
      answer: answer, page: page, evidence: evidence.map { [$0] } ?? [], asOf: asOf)
  }

  package func text(_ phrases: Phrases) -> String {
    let addresses =
      (page.map { [phrases(.replyPage, ["address": $0])] } ?? [])
      + evidence.map { phrases(.replyEvidence, ["address": $0]) }
    return ([title, answer, ""] + addresses + date(phrases)).joined(separator: "\n")
  }

  package func markdown(_ phrases: Phrases) -> String {
    let addresses =
      (page.map { [phrases(.replyPageMarkdown, ["address": $0])] } ?? [])
      + evidence.map { phrases(.replyEvidenceMarkdown, ["address": $0]) }
    let lines = ["**\(escapedForMarkdown(title))**", "", escapedForMarkdown(answer), ""]
    return (lines + (addresses + date(phrases)).map { "- \($0)" }).joined(separator: "\n")
  }

  private func date(_ phrases: Phrases) -> [String] {
    asOf.map { [phrases(.replyAsOf, ["date": $0.description])] } ?? []
  }
}

extension AttributeProbe {
  /// What was asked, such as "Okta: mobile is changed in Genesys Cloud".
  package func title(_ phrases: Phrases, target: String) -> String {
    let telling = telling(phrases, target: target)
    return phrases(
      .lookupTitle,
      [
        "identity-system": identitySystem.name, "attribute": attribute.text,
        "place": telling.name(of: place),
        "edit": phrases[edit == .set ? .editSet : .editClear],
      ]
    ).capitalizingFirst
  }

  /// How the attribute is mapped, in words.
  package func mappingWords(_ phrases: Phrases) -> String {
    switch mappedAs {
    case .mapped: phrases(.lookupFed, ["from": counterpart?.text ?? attribute.text])
    case .unmapped: phrases[.lookupUnmapped]
    case .constant: phrases[.lookupConstant]
    case .sentEmpty: phrases[.lookupSentEmpty]
    }
  }
}
