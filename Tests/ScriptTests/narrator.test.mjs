import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { contentWords } from "./content-words.mjs";

const { capitalized, fill, TraceNarrator } = await importAsset("narrator.js");
const narrator = new TraceNarrator(await contentWords(), {
  "identity-system": "the identity system",
  target: "Genesys Cloud",
});

const step = (event, { minute = 0, synced = [], effects = [], decisions = [] } = {}) => ({
  event,
  minute,
  synced,
  effects,
  decisions,
});
const effect = (kind, values) => ({
  kind,
  minute: 0,
  user: "ana",
  at: "target",
  attribute: "title",
  before: null,
  after: null,
  rule: "R9",
  ...values,
});
const change = (values) => ({ change: { user: "ana", attribute: "title", at: "target", to: "Lead", ...values } });

for (const [told, event, effects] of [
  ["In Genesys Cloud, title of ana is set to “Lead”.", change(), [effect("edited", { rule: "R4" })]],
  [
    "In the identity system, title of ana is emptied.",
    change({ at: "identity-system", to: null }),
    [effect("edited", { rule: "R1" })],
  ],
  ["In Genesys Cloud, title of ana is set to the value that it already has.", change(), []],
  ["The next scheduled cycle runs.", { cycle: null }, []],
  ["Time passes: 1 day 1 hour 30 minutes.", { wait: "25h30m" }, []],
  ["Time passes: no time.", { wait: "0m" }, []],
  ["Somebody forces a sync of ana.", { "force-sync": "ana" }, []],
  ["Somebody starts a full sync.", { "full-sync": null }, []],
]) {
  test(`tells the event ${JSON.stringify(event)}`, () =>
    assert.equal(narrator.step(step(event, { effects })).event, told));
}

for (const [told, kind, values] of [
  ["In Genesys Cloud, ana is created.", "created", { attribute: null }],
  ["In Genesys Cloud, title goes from nothing to “Lead”.", "wrote", { after: "Lead" }],
  ["In Genesys Cloud, title goes from “Lead” to “”.", "wrote", { before: "Lead", after: "" }],
  ["In Genesys Cloud, title goes from “Lead” to nothing.", "wrote", { before: "Lead" }],
  [
    "In Genesys Cloud, title is overwritten: “Lead”, set by hand, becomes “Boss”.",
    "overwrote",
    { before: "Lead", after: "Boss" },
  ],
  ["In Genesys Cloud, title is overwritten: “Lead”, set by hand, is removed.", "overwrote", { before: "Lead" }],
]) {
  test(`tells the effect: ${told}`, () => {
    const [only] = narrator.step(step({ "full-sync": null }, { effects: [effect(kind, values)] })).effects;
    assert.deepEqual(only, { kind, text: told, rule: "R9" });
  });
}

for (const [told, rule, why, full] of [
  ["This starts a sync of ana.", "R3", "edit", false],
  ["This starts a sync of ana in full.", "R3", "edit", true],
  ["The cycle after 40 minutes syncs ana.", "R5", "cycle", false],
  ["This syncs ana in full.", "R6", "forced", true],
  ["This syncs ana in full.", "R6", "full-sync", true],
]) {
  test(`tells the sync ${why}: ${told}`, () => {
    const found = narrator.step(
      step({ cycle: null }, { synced: [{ user: "ana", minute: 40, why, full }], decisions: [[]] }),
    );
    assert.deepEqual([found.syncs, found.quiet], [[{ text: told, rule }], undefined]);
  });
}

test("tells what was held back, and by which rule", () => {
  const decisions = [
    [
      { to: "title", carried: true, rule: "R7" },
      { to: "department", carried: false, rule: "R6" },
      { to: "mobile", carried: false, rule: "R7" },
      { to: "manager", carried: false, rule: "R8" },
    ],
  ];
  assert.deepEqual(narrator.step(step({ cycle: null }, { decisions })).withheld, [
    { text: "Department is not part of this sync.", rule: "R6" },
    { text: "Mobile has no value to send, so Genesys Cloud keeps its own.", rule: "R7" },
    { text: "Manager is sent when the user is created, and not now.", rule: "R8" },
  ]);
});

