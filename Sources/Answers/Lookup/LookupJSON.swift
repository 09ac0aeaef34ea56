package import JSON
package import Traces

extension AttributeProbe {
  /// The outcome for programs, in the shape of the command line's stable interface.
  ///
  /// - Parameters:
  ///   - answer: The sentence for it.
  ///   - page: The address of a page that speaks of it.
  ///   - evidence: The address of the page that shows why.
  package func json(answer: String?, page: String?, evidence: String?) -> JSON {
    [
      "attribute": .string(attribute.text), "changedAt": .string(place.keyword),
      "edit": .string(edit.keyword), "identitySystem": .string(identitySystem.id),
      "counterpart": .optional(counterpart?.text), "mapped": .bool(outcome.mapped),
      "syncedAt": .string(outcome.syncedAt.keyword),
      "replacedAt": .string(outcome.replacedAt.keyword),
      "becomes": .optional(outcome.becomes?.keyword), "overwrites": .bool(outcome.overwrites),
      "identitySystemChanges": .bool(outcome.identitySystemChanges),
      "answer": .optional(answer), "page": .optional(page), "evidence": .optional(evidence),
    ]
  }
}
