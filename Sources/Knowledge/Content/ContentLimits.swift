/// How large a help centre may be. What people write is far below; without limits, a small file could ask
/// for hours of work.
///
/// Documentation/limits.md lists them.
public enum ContentLimits {
  /// How deep an exported file may be nested. An expression within expressions takes three levels each.
  public static let jsonNestingMax = 100
  /// How many values an exported file may hold; the largest that we know have some ten thousands.
  public static let jsonValuesMax = 1_000_000
  /// How many rules a mapping may have; gallery apps have a few dozen.
  public static let mappingRulesMax = 500
  public static let identitySystemsMax = 200
  /// How much all probes may be: each attribute is probed under each identity system with all its rules, and
  /// a probe itself is worth ``probeRules`` more.
  public static let probedRulesMax = 1_000_000
  static let probeRules = 100
  /// How many phrases for outcomes there may be.
  public static let outcomePhrasesMax = 1_000
  /// How many further wordings a phrase for outcomes may have.
  public static let wordingsMax = 20
  public static let tableRowsMax = 1_000
  /// How many users times steps a scenario may have: each step keeps the state of each user.
  public static let scenarioStatesMax = 1_000_000
  /// How many values of all users times steps a scenario may have: a step that changes a user keeps all
  /// values.
  public static let scenarioValuesMax = 10_000_000
  /// How many syncs a scenario may lead to.
  public static let scenarioSyncsMax = 400_000
  /// How many rules the syncs of a scenario may decide about.
  public static let scenarioDecisionsMax = 20_000_000
  /// How many phrases, lists and negations a claim may be made of.
  public static let claimPartsMax = 500
  public static let glossaryTermsMax = 10_000
  /// How many words a term, or a word of the vocabulary, may be made of.
  public static let termWordsMax = 20
  /// How many former names `redirects` may have: each leads to pages that may have others.
  public static let formerNamesMax = 200
}
