package import ModelChecker
import Shapes

// The words of the language of claims.

extension Atom: Keyword {
  package var keyword: String {
    switch self {
    case .itIsEditedAtIdentitySystem: "it is edited at the identity system"
    case .itIsEditedAtTarget: "it is edited at the target"
    case .anotherMappedIsEditedAtIdentitySystem:
      "another mapped attribute is edited at the identity system"
    case .anotherUnmappedIsEditedAtIdentitySystem:
      "another unmapped attribute is edited at the identity system"
    case .anotherIsEditedAtTarget: "another attribute is edited at the target"
    case .userIsEditedAtIdentitySystem: "the user is edited at the identity system"
    case .userIsEditedAtTarget: "the user is edited at the target"
    case .cycleRuns: "a cycle runs"
    case .syncIsForced: "a sync is forced"
    case .fullSyncComes: "a full sync comes"
    case .userIsAssigned: "the user is assigned"
    case .userIsUnassigned: "the user is unassigned"
    case .userIsEnabled: "the user is enabled"
    case .userIsDisabled: "the user is disabled"
    case .userIsSoftDeleted: "the user is soft-deleted"
    case .userIsDeletedAtIdentitySystem: "the user is deleted at the identity system"
    case .userIsActivatedAtTarget: "the user is activated at the target"
    case .userIsDeactivatedAtTarget: "the user is deactivated at the target"
    case .userIsDeletedAtTarget: "the user is deleted at the target"
    case .connectionFails: "the connection fails"
    case .connectionWorks: "the connection works"
    case .userIsSynced: "the user is synced"
    case .userIsCreated: "the user is created"
    case .itIsWritten: "it is written"
    case .itIsOverwritten: "it is overwritten"
    case .itChangesAtIdentitySystem: "it changes at the identity system"
    case .itChangesAtTarget: "it changes at the target"
    case .userIsLinked: "the user is linked"
    case .userIsActivated: "the user is activated by a sync"
    case .userIsDeactivated: "the user is deactivated by a sync"
    case .userIsDeleted: "the user is deleted by a sync"
    case .userIsRestored: "the user is restored by a sync"
    case .cycleFails: "a cycle fails"
    case .itAgrees: "it agrees"
    case .itIsEmptyAtIdentitySystem: "it is empty at the identity system"
    case .itIsEmptyAtTarget: "it is empty at the target"
    case .itIsAPersons: "it is a person's"
    case .itHasItsDefault: "it has its default"
    case .itHasItsFirstValue: "it has its first value"
    case .itIsDue: "it is due"
    case .userIsDue: "the user is due"
    case .userIsProvisioned: "the user is provisioned"
    case .userIsInScope: "the user is in scope"
    case .accountIsActive: "the account is active"
    case .accountIsInactive: "the account is inactive"
    case .accountIsDeleted: "the account is deleted"
    case .itAgreed: "it agreed"
    case .itWasEmptyAtIdentitySystem: "it was empty at the identity system"
    case .itWasEmptyAtTarget: "it was empty at the target"
    case .itWasAPersons: "it was a person's"
    case .itHadItsDefault: "it had its default"
    case .itHadItsFirstValue: "it had its first value"
    case .itWasDue: "it was due"
    case .userWasDue: "the user was due"
    case .userWasProvisioned: "the user was provisioned"
    case .userWasInScope: "the user was in scope"
    case .accountWasActive: "the account was active"
    case .accountWasInactive: "the account was inactive"
    case .accountWasDeleted: "the account was deleted"
    }
  }
}

extension AttributeKind: Keyword {
  package var keyword: String {
    switch self {
    case .fed: "fed"
    case .fedWithDefault: "fed with-default"
    case .fedOnCreate: "fed on-create"
    case .fedOnCreateWithDefault: "fed on-create with-default"
    case .constant: "constant"
    case .constantOnCreate: "constant on-create"
    case .sentEmpty: "sent-empty"
    case .sentEmptyOnCreate: "sent-empty on-create"
    case .unmapped: "unmapped"
    case .fedAddOnly: "fed add-only"
    case .fedReplaced: "fed replaced"
    case .fedReadOnly: "fed read-only"
    case .fedImmutable: "fed immutable"
    case .constantIfEmpty: "constant if-empty"
    case .unmappedLostWhenDeleted: "unmapped lost-when-deleted"
    }
  }
}

extension Claim.Starting: Keyword {
  package var keyword: String {
    switch self {
    case .anywhere: "anywhere"
    case .inAgreement: "in-agreement"
    case .new: "new"
    }
  }
}

extension Claim.Assumption: Keyword {
  package var keyword: String {
    switch self {
    case .cyclesContinue: "cycles continue"
    case .fullSyncsCome: "full syncs come"
    case .forcedSyncsCome: "forced syncs come"
    case .userIsEditedAgain: "the user is edited again"
    case .itIsEditedAgain: "it is edited again"
    }
  }
}

extension Verdict: Keyword {
  package var keyword: String {
    switch self {
    case .proved: "proved"
    case .refuted: "refuted"
    case .vacuous: "vacuous"
    case .notProved: "not-proved"
    }
  }
}

/// The adjectives that choose kinds of attributes.
package enum KindAdjective: String, Keyword {
  case any
  case mapped
  case fed
  case constant
  case sentEmpty = "sent-empty"
  case unmapped
  case always
  case onCreate = "on-create"
  case withDefault = "with-default"
  case withoutDefault = "without-default"
  case addOnly = "add-only"
  case replaced
  case readOnly = "read-only"
  case immutable
  case ifEmpty = "if-empty"
  case lostWhenDeleted = "lost-when-deleted"

  package func fits(_ kind: AttributeKind) -> Bool {
    switch self {
    case .any: true
    case .mapped: !kind.isUnmapped
    case .fed: kind.isFed
    case .constant: kind.isConstant
    case .sentEmpty: kind.isSentEmpty
    case .unmapped: kind.isUnmapped
    case .always: !kind.isOnCreate
    case .onCreate: kind.isOnCreate
    case .withDefault: kind.hasDefault
    case .withoutDefault: !kind.hasDefault
    case .addOnly, .replaced, .readOnly, .immutable, .ifEmpty, .lostWhenDeleted:
      kind == ownKind
    }
  }

  /// The kind that only this adjective brings into a claim.
  private var ownKind: AttributeKind? {
    switch self {
    case .addOnly: .fedAddOnly
    case .replaced: .fedReplaced
    case .readOnly: .fedReadOnly
    case .immutable: .fedImmutable
    case .ifEmpty: .constantIfEmpty
    case .lostWhenDeleted: .unmappedLostWhenDeleted
    case .any, .mapped, .fed, .constant, .sentEmpty, .unmapped, .always, .onCreate, .withDefault,
      .withoutDefault:
      nil
    }
  }

  /// The kinds that adjectives choose among: the plain ones, and those that one of them brings in.
  static func candidates(_ adjectives: [KindAdjective]) -> [AttributeKind] {
    AttributeKind.plain + adjectives.compactMap(\.ownKind)
  }
}

/// The keys of the propositions of a law, in the order in which they are shown.
package enum LawKey: String, Keyword {
  case never, always, eventually, may, when, then, by, after, before, until
}