const role = 'roles[value eq "Agent"]';
const lifeCycle = (at, becomes) => ({ "life-cycle": { user: "ana", at, becomes } });
const byHand = [effect("edited", { attribute: null, rule: "R17" })];
for (const [told, event, effects] of [
  [
    "In Genesys Cloud, “Agent” is added to the roles of ana.",
    change({ attribute: role, to: "Agent" }),
    [effect("edited", { attribute: role })],
  ],
  [
    "In Genesys Cloud, “Agent” is taken from the roles of ana.",
    change({ attribute: role, to: null }),
    [effect("edited", { attribute: role })],
  ],
  ["In the identity system, ana is assigned to Genesys Cloud.", lifeCycle("identity-system", "assigned"), byHand],
  [
    "In the identity system, ana is no longer assigned to Genesys Cloud.",
    lifeCycle("identity-system", "unassigned"),
    byHand,
  ],
  ["In the identity system, the account of ana is enabled.", lifeCycle("identity-system", "enabled"), byHand],
  ["In the identity system, the account of ana is disabled.", lifeCycle("identity-system", "disabled"), byHand],
  [
    "In the identity system, ana is deleted, and can still be restored.",
    lifeCycle("identity-system", "soft-deleted"),
    byHand,
  ],
  ["In the identity system, ana is deleted for good.", lifeCycle("identity-system", "deleted"), byHand],
  ["In Genesys Cloud, somebody activates the account of ana.", lifeCycle("target", "active"), byHand],
  ["In Genesys Cloud, somebody deactivates the account of ana.", lifeCycle("target", "inactive"), byHand],
  ["In Genesys Cloud, somebody deletes the account of ana.", lifeCycle("target", "deleted"), byHand],
  ["In Genesys Cloud, the account of ana is set to what it already is.", lifeCycle("target", "deleted"), []],
  ["The identity system can no longer reach Genesys Cloud.", { connection: "fails" }, []],
  ["The identity system can reach Genesys Cloud again.", { connection: "works" }, []],
]) {
  test(`tells the event: ${told}`, () => assert.equal(narrator.step(step(event, { effects })).event, told));
}

for (const [told, kind, values] of [
  ["In Genesys Cloud, “Agent” is added to the roles of ana.", "wrote", { attribute: role, after: "Agent" }],
  ["In Genesys Cloud, “Agent” is taken from the roles of ana.", "wrote", { attribute: role, before: "Agent" }],
  [
    "In Genesys Cloud, “Agent”, taken away by hand, is added to the roles of ana again.",
    "overwrote",
    { attribute: role, after: "Agent" },
  ],
  [
    "In Genesys Cloud, “Agent”, added by hand, is taken from the roles of ana.",
    "overwrote",
    { attribute: role, before: "Agent" },
  ],
  ["In Genesys Cloud, the account that ana has already is linked.", "linked", { attribute: null }],
  ["In Genesys Cloud, the account of ana becomes active.", "activated", { attribute: null }],
  ["In Genesys Cloud, the account of ana becomes inactive.", "deactivated", { attribute: null }],
  ["In Genesys Cloud, the account of ana is deleted.", "deleted", { attribute: null }],
  ["In Genesys Cloud, the deleted account of ana comes back.", "restored", { attribute: null }],
  ["The deleted account does not keep title: it was “Lead”.", "lost", { before: "Lead" }],
]) {
  test(`tells the effect ${kind}: ${told}`, () => {
    const [only] = narrator.step(step({ "full-sync": null }, { effects: [effect(kind, values)] })).effects;
    assert.deepEqual(only, { kind, text: told, rule: "R9" });
  });
}

