package import Content
package import Profiles

/// An answer that a support agent can paste into a reply: what happens, where to read more, the
/// evidence, and its date.
package struct Reply: Sendable {
  package let title: String
  package let answer: String
  /// The address of a page with more information.
  package let page: String?
  /// The addresses of the evidence.
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

  /// Creates the reply about one attribute.
  ///
  /// - Parameters:
  ///   - answer: The sentence for the outcome.
  ///   - target: The target's display name.
  package init(
    _ probe: AttributeProbe, answer: String, page: String?, evidence: String?,
    asOf: CalendarDate?, _ strings: Strings, _ target: String
  ) {
    self.init(
      title: "\(probe.title(strings, target: target)) (\(probe.mappingWords(strings)))",
      answer: answer, page: page, evidence: evidence.map { [$0] } ?? [], asOf: asOf)
  }

  package func text(_ strings: Strings) -> String {
    let addresses =
      (page.map { [strings(.replyPage, ["address": $0])] } ?? [])
      + evidence.map { strings(.replyEvidence, ["address": $0]) }
    return ([title, answer, ""] + addresses + date(strings)).joined(separator: "\n")
  }

  package func markdown(_ strings: Strings) -> String {
    let addresses =
      (page.map { [strings(.replyPageMarkdown, ["address": $0])] } ?? [])
      + evidence.map { strings(.replyEvidenceMarkdown, ["address": $0]) }
    let lines = ["**\(escapedForMarkdown(title))**", "", escapedForMarkdown(answer), ""]
    return (lines + (addresses + date(strings)).map { "- \($0)" }).joined(separator: "\n")
  }

  private func date(_ strings: Strings) -> [String] {
    asOf.map { [strings(.replyAsOf, ["date": $0.description])] } ?? []
  }
}

extension AttributeProbe {
  /// Returns the question, such as "Okta: mobile is changed in Genesys Cloud".
  package func title(_ strings: Strings, target: String) -> String {
    let narrator = narrator(strings, target: target)
    return strings(
      .lookupTitle,
      [
        "identity-system": identitySystem.name, "attribute": attribute.text,
        "place": narrator.name(of: place),
        "edit": strings[edit == .set ? .editSet : .editClear],
      ]
    ).capitalizingFirst
  }

  /// Describes in words how the attribute is mapped.
  package func mappingWords(_ strings: Strings) -> String {
    switch mappedAs {
    case .mapped: strings(.lookupFed, ["from": counterpart?.text ?? attribute.text])
    case .unmapped: strings[.lookupUnmapped]
    case .constant: strings[.lookupConstant]
    case .sentEmpty: strings[.lookupSentEmpty]
    }
  }
}
