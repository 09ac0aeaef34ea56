package import Content
package import Diagnostics
package import Profiles

/// An outcome with its sentence.
package struct Answer: Sendable {
  package let probe: AttributeProbe
  /// The id of the matching phrase.
  package let phrase: String
  /// The sentence, starting with a capital letter.
  package let says: String
  /// Other wordings with the same meaning.
  package let also: [String]
  /// The undocumented assumptions that the answer depends on.
  package var assumptions: [Assumption] = []
  /// The phrases behind ``says`` and ``also``, in their order.
  let patterns: [String]

  /// Returns the wording that can replace other words. Words without a full stop are part of a
  /// sentence. Of several wordings, returns the one that the words came from, with other names or
  /// times, or else the most similar one.
  package func wording(like words: String) -> String {
    let wordings = zip(patterns, [says] + also).map(Wording.init)
    let fitting = wordings.filter { $0.text.hasSuffix(".") == words.hasSuffix(".") }
    let ranked = fitting.map { wording in
      (
        text: wording.text,
        rank: (wording.scalarsShared(with: words) ?? 0, likeness(of: wording.text, to: words))
      )
    }
    return ranked.max { $0.rank < $1.rank }?.text ?? says
  }
}

/// Finds the words for outcomes.
package struct OutcomeWording: Sendable {
  private let strings: [OutcomePhrase]
  private let words: Strings?
  private let target: String
  private let attributes: AttributeCatalogue?
  /// Whether every phrase could be read. If not, a phrase that seems missing may exist.
  private let isComplete: Bool

  package init(
    strings: [OutcomePhrase], words: Strings?, target: String, attributes: AttributeCatalogue?,
    isComplete: Bool = true
  ) {
    self.strings = strings
    self.isComplete = isComplete
    self.words = words
    self.target = target
    self.attributes = attributes
  }

  package init(_ centre: HelpCentre) {
    self.init(
      strings: centre.outcomePhrases, words: centre.strings, target: centre.site.target,
      attributes: centre.attributes, isComplete: !centre.broken.hasBrokenOutcomePhrases)
  }

  /// Returns the answer with the one phrase that fits.
  ///
  /// - Parameter location: The place that asks for the outcome, for a finding if no phrase or several
  ///   phrases fit.
  package func answer(_ probe: AttributeProbe, at location: Location) -> Checked<Answer?> {
    let known = probe.facts
    let fitting = strings.filter { $0.fits(known) }
    guard let phrase = fitting.first else {
      guard isComplete else { return Checked(nil) }
      let facts = OutcomeFact.allCases.compactMap { fact in
        probe.facts[fact].map { "\(fact.rawValue): \($0)" }
      }
      return Checked(
        nil,
        [
          Finding(
            .missingPhrase, at: location,
            "no phrase fits what becomes of '\(probe.attribute)' under '\(probe.identitySystem.id)'",
            hint: "add one to \(OutcomePhrase.file) with when: {\(facts.joined(separator: ", "))}")
        ])
    }
    guard fitting.count == 1 else {
      return Checked(
        nil,
        [
          Finding(
            .ambiguousPhrase, at: location,
            "\(fitting.count) phrases fit what becomes of '\(probe.attribute)' under "
              + "'\(probe.identitySystem.id)'",
            hint: "narrow the 'when' of all but one",
            related: fitting.map {
              Finding.Related("the phrase '\($0.id.value)' fits", at: $0.id.location)
            })
        ])
    }
    let values = values(for: probe)
    for text in [phrase.says] + phrase.also {
      for name in placeholders(of: text.value) where values[name] == nil {
        return Checked(
          nil,
          [
            Finding(
              .unknownPlaceholder, at: text.location,
              "'\(probe.identitySystem.id)' has no '\(name)', which this phrase needs",
              hint: "narrow the 'when' of the phrase",
              related: [Finding.Related("the outcome is asked for here", at: location)])
          ])
      }
    }
    return Checked(
      Answer(
        probe: probe, phrase: phrase.id.value,
        says: fill(phrase.says.value, values).capitalizingFirst,
        also: phrase.also.map { fill($0.value, values).capitalizingFirst },
        patterns: ([phrase.says] + phrase.also).map(\.value)))
  }

  /// Returns whether two questions about the same attribute of the same identity system, with the same
  /// outcome, must have the same answer: nothing that ``answer(_:at:)`` reads differs.
  package static func mustSayTheSame(_ one: AttributeProbe, _ other: AttributeProbe) -> Bool {
    (one.counterpart == nil) == (other.counterpart == nil)
      && one.identitySystem.profile.cycle?.everyMinutes
        == other.identitySystem.profile.cycle?.everyMinutes
  }

  private func values(for probe: AttributeProbe) -> [String: String] {
    var values = [
      "identity-system": probe.identitySystem.name, "target": target,
      "attribute": attributes?[probe.attribute]?.name ?? probe.attribute.text,
    ]
    if let cycle = probe.identitySystem.profile.cycle {
      values["cycle.every"] =
        words?.duration(minutes: cycle.everyMinutes)
        ?? Interval(minutes: cycle.everyMinutes).text
    }
    return values
  }
}
