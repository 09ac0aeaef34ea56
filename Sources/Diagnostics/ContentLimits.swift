/// How large a help centre may be. What people write is far below; without limits, a small file could ask
/// for hours of work.
///
/// Documentation/limits.md lists them.
package enum ContentLimits {
  /// How deep an exported file may be nested. An expression within expressions takes three levels each.
  package static let jsonNestingMax = 100
  /// How many values an exported file may hold; the largest that we know have some ten thousands.
  package static let jsonValuesMax = 1_000_000
  /// How many rules a mapping may have; gallery apps have a few dozen.
  package static let mappingRulesMax = 500
  package static let identitySystemsMax = 200
  /// How much all probes may be: each attribute is probed under each identity system with all its rules, and
  /// a probe itself is worth ``probeRules`` more.
  package static let probedRulesMax = 1_000_000
  package static let probeRules = 100
  /// How many phrases for outcomes there may be.
  package static let outcomePhrasesMax = 1_000
  /// How many further wordings a phrase for outcomes may have.
  package static let wordingsMax = 20
  package static let tableRowsMax = 1_000
  /// How many users times steps a scenario may have: each step keeps the state of each user.
  package static let scenarioStatesMax = 1_000_000
  /// How many values of all users times steps a scenario may have: a step that changes a user keeps all
  /// values.
  package static let scenarioValuesMax = 10_000_000
  /// How many syncs a scenario may lead to.
  package static let scenarioSyncsMax = 400_000
  /// How many rules the syncs of a scenario may decide about.
  package static let scenarioDecisionsMax = 20_000_000
  /// How many phrases, lists and negations a claim may be made of.
  package static let claimPartsMax = 500
  package static let glossaryTermsMax = 10_000
  /// How many words a term, or a word of the vocabulary, may be made of.
  package static let termWordsMax = 20
  /// How many former names `redirects` may have: each leads to pages that may have others.
  package static let formerNamesMax = 200
}
