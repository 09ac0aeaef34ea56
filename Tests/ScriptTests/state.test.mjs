import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { smallKnowledge, smallState } from "./knowledge.mjs";

const { at, checked, continued, isUsual, read, Refused, rules, shown, toggled, withAttribute, write } =
  await importAsset("state.js");
const knowledge = smallKnowledge();
const [okta] = knowledge.systems;
const refused = (data) => assert.throws(() => checked(data, knowledge), Refused);

test("comes back from an address as it was", () => {
  assert.deepEqual(read(write(smallState()), knowledge), smallState());
});

for (const text of [
  "~",
  "",
  " ",
  "null",
  "a: b",
  "#",
  "'\"\\",
  "a\nb\tc",
  "ünï ☃ 😀",
  "%41%",
  "</script>",
  "\u0000",
  "\u2028",
]) {
  test(`carries the value ${JSON.stringify(text)}`, () => {
    const state = smallState();
    state.users.ana["identity-system"].department = text;
    state.steps[0].change.to = text;
    assert.deepEqual(read(write(state), knowledge), state);
  });
}

for (const name of ["__proto__", "constructor", "toString", "1", "a.b", "ü"]) {
  test(`carries the name ${name}`, () => {
    const data = JSON.stringify(smallState()).replaceAll("nickname", name).replaceAll("ben", name);
    assert.equal(
      JSON.stringify(read(encodeURIComponent(data), knowledge).users[name]),
      '{"identity-system":{},"target":null}',
    );
    assert.ok(Object.hasOwn(read(encodeURIComponent(data), knowledge).users.ana["identity-system"], name));
    assert.equal({}.target, undefined);
  });
}

test("completes what a file may leave out", () => {
  const data = {
    "identity-system": "okta",
    users: { ana: {} },
    step: 9,
    steps: [
      "full-sync",
      { change: { attribute: "title", at: "target", to: null }, expect: { synced: [] } },
      { "force-sync": null },
    ],
  };
  assert.deepEqual(checked(data, knowledge), {
    "identity-system": "okta",
    users: { ana: { "identity-system": {}, target: null } },
    steps: [
      { "full-sync": null },
      { change: { user: "ana", attribute: "title", at: "target", to: null } },
      { "force-sync": "ana" },
    ],
  });
});

for (const fragment of [
  "%",
  "%7B",
  "x",
  "%7B%22title",
  "null",
  "1",
  "%5B%5D",
  "%7B%7D",
  "%ff",
  "%22%22",
  "a".repeat(100_000),
  encodeURIComponent("[".repeat(10_000)),
]) {
  test(`refuses the address ${fragment.slice(0, 20)}`, () => assert.throws(() => read(fragment, knowledge), Refused));
}

const withAccounts = () => ({
  "identity-system": "okta",
  mapping: [
    { from: "appRoles", to: "roles", values: "add-only" },
    { constant: "x", to: "title", apply: "if-empty" },
    { expression: "Join([a], [b])", of: ["a", "b"], to: "department", default: "none" },
  ],
  users: {
    ana: {
      "identity-system": { 'appRoles[value eq "A"]': "A" },
      target: { title: "x" },
      account: "disabled",
      assigned: false,
      status: "inactive",
      linked: false,
    },
  },
  steps: [
    { change: { user: "ana", attribute: 'roles[value eq "B"]', at: "target", to: null } },
    { "life-cycle": { user: "ana", at: "target", becomes: "active" } },
    { connection: "fails" },
  ],
});

test("carries accounts, members and expressions", () => {
  assert.deepEqual(read(write(withAccounts()), knowledge), withAccounts());
});

test("takes lists for members, and what is usual for nothing", () => {
  const state = withAccounts();
  state.users.ana = {
    "identity-system": { appRoles: ["A"] },
    target: { title: "x" },
    account: "enabled",
    assigned: true,
    status: "active",
    linked: true,
  };
  state.steps = [
    { change: { attribute: "roles", at: "target", remove: "B" } },
    { change: { attribute: "roles", at: "target", add: "C" } },
    { "life-cycle": { at: "identity-system", becomes: "unassigned" } },
  ];
  assert.deepEqual(checked(state, knowledge), {
    ...withAccounts(),
    users: { ana: { "identity-system": { 'appRoles[value eq "A"]': "A" }, target: { title: "x" } } },
    steps: [
      withAccounts().steps[0],
      { change: { user: "ana", attribute: 'roles[value eq "C"]', at: "target", to: "C" } },
      { "life-cycle": { user: "ana", at: "identity-system", becomes: "unassigned" } },
    ],
  });
});

