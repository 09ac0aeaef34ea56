package import JSON
package import Traces

extension AttributeProbe {
  /// Returns the outcome as JSON, in the format of the command line's stable interface.
  ///
  /// - Parameters:
  ///   - answer: The sentence for the outcome.
  ///   - page: The address of a page about the outcome.
  ///   - evidence: The address of the evidence page.
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
