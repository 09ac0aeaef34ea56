/// The phrases that `strings.yaml` must have, by their paths.
package enum StringKey: String, CaseIterable, Sendable {
  case identitySystemPlace = "places.identity-system"
  case targetPlace = "places.target"
  case editSet = "edits.set"
  case editClear = "edits.clear"
  case wasSet = "edits.was-set"
  case wasCleared = "edits.was-cleared"
  case value = "values.value"
  case absent = "values.absent"

  case minute = "durations.minute"
  case minutes = "durations.minutes"
  case hour = "durations.hour"
  case hours = "durations.hours"
  case day = "durations.day"
  case days = "durations.days"
  case noTime = "durations.none"
  case atTheStart = "clock.start"
  case afterTheStart = "clock.after"
  case listSeparator = "list.separator"
  case listLast = "list.last"

  case changeSet = "events.set"
  case changeClear = "events.clear"
  case changeNothing = "events.same"
  case cycle = "events.cycle"
  case wait = "events.wait"
  case forceSync = "events.force-sync"
  case fullSync = "events.full-sync"
  case memberAdded = "events.member-added"
  case memberRemoved = "events.member-removed"
  case assigned = "events.assigned"
  case unassigned = "events.unassigned"
  case enabled = "events.enabled"
  case disabled = "events.disabled"
  case softDeleted = "events.soft-deleted"
  case deletedForGood = "events.deleted"
  case sameAccount = "events.same-account"
  case activatedByHand = "events.activated"
  case deactivatedByHand = "events.deactivated"
  case deletedByHand = "events.deleted-at-target"
  case connectionFails = "events.connection-fails"
  case connectionWorks = "events.connection-works"

  case syncedByEdit = "syncs.edit"
  case syncedByCycle = "syncs.cycle"
  case syncedByForce = "syncs.forced"
  case syncedFully = "syncs.full-sync"
  case syncedInFull = "syncs.in-full"
  case nothingSynced = "syncs.nothing"
  case cycleFailed = "syncs.cycle-failed"
  case cyclesFailed = "syncs.cycles-failed"
  case syncFailed = "syncs.failed"

  case created = "effects.created"
  case wrote = "effects.wrote"
  case emptied = "effects.emptied"
  case overwrote = "effects.overwrote"
  case overwroteWithNothing = "effects.overwrote-with-nothing"
  case memberWritten = "effects.member-added"
  case memberEmptied = "effects.member-removed"
  case memberOverwritten = "effects.member-added-again"
  case memberOverwrittenWithNothing = "effects.member-of-a-person-removed"
  case linked = "effects.linked"
  case activated = "effects.activated"
  case deactivated = "effects.deactivated"
  case deleted = "effects.deleted"
  case restored = "effects.restored"
  case lost = "effects.lost"

  case notPartOfSync = "decisions.R6"
  case leftAlone = "decisions.R7"
  case sentAtCreationOnly = "decisions.R8"
  case cannotBeWritten = "decisions.R12"
  case onlyAdded = "decisions.R13"
  case notEmpty = "decisions.R14"
  case namedUserMissing = "decisions.R15"
  case notInScope = "decisions.R18"

  case homeTitle = "titles.home"
  case rulesTitle = "titles.rules"
  case notFoundTitle = "titles.not-found"
  case outcomesOf = "titles.outcomes-of"

  case claimsTitle = "titles.claims"
  case thousands = "numbers.thousands"
  case lawAnd = "laws.and"
  case lawOr = "laws.or"
  case lawNot = "laws.not"
  case lawStarting = "laws.starting"

  case wasIs = "records.was-is"
  case waiting = "records.waiting"
  case notProvisioned = "records.not-provisioned"
  case accountActive = "records.active"
  case accountInactive = "records.inactive"
  case accountDeleted = "records.deleted"
  case accountNotLinked = "records.not-linked"
  case notInScopeNow = "records.not-in-scope"

  case begins = "runs.begins"
  case beginsNotProvisioned = "runs.begins-not-provisioned"
  case againAndAgain = "runs.again"
  case nothingMore = "runs.nothing-more"

  case probeUser = "probe.user"
  case probeSourceValue = "probe.identity-system"
  case probeTargetValue = "probe.target"
  case probeEditedValue = "probe.edited"
  case probeFurther = "probe.further"
  case probeFurtherValue = "probe.further-value"
  case probeTitle = "probe.title"

  case ruleFed = "mapping.fed"
  case ruleConstant = "mapping.constant"
  case ruleSentEmpty = "mapping.sent-empty"
  case ruleOnCreate = "mapping.on-create"
  case ruleDefault = "mapping.default"
  case ruleExpression = "mapping.expression"
  case ruleIfEmpty = "mapping.if-empty"
  case ruleReplaced = "mapping.replaced"
  case ruleAddOnly = "mapping.add-only"
  case memberName = "mapping.member"

  case lookupTitle = "lookup.title"
  case lookupMapped = "lookup.mapped"
  case lookupUnmapped = "lookup.unmapped"
  case lookupUsual = "lookup.usual"
  case lookupConstant = "lookup.constant"
  case lookupSentEmpty = "lookup.sent-empty"
  case lookupFed = "lookup.fed"
  case lookupPage = "lookup.page"
  case lookupEvidence = "lookup.evidence"

  case replyPage = "reply.page"
  case replyEvidence = "reply.evidence"
  case replyPageMarkdown = "reply.page-markdown"
  case replyEvidenceMarkdown = "reply.evidence-markdown"
  case replyAsOf = "reply.as-of"

  case whyTitle = "why.title"
  case whyChangedBack = "why.changed-back"
  case whyNeverArrived = "why.never-arrived"
  case whyBecameEmpty = "why.became-empty"
  case whyNothing = "why.nothing"
  case whyIfMapped = "why.if-mapped"
  case whyIfUnmapped = "why.if-unmapped"
  case whyInstead = "why.instead"
  case whyRules = "why.rules"
  case whyEdit = "why.causes.edit"
  case whyAnotherEdit = "why.causes.another-edit"
  case whyUnmappedEdit = "why.causes.unmapped-edit"
  case whyComeback = "why.causes.comeback"
  case whyDeparture = "why.causes.departure"
  case whyCycle = "why.causes.cycle"
  case whyForcedSync = "why.causes.forced-sync"
  case whyFullSync = "why.causes.full-sync"
  case whyAccount = "why.causes.account"
  case whyOneWay = "why.causes.one-way"
  case whyNotMapped = "why.causes.not-mapped"
  case whyWaiting = "why.causes.waiting"
  case whyKeptByValue = "why.causes.R7"
  case whyKeptByOnCreate = "why.causes.R8"
  case whyKeptByMutability = "why.causes.R12"
  case whyKeptByMembers = "why.causes.R13"
  case whyKeptByIfEmpty = "why.causes.R14"
  case whyKeptByReference = "why.causes.R15"
  case whyKeptByScope = "why.causes.R18"
  case whyKeptByDeletedAccount = "why.causes.R22"
  case whyKeptByFailure = "why.causes.R23"
  case whyKept = "why.causes.other"

  case newAssumed = "new.assumed"

  case attributesTitle = "titles.attributes"
  case attributeTitle = "titles.attribute"
  case answersTitle = "titles.answers"
  case comparisonTitle = "titles.comparison"
  case glossaryTitle = "titles.glossary"
  case feedTitle = "titles.feed"
  case scenariosTitle = "titles.scenarios"
  case simulatorTitle = "titles.simulator"
  case outcomesOfAttribute = "titles.outcomes-of-attribute"

  case comparedSettings = "comparison.settings"
  case comparedOutcomes = "comparison.outcomes"
  case comparedCase = "comparison.case"
  case comparedRule = "comparison.rule"
  case comparedNone = "comparison.none"

  case factIdentitySystem = "facts.identity-system"
  case factAttribute = "facts.attribute"
  case factChangedAt = "facts.changed-at"
  case factEdit = "facts.edit"
  case factFedBy = "facts.fed-by"
  case factMapped = "facts.mapped"
  case factSyncedAt = "facts.synced-at"
  case factReplacedAt = "facts.replaced-at"
  case factBecomes = "facts.becomes"
  case factOverwrites = "facts.overwrites"
  case factIdentitySystemChanges = "facts.identity-system-changes"
  case yes = "facts.yes"
  case no = "facts.no"
  case outcomeColumn = "facts.outcome"

  case stageAtOnce = "stages.at-once"
  case stageNextCycle = "stages.next-cycle"
  case stageNextSync = "stages.next-sync"
  case stageFullSync = "stages.full-sync"
  case stageNever = "stages.never"

  case becomesSource = "becomes.source"
  case becomesDefault = "becomes.default"
  case becomesConstant = "becomes.constant"
  case becomesAbsent = "becomes.absent"
  case becomesNothing = "becomes.nothing"

  case readWrite = "mutability.read-write"
  case immutable = "mutability.immutable"
  case readOnly = "mutability.read-only"
  case writeOnly = "mutability.write-only"

  case provedName = "strengths.proved.name"
  case provedMeaning = "strengths.proved.meaning"
  case provedLabel = "strengths.proved.label"
  case simulatedName = "strengths.simulated.name"
  case simulatedMeaning = "strengths.simulated.meaning"
  case simulatedLabel = "strengths.simulated.label"
  case citedName = "strengths.cited.name"
  case citedMeaning = "strengths.cited.meaning"
  case citedLabel = "strengths.cited.label"
  case assumedName = "strengths.assumed.name"
  case assumedMeaning = "strengths.assumed.meaning"
  case assumedLabel = "strengths.assumed.label"

  case rule1Name = "rules.R1.name"
  case rule1Text = "rules.R1.text"
  case rule2Name = "rules.R2.name"
  case rule2Text = "rules.R2.text"
  case rule3Name = "rules.R3.name"
  case rule3Text = "rules.R3.text"
  case rule4Name = "rules.R4.name"
  case rule4Text = "rules.R4.text"
  case rule5Name = "rules.R5.name"
  case rule5Text = "rules.R5.text"
  case rule6Name = "rules.R6.name"
  case rule6Text = "rules.R6.text"
  case rule7Name = "rules.R7.name"
  case rule7Text = "rules.R7.text"
  case rule8Name = "rules.R8.name"
  case rule8Text = "rules.R8.text"
  case rule9Name = "rules.R9.name"
  case rule9Text = "rules.R9.text"
  case rule10Name = "rules.R10.name"
  case rule10Text = "rules.R10.text"
  case rule11Name = "rules.R11.name"
  case rule11Text = "rules.R11.text"
  case rule12Name = "rules.R12.name"
  case rule12Text = "rules.R12.text"
  case rule13Name = "rules.R13.name"
  case rule13Text = "rules.R13.text"
  case rule14Name = "rules.R14.name"
  case rule14Text = "rules.R14.text"
  case rule15Name = "rules.R15.name"
  case rule15Text = "rules.R15.text"
  case rule16Name = "rules.R16.name"
  case rule16Text = "rules.R16.text"
  case rule17Name = "rules.R17.name"
  case rule17Text = "rules.R17.text"
  case rule18Name = "rules.R18.name"
  case rule18Text = "rules.R18.text"
  case rule19Name = "rules.R19.name"
  case rule19Text = "rules.R19.text"
  case rule20Name = "rules.R20.name"
  case rule20Text = "rules.R20.text"
  case rule21Name = "rules.R21.name"
  case rule21Text = "rules.R21.text"
  case rule22Name = "rules.R22.name"
  case rule22Text = "rules.R22.text"
  case rule23Name = "rules.R23.name"
  case rule23Text = "rules.R23.text"

  /// The names in braces that the phrase may use.
  package var placeholders: [String] {
    switch self {
    case .identitySystemPlace, .targetPlace, .notProvisioned: ["identity-system", "target"]
    case .value: ["value"]
    case .minute, .minutes, .hour, .hours, .day, .days: ["count"]
    case .afterTheStart, .wait: ["duration"]
    case .changeSet, .changeClear, .changeNothing: ["user", "attribute", "place", "value"]
    case .forceSync: ["user"]
    case .memberAdded, .memberRemoved, .memberWritten, .memberEmptied, .memberOverwritten,
      .memberOverwrittenWithNothing:
      ["user", "attribute", "place", "value"]
    case .assigned, .unassigned, .enabled, .disabled, .softDeleted, .deletedForGood, .sameAccount,
      .activatedByHand, .deactivatedByHand, .deletedByHand, .linked, .activated, .deactivated,
      .deleted, .restored:
      ["user", "place", "target"]
    case .connectionFails, .connectionWorks: ["identity-system", "target"]
    case .cycleFailed, .syncFailed: ["user", "time"]
    case .cyclesFailed: ["count", "time"]
    case .lost: ["user", "attribute", "place", "before"]
    case .cannotBeWritten, .onlyAdded, .notEmpty, .namedUserMissing, .notInScope:
      ["attribute", "target", "user"]
    case .accountActive, .accountInactive, .accountDeleted, .accountNotLinked, .notInScopeNow:
      ["identity-system", "target"]
    case .ruleExpression: ["to", "from", "expression"]
    case .memberName: ["attribute", "value"]
    case .syncedByEdit, .syncedByCycle, .syncedByForce, .syncedFully:
      ["user", "time", "in-full"]
    case .wrote, .emptied, .overwrote, .overwroteWithNothing:
      ["user", "attribute", "place", "before", "after"]
    case .created: ["user", "place"]
    case .notPartOfSync, .leftAlone, .sentAtCreationOnly: ["attribute", "target"]
    case .outcomesOf: ["identity-system"]
    case .lawNot: ["proposition"]
    case .begins, .beginsNotProvisioned:
      ["attribute", "user", "source", "target", "identity-system", "place"]
    case .wasIs: ["before", "after"]
    case .waiting: ["attributes"]
    case .probeSourceValue, .probeTargetValue, .probeEditedValue, .probeFurtherValue:
      ["attribute", "target"]
    case .probeTitle: ["identity-system", "target", "attribute", "place", "edit"]
    case .lookupTitle: ["identity-system", "attribute", "place", "edit"]
    case .lookupFed: ["from"]
    case .lookupPage, .lookupEvidence, .replyPage, .replyEvidence, .replyPageMarkdown,
      .replyEvidenceMarkdown:
      ["address"]
    case .replyAsOf: ["date"]
    case .attributeTitle: ["attribute", "target"]
    case .outcomesOfAttribute: ["attribute", "identity-system"]
    case .comparedCase: ["mapping", "edit", "place"]
    case .comparedRule: ["attribute"]
    case .simulatorTitle, .scenariosTitle, .answersTitle, .comparisonTitle, .feedTitle,
      .attributesTitle:
      ["target"]
    case .ruleFed: ["from", "to"]
    case .ruleConstant: ["value", "to"]
    case .ruleSentEmpty: ["to"]
    case .ruleDefault: ["value"]
    case .whyRules: ["rules"]
    case _ where rawValue.hasPrefix("why."):
      ["identity-system", "target", "attribute", "place", "other", "what", "count"]
    default: rawValue.hasPrefix("rules.") ? ["identity-system", "target"] : []
    }
  }
}