test("maps members by the rule of their attribute", () => {
  const state = withAccounts();
  const off = toggled(state, okta, 'roles[value eq "B"]', false);
  assert.deepEqual(off.mapping, state.mapping.slice(1));
  assert.deepEqual(toggled({ ...state, mapping: [] }, okta, 'mobile[value eq "B"]', true).mapping, [
    'mobile[value eq "B"]',
  ]);
});

test("keeps accounts when an attribute is added", () => {
  assert.equal(withAttribute(withAccounts(), "mobile").users.ana.status, "inactive");
});

const wrong = {
  "an unknown key": { other: 1 },
  "a title that is no text": { title: {} },
  "an unknown identity system": { "identity-system": "x" },
  "an identity system like a property of objects": { "identity-system": "constructor" },
  "no users": { users: {} },
  "users in a list": { users: [] },
  "a user of no name": { users: { "": {} } },
  "a user called like a key": { users: { target: {} } },
  "a user with other keys": { users: { ana: { due: [] } } },
  "a value that is a number": { users: { ana: { target: { title: 1 } } } },
  "a value with half a character": { users: { ana: { target: { title: "\ud800" } } } },
  "a value that begins with a byte order mark": { users: { ana: { target: { title: "\ufeffa" } } } },
  "a value that is too long": { users: { ana: { target: { title: "a".repeat(3_000) } } } },
  "a name that is too long": { users: { ["a".repeat(101)]: {} } },
  "too many users": { users: Object.fromEntries(Array.from({ length: 21 }, (_, number) => [`u${number}`, {}])) },
  "no steps": { steps: undefined },
  "steps in a map": { steps: {} },
  "too many steps": { steps: Array(301).fill({ "full-sync": null }) },
  "an empty step": { steps: [{}] },
  "a step with two events": { steps: [{ cycle: null, "full-sync": null }] },
  "an unknown event": { steps: [{ explode: null }] },
  "an unknown event alone": { steps: ["__proto__"] },
  "a step that is null": { steps: [null] },
  "a cycle of something": { steps: [{ cycle: 1 }] },
  "a change nowhere": { steps: [{ change: { user: "ana", attribute: "title", at: "here", to: "x" } }] },
  "a change of nobody": { steps: [{ change: { attribute: "title", at: "target", to: "x" } }] },
  "a change of a stranger": { steps: [{ change: { user: "eve", attribute: "title", at: "target", to: "x" } }] },
  "a change with other keys": {
    steps: [{ change: { user: "ana", attribute: "title", at: "target", to: "x", why: "y" } }],
  },
  "a wait of nothing": { steps: [{ wait: "" }] },
  "a wait in words": { steps: [{ wait: "long" }] },
  "a wait that is a number": { steps: [{ wait: 5 }] },
  "a wait for ever": { steps: [{ wait: "99999999999d" }] },
  "a wait of eleven years": { steps: [{ wait: "3651d" }] },
  "a sync of a stranger": { steps: [{ "force-sync": "eve" }] },
  "a mapping in a map": { mapping: {} },
  "two rules to one attribute": { mapping: ["title", { from: "department", to: "title" }] },
  "a rule to nowhere": { mapping: [{ constant: "x" }] },
  "a rule with two sources": { mapping: [{ from: "title", constant: "x", to: "title" }] },
  "a default without a source": { mapping: [{ to: "title", default: "x" }] },
  "a constant of nothing": { mapping: [{ to: "title", constant: null }] },
  "a rule that applies never": { mapping: [{ to: "title", apply: "never" }] },
  "a rule that is a number": { mapping: [1] },
  "a rule of a source and an expression": { mapping: [{ from: "a", expression: "x", of: ["a"], to: "title" }] },
  "an expression of nothing": { mapping: [{ expression: "x", of: [], to: "title" }] },
  "an expression without its attributes": { mapping: [{ expression: "x", to: "title" }] },
  "an expression that is a number": { mapping: [{ expression: 1, of: ["a"], to: "title" }] },
  "values without a source": { mapping: [{ to: "title", values: "replaced" }] },
  "values with a default": { mapping: [{ from: "title", values: "replaced", default: "x" }] },
  "values of another kind": { mapping: [{ from: "title", values: "some" }] },
  "a member with another value": { users: { ana: { target: { 'roles[value eq "A"]': "B" } } } },
  "a member that is a number": { users: { ana: { target: { roles: [1] } } } },
  "an account of another kind": { users: { ana: { account: "lost" } } },
  "a status without an account": { users: { ana: { status: "inactive" } } },
  "an assignment in words": { users: { ana: { assigned: "yes" } } },
  "a life cycle nowhere": { steps: [{ "life-cycle": { user: "ana", at: "here", becomes: "active" } }] },
  "a life cycle of the other place": { steps: [{ "life-cycle": { user: "ana", at: "target", becomes: "assigned" } }] },
  "a life cycle of a stranger": { steps: [{ "life-cycle": { user: "eve", at: "target", becomes: "active" } }] },
  "a connection that wobbles": { steps: [{ connection: "wobbles" }] },
  "a change to two things": {
    steps: [{ change: { user: "ana", attribute: "roles", at: "target", to: "x", add: "y" } }],
  },
  "a story of too many cycles that fail": {
    "identity-system": "rare",
    mapping: undefined,
    steps: [{ connection: "fails" }, { wait: "300d" }],
  },
  "a story of too many syncs": { "identity-system": "busy", mapping: undefined, steps: [{ wait: "300d" }] },
};
for (const [what, change] of Object.entries(wrong)) {
  test(`refuses ${what}`, () => refused({ ...smallState(), ...change }));
}
test("takes the state that each of these is a change of", () => assert.ok(checked(smallState(), knowledge)));

