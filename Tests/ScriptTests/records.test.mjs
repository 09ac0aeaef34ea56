import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { smallKnowledge, smallState } from "./knowledge.mjs";

const { differs, held, lines } = await importAsset("records.js");
const { rules, toggled } = await importAsset("state.js");
const {
  systems: [okta],
  attributes,
} = smallKnowledge();
const catalogue = attributes.map(({ id }) => id);
const shownLines = (state) =>
  lines(state, rules(state, okta), catalogue).map(({ source, target, rule }) => [source, target, rule !== undefined]);

test("shows what the story speaks of, fed or alone", () => {
  assert.deepEqual(shownLines(smallState()), [
    ["department", "department", true],
    ["title", "title", true],
    ["nickname", null, false],
  ]);
});

test("joins attributes of two names by their rule, and parts them without it", () => {
  const { mapping, ...state } = smallState();
  state.users.ana["identity-system"] = { email: "ana@example.com" };
  state.users.ana.target = { userName: "ana" };
  state.steps = [];
  assert.deepEqual(shownLines(state), [["email", "userName", true]]);
  assert.deepEqual(shownLines(toggled(state, okta, "userName", false)), [
    ["email", null, false],
    ["userName", "userName", false],
  ]);
});

test("keeps its order, whatever is mapped", () => {
  const names = (state) => shownLines(state).map(([source]) => source);
  assert.deepEqual(names(toggled(smallState(), okta, "department", false)), names(smallState()));
});

test("shows what a step brings", () => {
  const state = smallState();
  state.steps.push({ change: { user: "ben", attribute: "mobile", at: "identity-system", to: "1" } });
  assert.deepEqual(shownLines(state).at(-1), ["mobile", "mobile", false]);
});

test("shows a member beside its rule, and what an expression reads first", () => {
  const state = {
    "identity-system": "okta",
    mapping: [],
    steps: [],
    users: { ana: { "identity-system": { 'x[value eq "A"]': "A", a: "1" }, target: { 'title[value eq "A"]': "A" } } },
  };
  const [one, other] = ['x[value eq "A"]', 'title[value eq "A"]'];
  const rules = [
    { from: one, to: other, values: "replaced" },
    { expression: "f(a)", of: ["a"], to: "mobile" },
  ];
  assert.deepEqual(
    lines(state, rules, catalogue).map(({ source, target }) => [source, target]),
    [
      [one, other],
      ["a", "mobile"],
    ],
  );
  assert.deepEqual(
    lines(state, [], catalogue).map(({ source, target }) => [source, target]),
    [
      [one, null],
      ["a", null],
      [other, other],
    ],
  );
});

const user = (source, target) => ({ "identity-system": source, target });
for (const [what, line, both, expected] of [
  [
    "other values",
    { source: "title", target: "title", rule: { from: "title" } },
    user({ title: "a" }, { title: "b" }),
    true,
  ],
  [
    "the same value",
    { source: "title", target: "title", rule: { from: "title" } },
    user({ title: "a" }, { title: "a" }),
    false,
  ],
  [
    "a value at one place",
    { source: "title", target: "title", rule: { from: "title" } },
    user({}, { title: "a" }),
    true,
  ],
  ["no values", { source: "title", target: "title", rule: { from: "title" } }, user({}, {}), false],
  [
    "a default",
    { source: "title", target: "title", rule: { from: "title", default: "a" } },
    user({}, { title: "a" }),
    false,
  ],
  [
    "other names",
    { source: "id", target: "title", rule: { from: "id" } },
    user({ id: "a", title: "b" }, { title: "a" }),
    false,
  ],
  [
    "a constant",
    { source: "title", target: "title", rule: { constant: "a" } },
    user({ title: "b" }, { title: "a" }),
    false,
  ],
  [
    "another constant",
    { source: "title", target: "title", rule: { constant: "a" } },
    user({ title: "b" }, { title: "b" }),
    true,
  ],
  [
    "an expression",
    { source: "a", target: "title", rule: { expression: "f([a], b)", of: ["a", "b"] } },
    user({ a: "1" }, { title: 'f("1", "")' }),
    false,
  ],
  [
    "an expression of other values",
    { source: "a", target: "title", rule: { expression: "f([a], b)", of: ["a", "b"] } },
    user({ b: "1" }, { title: 'f("1", "")' }),
    true,
  ],
  [
    "an expression of nothing",
    { source: "a", target: "title", rule: { expression: "f([a], b)", of: ["a", "b"] } },
    user({}, {}),
    false,
  ],
  ["no rule", { source: "title", target: "title" }, user({ title: "a" }, { title: "b" }), false],
  [
    "a rule without a source",
    { source: "title", target: "title", rule: { to: "title" } },
    user({}, { title: "b" }),
    false,
  ],
  ["no record", { source: "title", target: "title", rule: { from: "title" } }, user({ title: "a" }, null), false],
]) {
  test(`${expected ? "differs" : "agrees"} with ${what}`, () => assert.equal(differs(line, both), expected));
}

test("holds no property that every object has", () => {
  assert.equal(held({}, "constructor"), null);
  assert.equal(held({ constructor: "a" }, "constructor"), "a");
  assert.equal(held(null, "title"), null);
});
