import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { contentWords } from "./content-words.mjs";

const { capitalized, fill, Telling } = await importAsset("telling.js");
const telling = new Telling(await contentWords(), { "identity-system": "the identity system", target: "Genesys Cloud" });

const step = (event, { minute = 0, synced = [], effects = [], decisions = [] } = {}) => ({ event, minute, synced, effects, decisions });
const effect = (kind, values) => ({ kind, minute: 0, user: "ana", at: "target", attribute: "title", before: null, after: null, rule: "R9", ...values });
const change = (values) => ({ change: { user: "ana", attribute: "title", at: "target", to: "Lead", ...values } });

for (const [told, event, effects] of [
  ["In Genesys Cloud, title of ana is set to “Lead”.", change(), [effect("edited", { rule: "R4" })]],
  ["In the identity system, title of ana is emptied.", change({ at: "identity-system", to: null }), [effect("edited", { rule: "R1" })]],
  ["In Genesys Cloud, title of ana is set to the value that it already has.", change(), []],
  ["The next scheduled cycle runs.", { cycle: null }, []],
  ["Time passes: 1 day 1 hour 30 minutes.", { wait: "25h30m" }, []],
  ["Time passes: no time.", { wait: "0m" }, []],
  ["Somebody forces a sync of ana.", { "force-sync": "ana" }, []],
  ["Somebody starts a full sync.", { "full-sync": null }, []],
]) {
  test(`tells the event ${JSON.stringify(event)}`, () => assert.equal(telling.step(step(event, { effects })).event, told));
}

for (const [told, kind, values] of [
  ["In Genesys Cloud, ana is created.", "created", { attribute: null }],
  ["In Genesys Cloud, title goes from nothing to “Lead”.", "wrote", { after: "Lead" }],
  ["In Genesys Cloud, title goes from “Lead” to “”.", "wrote", { before: "Lead", after: "" }],
  ["In Genesys Cloud, title goes from “Lead” to nothing.", "wrote", { before: "Lead" }],
  ["In Genesys Cloud, title is overwritten: “Lead”, set by hand, becomes “Boss”.", "overwrote", { before: "Lead", after: "Boss" }],
  ["In Genesys Cloud, title is overwritten: “Lead”, set by hand, is removed.", "overwrote", { before: "Lead" }],
]) {
  test(`tells the effect: ${told}`, () => {
    const [only] = telling.step(step({ "full-sync": null }, { effects: [effect(kind, values)] })).effects;
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
    const found = telling.step(step({ cycle: null }, { synced: [{ user: "ana", minute: 40, why, full }], decisions: [[]] }));
    assert.deepEqual([found.syncs, found.quiet], [[{ text: told, rule }], undefined]);
  });
}

test("tells what was held back, and by which rule", () => {
  const decisions = [[
    { to: "title", carried: true, rule: "R7" }, { to: "department", carried: false, rule: "R6" },
    { to: "mobile", carried: false, rule: "R7" }, { to: "manager", carried: false, rule: "R8" },
  ]];
  assert.deepEqual(telling.step(step({ cycle: null }, { decisions })).withheld, [
    { text: "Department is not part of this sync.", rule: "R6" },
    { text: "Mobile has no value to send, so Genesys Cloud keeps its own.", rule: "R7" },
    { text: "Manager is sent when the user is created, and not now.", rule: "R8" },
  ]);
});

test("tells a step on one line, and that nothing followed", () => {
  const edit = step(change(), { effects: [effect("edited", { rule: "R4" })] });
  assert.equal(telling.line(edit), "In Genesys Cloud, title of ana is set to “Lead”. Nothing is synced.");
  assert.equal(telling.step(edit).rule, "R4");
});

test("does not fill what a value says again", () => {
  const effects = [effect("wrote", { before: "{after}", after: "$& {user}" })];
  assert.equal(telling.step(step({ cycle: null }, { effects })).effects[0].text, "In Genesys Cloud, title goes from “{after}” to “$& {user}”.");
});

for (const [phrase, told] of [
  ["{a} and {b}", "1 and {b}"], ["{a{a}", "{a{a}"], ["{a", "{a"], ["a}", "a}"], ["{}", "{}"], ["{toString}", "{toString}"],
]) {
  test(`fills ${phrase}`, () => assert.equal(fill(phrase, { a: "1" }), told));
}

for (const [text, told] of [["", ""], ["ana", "Ana"], ["élan", "Élan"], ["e\u0301lan", "E\u0301lan"], ["ǆ", "Ǆ"], ["ßa", "SSa"], ["𐐨a", "𐐀a"], ["1a", "1a"], ["\na", "\na"]]) {
  test(`begins ${JSON.stringify(text)} with a capital`, () => assert.equal(capitalized(text), told));
}

for (const [names, told] of [[[], "nothing"], [["a"], "a"], [["a", "b"], "a and b"], [["a", "b", "c"], "a, b and c"]]) {
  test(`lists ${names.length} names`, () => assert.equal(telling.list(names), told));
}
