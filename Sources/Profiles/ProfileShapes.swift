package import Shapes
import SyncEngine

extension IdentitySystem {
  package static let shape = MapShape(
    [
      .optional("name", .line, "Its name, as a noun phrase that may stand within a sentence."),
      .optional("description", .text, "How it syncs, in a sentence or two."),
      .optional("also", .texts, "Other words by which readers look for it."),
      .optional(
        "sync", .optional(.map(ProfileSection.sync.shape)),
        "How it syncs; what is left out has its default."),
      .optional(
        "cycle", .optional(.map(ProfileSection.cycle.shape)), "Its schedule, if it has one."),
      .optional(
        "mapping", MappingEntry.shape, "Its usual mapping for this target, rule by rule."),
      .optional(
        "sources", .oneOrMore(.name(of: .source)), "The ids of cited pages about how it syncs."),
      .optional(
        ProfileEvidence.key, ProfileEvidence.shape,
        "From where each setting and rule is known, by its path such as sync.absent."),
      .optional(
        "life-cycle", .optional(.map(ProfileSection.lifeCycle.shape)),
        "What it sends about users who leave, and come back."),
      .optional(
        "quarantine", .optional(.map(ProfileSection.quarantine.shape)),
        "How cycles slow down while the connection fails."),
    ],
    requirements: [
      .when(
        .any([
          .says(["sync", "starts"], Profile.Starts.onSchedule.keyword), .isSet(["quarantine"]),
        ]),
        then: .isSet(["cycle"]))
    ])
}

extension ProfileEvidence {
  static let shape = Shape.map(
    .entries(
      of: .either([
        .oneOrMore(.name(of: .source), isEmptyAllowed: false), .map(groundShape),
      ])))

  static let groundShape = MapShape(
    [
      .optional("assumed", .form(.notBlank), "Nobody documents it: why it is taken to be so."),
      .optional("defined", .form(.notBlank), "This help centre's own model: why it is defined so."),
    ], requirements: [.one([.has("assumed"), .has("defined")])])
}

extension MappingEntry {
  package static let shape = Shape.named("mapping") {
    .list(of: .either([.name(of: .attribute), .map(ruleShape)]))
  }

  static let ruleShape = MapShape(
    [
      .optional("from", .text, "The identity system's attribute that feeds it."),
      .optional(
        "to", .name(of: .attribute), "The target's attribute; the same name if it is left out."),
      .optional(
        "apply", .keyword(MappingRule.Apply.self), "Whether it is sent always, or on creation only."
      ),
      .optional("default", .value, "What stands in where the source has no value."),
      .optional("constant", .text, "A value that is always sent."),
      .optional(
        "values", .keyword(Values.self),
        "What syncs do with the values that an attribute has many of."),
      .optional("expression", .text, "A function of attributes, as the identity system writes it."),
      .optional(
        "of", .oneOrMore(.text, isEmptyAllowed: false), "The attributes that the expression reads."),
    ],
    requirements: [
      .any([.has("from"), .has("to")]),
      .not(.all([.has("from"), .has("constant")])),
      .not(.all([.has("expression"), .any([.has("from"), .has("constant")])])),
      .when(
        .any([.has("expression"), .has("of")]), then: .all([.has("expression"), .has("of")])),
      .when(.has("values"), then: .all([.has("from"), .not(.has("default"))])),
      .when(.has("default"), then: .any([.has("from"), .has("expression")])),
    ])
}
