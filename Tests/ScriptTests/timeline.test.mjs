import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { contentWords } from "./content-words.mjs";

const { picture, timeline } = await importAsset("timeline.js");
const { TraceNarrator } = await importAsset("narrator.js");
const narrator = new TraceNarrator(await contentWords(), {
  "identity-system": "the identity system",
  target: "<Genesys> & 'Cloud'",
});
const template = await readFile(new URL("../../Templates/partials/timeline.mustache", import.meta.url), "utf8");

const effect = (kind) => ({
  kind,
  minute: 0,
  user: "ana",
  at: "target",
  attribute: "title",
  before: '"a"',
  after: null,
  rule: "R9",
});
const synced = [{ user: "ana", minute: 40, why: "cycle", full: false }];
const steps = [
  {
    event: { change: { user: "ana", attribute: "title", at: "target", to: "x" } },
    minute: 0,
    synced: [],
    effects: [effect("edited")],
    decisions: [],
  },
  {
    event: { change: { user: "ana", attribute: "title", at: "identity-system", to: "x" } },
    minute: 0,
    synced: [],
    effects: [],
    decisions: [],
  },
  { event: { cycle: null }, minute: 40, synced, effects: [effect("wrote"), effect("overwrote")], decisions: [[]] },
  { event: { "full-sync": null }, minute: 40, synced, effects: [effect("created")], decisions: [[]] },
  { event: { wait: "1d" }, minute: 1480, synced, effects: [], decisions: [[]] },
];

/** The part of mustache that the template uses. */
function rendered(text, model) {
  const sections = text
    .replace(/\n?(\{\{[#/^]\w+\}\})(?=\n)/g, "$1")
    .replace(/\{\{#(\w+)\}\}(.*?)\{\{\/\1\}\}/gs, (_, name, inner) => {
      const value = model[name];
      const models = Array.isArray(value) ? value : value === true ? [{}] : value ? [value] : [];
      return models.map((each) => rendered(inner, { ...model, ...each })).join("");
    });
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return sections.replace(/\{\{(\w+)\}\}/g, (_, name) =>
    String(model[name]).replace(/[&<>"']/g, (sign) => escapes[sign]),
  );
}

test("draws what the site draws when it is built", () => {
  const model = timeline(steps, narrator, 'The "label"');
  assert.equal(picture(model).trim(), rendered(template, { timeline: model }).trim());
});

test("stands as agreed", () => {
  const model = timeline(steps, narrator, "label");
  assert.deepEqual(
    [model.width, model.height, model.steps.map(({ x }) => x)],
    [80 + 64 * 4, 120, [40, 104, 168, 232, 296]],
  );
  assert.deepEqual(
    model.steps.map(({ place }) => place),
    ["target", "identity-system", "clock", "clock", "clock"],
  );
  const flags = ["edited", "synced", "wrote", "overwrote"];
  assert.deepEqual(
    model.steps.map((step) => flags.filter((flag) => step[flag])),
    [["edited"], [], ["synced", "wrote", "overwrote"], ["synced", "wrote"], ["synced"]],
  );
  assert.equal(model.steps[2].time, "After 40 minutes");
  assert.equal(timeline([], narrator, "label").width, 80);
});

test("stands at the place where an account changes", () => {
  const event = (event) => ({ ...steps[4], event });
  const places = timeline(
    [
      event({ "life-cycle": { user: "ana", at: "identity-system", becomes: "unassigned" } }),
      event({ "life-cycle": { user: "ana", at: "target", becomes: "inactive" } }),
      event({ connection: "fails" }),
    ],
    narrator,
    "label",
  ).steps.map(({ place }) => place);
  assert.deepEqual(places, ["identity-system", "target", "clock"]);
});

test("holds no sign of a text", () => {
  const drawn = picture(timeline(steps, narrator, "<b>"));
  assert.doesNotMatch(drawn, /<b>|<Genesys>/);
  assert.match(drawn, /&lt;Genesys&gt; &amp; &#39;Cloud&#39;/);
});
