import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { contentWords } from "./content-words.mjs";

const { predict } = await importAsset("prediction.js");
const { TraceNarrator } = await importAsset("narrator.js");
const narrator = new TraceNarrator(await contentWords(), {
  "identity-system": "the identity system",
  target: "Genesys Cloud",
});
const keys = [
  "sends",
  "creates",
  "loses",
  "same",
  "idle",
  "waits",
  "noSchedule",
  "fullLoses",
  "fullSends",
  "userWaits",
  "fails",
  "leftOut",
  "missing",
  "linked",
  "restored",
  "activated",
  "deactivated",
  "deleted",
  "fullFails",
];
const words = {
  of: "{attribute} of {user}",
  ...Object.fromEntries(keys.map((key) => [key, `${key}: {duration} {attributes} {users}`])),
};
const effect = (kind, attribute = "title", user = "ana") => ({ kind, attribute, user });
const step = (effects = [], synced = [], more = {}) => ({ effects, synced, failures: [], ...more });
const failure = (user) => ({ user, minute: 40, why: "cycle", rule: "R23" });

for (const [told, { cycle = null, full = step(), due = [], users = {}, waiting = [] }] of [
  [["NoSchedule: {duration} {attributes} {users}"], {}],
  [["Waits: {duration} title {users}"], { due: ["title"] }],
  [["Idle: 23 minutes {attributes} {users}"], { cycle: step() }],
  [["Same: 23 minutes {attributes} ana"], { cycle: step([], [{ user: "ana" }]) }],
  [["Sends: 23 minutes title and mobile {users}"], { cycle: step([effect("wrote"), effect("wrote", "mobile")]) }],
  [["Sends: 23 minutes title {users}", "Loses: {duration} title {users}"], { cycle: step([effect("overwrote")]) }],
  [["Creates: 23 minutes {attributes} ana"], { cycle: step([effect("created", null), effect("wrote")]) }],
  [
    ["Sends: 23 minutes title of ana and title of ben {users}"],
    { cycle: step([effect("wrote"), effect("wrote", "title", "ben")]), users: { ben: { due: [] } } },
  ],
  [
    ["Fails: 23 minutes {attributes} {users}"],
    { cycle: step([], [], { failures: [failure(null)], quarantinedSince: 40 }) },
  ],
  [["LeftOut: 23 minutes {attributes} {users}"], { cycle: step([], [], { quarantinedSince: 40 }), due: ["title"] }],
  [
    ["Missing: 23 minutes {attributes} ana"],
    { cycle: step([], [], { failures: [failure("ana")], quarantinedSince: null }) },
  ],
  [["Deactivated: 23 minutes {attributes} ana"], { cycle: step([effect("deactivated", null)], [{ user: "ana" }]) }],
  [
    ["Deleted: 23 minutes {attributes} ana"],
    { cycle: step([effect("deleted", null), effect("lost")], [{ user: "ana" }]) },
  ],
  [
    ["Activated: 23 minutes {attributes} ana", "Sends: 23 minutes title {users}"],
    { cycle: step([effect("activated", null), effect("wrote")], [{ user: "ana" }]) },
  ],
  [
    ["Linked: 23 minutes {attributes} ana", "Sends: 23 minutes roles “A” {users}"],
    { cycle: step([effect("linked", null), effect("wrote", 'roles[value eq "A"]')], [{ user: "ana" }]) },
  ],
  [["Restored: 23 minutes {attributes} ana"], { cycle: step([effect("restored", null)], [{ user: "ana" }]) }],
  [["UserWaits: {duration} {attributes} ana"], { waiting: ["ana"] }],
  [
    ["NoSchedule: {duration} {attributes} {users}", "FullFails: {duration} {attributes} ana"],
    { full: step([], [], { failures: [failure("ana")] }) },
  ],
  [
    ["NoSchedule: {duration} {attributes} {users}", "FullSends: {duration} title {users}"],
    { full: step([effect("wrote")]) },
  ],
  [
    ["NoSchedule: {duration} {attributes} {users}", "FullLoses: {duration} title {users}"],
    { full: step([effect("wrote", "mobile"), effect("overwrote")]) },
  ],
]) {
  test(`predicts ${told.join(" ")}`, () => {
    const moment = { untilCycle: 23, waiting, state: { ana: { due }, ...users } };
    assert.deepEqual(predict({ narrator, words, moment, cycle, full }), told);
  });
}