test("tells what the target and the mapping held back, and one sentence for a user out of scope", () => {
  const synced = [
    { user: "ana", minute: 0, why: "cycle", full: false },
    { user: "ben", minute: 0, why: "cycle", full: false },
  ];
  const held = (to, rule) => ({ to, carried: false, rule });
  const decisions = [
    [
      held("title", "R12"),
      held(role, "R13"),
      held('roles[value eq "Gone"]', "R13"),
      held("mobile", "R14"),
      held("manager", "R15"),
    ],
    [held("title", "R18"), held("mobile", "R18")],
  ];
  const state = { ana: { target: { [role]: "Agent" } }, ben: { target: {} } };
  const { withheld } = narrator.step({ ...step({ cycle: null }, { decisions, synced }), state });
  assert.deepEqual(withheld, [
    { text: "Title cannot be changed by a sync.", rule: "R12" },
    { text: "Roles “Agent” is missing at the source, but is never taken away.", rule: "R13" },
    { text: "Mobile has a value in Genesys Cloud, so it is not sent.", rule: "R14" },
    { text: "Manager names a user whom Genesys Cloud does not have yet, so it is not sent.", rule: "R15" },
    { text: "No attribute of ben is sent.", rule: "R18" },
  ]);
});

test("tells what failed, and of many cycles only how many", () => {
  const failing = (count) => ({
    ...step({ wait: "1d" }),
    failures: [...Array(count).fill({ user: null, minute: 40, rule: "R23" }), { user: "ana", minute: 80, rule: "R22" }],
  });
  const { syncs, quiet } = narrator.step(failing(2));
  assert.deepEqual(syncs, [
    { text: "The cycle after 40 minutes fails.", rule: "R23" },
    { text: "The cycle after 40 minutes fails.", rule: "R23" },
    { text: "The sync of ana after 1 hour 20 minutes fails.", rule: "R22" },
  ]);
  assert.equal(quiet, undefined);
  assert.deepEqual(
    narrator.step(failing(4)).syncs.map(({ text }) => text),
    ["The sync of ana after 1 hour 20 minutes fails.", "4 cycles fail, the last one after 40 minutes."],
  );
});

const usual = { account: "enabled", assigned: true, status: "active", linked: true };
for (const [told, account] of [
  [[], {}],
  [[], { status: null, linked: false }],
  [["is not in the scope of the identity system"], { assigned: false }],
  [
    ["is not in the scope of the identity system", "the account in Genesys Cloud is inactive"],
    { account: "disabled", status: "inactive" },
  ],
  [["the account in Genesys Cloud is not linked yet"], { linked: false }],
  [["the account in Genesys Cloud is deleted"], { status: "deleted", linked: false }],
]) {
  test(`tells of the account ${JSON.stringify(account)}`, () =>
    assert.deepEqual(narrator.account({ ...usual, ...account }), told));
}

test("tells a step on one line, and that nothing followed", () => {
  const edit = step(change(), { effects: [effect("edited", { rule: "R4" })] });
  assert.equal(narrator.line(edit), "In Genesys Cloud, title of ana is set to “Lead”. Nothing is synced.");
  assert.equal(narrator.step(edit).rule, "R4");
});

test("does not fill what a value says again", () => {
  const effects = [effect("wrote", { before: "{after}", after: "$& {user}" })];
  assert.equal(
    narrator.step(step({ cycle: null }, { effects })).effects[0].text,
    "In Genesys Cloud, title goes from “{after}” to “$& {user}”.",
  );
});

for (const [phrase, told] of [
  ["{a} and {b}", "1 and {b}"],
  ["{a{a}", "{a{a}"],
  ["{a", "{a"],
  ["a}", "a}"],
  ["{}", "{}"],
  ["{toString}", "{toString}"],
]) {
  test(`fills ${phrase}`, () => assert.equal(fill(phrase, { a: "1" }), told));
}

for (const [text, told] of [
  ["", ""],
  ["ana", "Ana"],
  ["élan", "Élan"],
  ["e\u0301lan", "E\u0301lan"],
  ["ǆ", "Ǆ"],
  ["ßa", "SSa"],
  ["𐐨a", "𐐀a"],
  ["1a", "1a"],
  ["\na", "\na"],
]) {
  test(`begins ${JSON.stringify(text)} with a capital`, () => assert.equal(capitalized(text), told));
}

for (const [names, told] of [
  [[], "nothing"],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
]) {
  test(`lists ${names.length} names`, () => assert.equal(narrator.list(names), told));
}
