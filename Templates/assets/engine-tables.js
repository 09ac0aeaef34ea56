// A test writes this file from Sources/Profiles: Keywords.swift and Settings/ProfileSetting.swift.

/** The words of the engine's enumerations, in the order of their numbers. */
export const engineKeywords = {
  apply: ["always", "on-create", "if-empty"],
  account: ["enabled", "disabled", "soft-deleted", "deleted"],
  change: ["assigned", "unassigned", "enabled", "disabled", "soft-deleted", "deleted"],
  status: ["active", "inactive", "deleted"],
  at: ["identity-system", "target"],
  why: ["edit", "cycle", "forced", "full-sync"],
  kind: ["edited", "created", "wrote", "overwrote", "linked", "activated", "deactivated", "deleted", "restored", "lost"],
};

/** The rule by which each reason starts a sync. */
export const ruleOfSync = {
  "edit": "R3",
  "cycle": "R5",
  "forced": "R6",
  "full-sync": "R6",
};

/**
 * The settings of a profile, in the order of a scenario's words. A choice has words, by their numbers, and
 * the number of the word that holds if none is given. An interval is required where its section is there.
 */
export const profileSettings = [
  { section: "sync", key: "starts", words: ["on-change", "on-schedule"], initial: 0 },
  { section: "sync", key: "notices", words: ["mapped-changes", "any-change"], initial: 0 },
  { section: "sync", key: "sends", words: ["all-mapped", "changed-only"], initial: 0 },
  { section: "sync", key: "absent", words: ["clear", "keep"], initial: 0 },
  { section: "sync", key: "defaults", words: ["always", "on-create"], initial: 0 },
  { section: "sync", key: "create-only", words: ["withheld", "resent"], initial: 0 },
  { section: "sync", key: "forced", words: ["full", "due-only"], initial: 0 },
  { section: "cycle", key: "every", isRequired: true },
  { section: "cycle", key: "covers", words: ["changed-users", "all-users"], initial: 0 },
  { section: "life-cycle", key: "unassigned", words: ["disable", "delete", "nothing"], initial: 0 },
  { section: "life-cycle", key: "disabled", words: ["disable", "delete", "nothing"], initial: 0 },
  { section: "life-cycle", key: "soft-deleted", words: ["disable", "delete", "nothing"], initial: 0 },
  { section: "life-cycle", key: "deleted", words: ["disable", "delete", "nothing"], initial: 1 },
  { section: "life-cycle", key: "status", words: ["with-every-sync", "on-return"], initial: 0 },
  { section: "life-cycle", key: "missing", words: ["recreate", "fail"], initial: 0 },
  { section: "quarantine", key: "every", isRequired: true },
  { section: "quarantine", key: "stops-after" },
];
