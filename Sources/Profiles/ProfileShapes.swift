package import Shapes
import SyncEngine

extension IdentitySystem {
  package static let shape = MapShape(
    [
      .optional("name", .line, "Its name, as a noun phrase that may stand within a sentence."),
      .optional("description", .text, "How it syncs, in a sentence or two."),
      .optional("also", .texts, "Other words by which readers look for it."),
      .optional(
        "sync", .optional(.map(syncShape)), "How it syncs; what is left out has its default."),
      .optional("cycle", .optional(.map(cycleShape)), "Its schedule, if it has one."),
      .optional(
        "mapping", MappingEntry.shape, "Its usual mapping for this target, rule by rule."),
      .optional(
        "sources", .oneOrMore(.name(of: .source)), "The ids of cited pages about how it syncs."),
      .optional(
        ProfileEvidence.key, ProfileEvidence.shape,
        "From where each setting and rule is known, by its path such as sync.absent."),
      .optional(
        "life-cycle", .optional(.map(lifeCycleShape)),
        "What it sends about users who leave, and come back."),
      .optional(
        "quarantine", .optional(.map(quarantineShape)),
        "How cycles slow down while the connection fails."),
    ],
    requirements: [
      .when(
        .any([
          .says(["sync", "starts"], Profile.Starts.onSchedule.keyword), .isSet(["quarantine"]),
        ]),
        then: .isSet(["cycle"]))
    ])

  package static let syncShape = MapShape([
    .optional(
      "starts", .keyword(Profile.Starts.self),
      "Whether a noticed change syncs its user at once, or waits for the next cycle."),
    .optional(
      "notices", .keyword(Profile.Notices.self),
      "Which changes at the identity system make a user due."),
    .optional("sends", .keyword(Profile.Sends.self), "What the sync of a due user carries."),
    .optional(
      "absent", .keyword(Profile.Absent.self),
      "What a mapped attribute without a value does at the target."),
    .optional(
      "defaults", .keyword(Profile.Defaults.self),
      "When a rule's default stands in for a missing value."),
    .optional(
      "create-only", .keyword(Profile.CreateOnly.self),
      "What becomes of an on-create rule after the creation."),
    .optional(
      "forced", .keyword(Profile.Forced.self),
      "Whether a forced sync sends all, or nothing for a user that is not due."),
  ])

  static let cycleShape = MapShape([
    .required("every", .interval, "How far apart scheduled cycles are, at least 1m."),
    .optional("covers", .keyword(Cycle.Covers.self), "Whom a cycle syncs."),
  ])

  package static let lifeCycleShape = MapShape([
    .optional(
      "unassigned", .keyword(LifeCycle.Request.self),
      "What is asked of the target for a user who is not assigned."),
    .optional(
      "disabled", .keyword(LifeCycle.Request.self),
      "What is asked of the target for a user who is disabled."),
    .optional(
      "soft-deleted", .keyword(LifeCycle.Request.self),
      "What is asked of the target for a user who is deleted and can be brought back."),
    .optional(
      "deleted", .keyword(LifeCycle.Request.self),
      "What is asked of the target for a user who is deleted for good."),
    .optional(
      "status", .keyword(LifeCycle.Activation.self),
      "Which syncs of a user in scope activate the account."),
    .optional(
      "missing", .keyword(LifeCycle.Missing.self),
      "What a sync does whose account was deleted at the target."),
  ])

  static let quarantineShape = MapShape([
    .required("every", .interval, "How far apart the cycles that still run are, at least."),
    .optional("stops-after", .interval, "After how long no cycle runs any more; never by default."),
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