test("refuses what is no map", () => {
  for (const data of [null, undefined, 1, "x", [], true]) refused(data);
});

test("goes to a step, and no further than there are some", () => {
  const state = smallState();
  assert.deepEqual(
    [0, 1, 4, 9, -1, Infinity].map((step) => shown(at(state, step))),
    [0, 1, 4, 4, 0, 4],
  );
  assert.equal("step" in at(state, 4), false);
});

test("replaces what comes after the shown step", () => {
  const event = { "full-sync": null };
  assert.deepEqual(continued(smallState(), event).steps, [smallState().steps[0], event]);
  assert.deepEqual(continued(at(smallState(), 0)).steps, []);
  assert.equal(continued(smallState(), event).title, undefined);
  assert.equal(shown(continued(smallState(), event)), 2);
});

test("gives every rule its source and its destination", () => {
  const { mapping, ...usual } = smallState();
  assert.deepEqual(rules(smallState(), okta), [
    { from: "department", to: "department" },
    { from: "title", to: "title" },
  ]);
  assert.deepEqual(rules(usual, okta)[0], { from: "email", to: "userName" });
});

test("maps an attribute as usual, and is again as it was", () => {
  const { mapping, title, ...usual } = smallState();
  for (const attribute of ["userName", "title", "mobile"]) {
    const isMapped = attribute !== "mobile";
    const other = toggled(usual, okta, attribute, !isMapped);
    assert.equal(
      rules(other, okta).some(({ to }) => to === attribute),
      !isMapped,
    );
    assert.deepEqual(toggled(other, okta, attribute, isMapped), usual);
  }
});

test("maps what is usually only emptied, and empties it again", () => {
  const { mapping, title, ...usual } = smallState();
  const mapped = toggled(usual, okta, "manager", true);
  assert.deepEqual(mapped.mapping.at(-1), "manager");
  assert.deepEqual(toggled(mapped, okta, "manager", false), usual);
});

test("adds an attribute to every record that is there", () => {
  const { users } = withAttribute(smallState(), "mobile");
  assert.deepEqual(users.ana.target, { department: "Sales", mobile: null });
  assert.deepEqual(users.ben, { "identity-system": { mobile: null }, target: null });
  assert.equal(withAttribute(smallState(), "department").users.ana.target.department, "Sales");
});

test("knows the usual mapping, however it is written", () => {
  const mapping = [{ to: "manager" }, "department", { from: "title", to: "title" }, { to: "userName", from: "email" }];
  assert.equal(isUsual({ mapping }, okta), true);
  assert.equal(isUsual({}, okta), true);
  assert.equal(isUsual({ mapping: mapping.slice(1) }, okta), false);
  assert.equal(isUsual({ mapping: [...mapping.slice(1), "manager"] }, okta), false);
});
