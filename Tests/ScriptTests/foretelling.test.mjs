import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { contentWords } from "./content-words.mjs";

const { foretell } = await importAsset("foretelling.js");
const { Telling } = await importAsset("telling.js");
const telling = new Telling(await contentWords(), { "identity-system": "the identity system", target: "Genesys Cloud" });
const keys = ["sends", "creates", "loses", "same", "idle", "waits", "noSchedule", "fullLoses", "fullSends"];
const words = { of: "{attribute} of {user}", ...Object.fromEntries(keys.map((key) => [key, `${key}: {duration} {attributes} {users}`])) };
const effect = (kind, attribute = "title", user = "ana") => ({ kind, attribute, user });
const step = (effects = [], synced = []) => ({ effects, synced });

for (const [told, { cycle = null, full = step(), due = [], users = {} }] of [
  [["NoSchedule: {duration} {attributes} {users}"], {}],
  [["Waits: {duration} title {users}"], { due: ["title"] }],
  [["Idle: 23 minutes {attributes} {users}"], { cycle: step() }],
  [["Same: 23 minutes {attributes} ana"], { cycle: step([], [{ user: "ana" }]) }],
  [["Sends: 23 minutes title and mobile {users}"], { cycle: step([effect("wrote"), effect("wrote", "mobile")]) }],
  [["Sends: 23 minutes title {users}", "Loses: {duration} title {users}"], { cycle: step([effect("overwrote")]) }],
  [["Creates: 23 minutes {attributes} ana"], { cycle: step([effect("created", null), effect("wrote")]) }],
  [["Sends: 23 minutes title of ana and title of ben {users}"], { cycle: step([effect("wrote"), effect("wrote", "title", "ben")]), users: { ben: { due: [] } } }],
  [["NoSchedule: {duration} {attributes} {users}", "FullSends: {duration} title {users}"], { full: step([effect("wrote")]) }],
  [["NoSchedule: {duration} {attributes} {users}", "FullLoses: {duration} title {users}"], { full: step([effect("wrote", "mobile"), effect("overwrote")]) }],
]) {
  test(`foretells ${told.join(" ")}`, () => {
    const moment = { untilCycle: 23, state: { ana: { due }, ...users } };
    assert.deepEqual(foretell({ telling, words, moment, cycle, full }), told);
  });
}
