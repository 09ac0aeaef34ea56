import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { smallState } from "./knowledge.mjs";

const { scalar, scenarioYAML } = await importAsset("scenario-yaml.js");

/**
 * What YAML 1.1 and 1.2 make of a scalar in a map in braces: its text, and whether it is plain. Throws for
 * what the grammar does not allow there.
 */
function parsed(written) {
  assert.match(
    written,
    /^[\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u,
    "a character that no file may hold",
  );
  if (!written.startsWith('"')) {
    assert.doesNotMatch(
      written,
      /^[\s\-?:,[\]{}#&*!|>'"%@`]|[,[\]{}]|: |:$| #|\s$|^$/,
      "a plain scalar with a sign in it",
    );
    return { text: written, isPlain: true };
  }
  const inner = /^"((?:[^"\\\n\r\u0085\u2028\u2029]|\\(?:["\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}))*)"$/u.exec(
    written,
  );
  assert.ok(inner, "a quoted scalar with a wrong escape");
  const text = inner[1].replace(
    /\\(?:(["\\])|x(..)|u(.{4})|U(.{8}))/gu,
    (_, sign, ...codes) => sign ?? String.fromCodePoint(parseInt(codes.find(Boolean), 16)),
  );
  return { text, isPlain: false };
}

/** What the resolvers of YAML 1.1 and 1.2 take a plain scalar for. */
const isOther = (text) => /^(~|null|true|false|y|n|yes|no|on|off|[-+.\d].*|<<|=|)$/i.test(text);

const texts = [
  "~",
  "null",
  "Null",
  "NULL",
  "true",
  "False",
  "yes",
  "No",
  "ON",
  "off",
  "y",
  "N",
  "1",
  "1.0",
  "0x1f",
  "1e3",
  "-1",
  "+1",
  ".inf",
  ".5",
  "2026-01-01",
  "12:30:00",
  "1_000",
  "",
  " ",
  " lead",
  "trail ",
  "a  b",
  ": ",
  "a: b",
  "a:",
  ":a",
  "# x",
  "a #b",
  "a#b",
  "'",
  '"',
  "it's",
  "\\",
  "a\\nb",
  "a\nb",
  "\n",
  "a\n\nb",
  "\t",
  "a\tb",
  "\r\n",
  "-",
  "- a",
  "--- a",
  "...",
  "?",
  "? a",
  "[a]",
  "{a: b}",
  "a, b",
  "a]",
  "*a",
  "&a",
  "!t",
  "|",
  "> a",
  "%a",
  "@a",
  "`a",
  "=",
  "<<",
  "é",
  "e\u0301",
  "名前",
  "العربية",
  "😀",
  "a 😀",
  "\u0000",
  "\u0007",
  "\u001b",
  "\u007f",
  "\u0080",
  "\u0085",
  "\u00a0",
  "\u200d",
  "\u2028",
  "\u2029",
  "a\ufeff",
  "\ufffd",
  "\ufffe",
  "\uffff",
  "\ue000",
  "\u202e",
  "\u{10ffff}",
  "\u{e0041}",
  "Sales",
  "Team lead",
  "+1 317 555 0100",
  "ana@example.com",
  "a_b-c",
  "a - b",
  "x".repeat(2_000),
  "${x}",
  "</pre>",
];
for (const text of texts) {
  test(`writes ${JSON.stringify(text.slice(0, 20))} so that it is read as it is`, () => {
    const found = parsed(scalar(text));
    assert.equal(found.text, text);
    assert.equal(found.isPlain && isOther(text), false);
  });
}

test("quotes no more than it must", () => {
  for (const text of ["Sales", "Team lead", "a_b-c", "Müller", "名前"]) assert.equal(scalar(text), text);
});

test("keeps names that are keys short enough for a key", () => {
  assert.ok(scalar("\u{e0041}".repeat(50)).length < 1_024);
  assert.ok(scalar("\u0000".repeat(100)).length < 1_024);
});

test("writes a scenario as its file", () => {
  assert.equal(
    scenarioYAML(smallState()),
    `title: A case
identity-system: okta
mapping:
  - department
  - title
users:
  ana:
    identity-system: {department: Sales, title: ~, nickname: Ann}
    target: {department: Sales}
  ben:
    identity-system: {}
    target: ~
steps:
  - change: {user: ana, attribute: department, at: target, to: Support}
  - wait: "90m"
  - force-sync: ana
  - full-sync:
`,
  );
});

test("tells no value from a text that looks like none", () => {
  const change = (to) => ({ change: { user: "~", attribute: "null", at: "target", to } });
  const yaml = scenarioYAML({
    "identity-system": "okta",
    users: { "~": { "identity-system": { yes: "~", no: null }, target: {} } },
    steps: [change(null), change("null"), change("")],
  });
  assert.equal(
    yaml,
    `identity-system: okta
users:
  "~":
    identity-system: {"yes": "~", "no": ~}
    target: {}
steps:
  - change: {user: "~", attribute: "null", at: target, to: ~}
  - change: {user: "~", attribute: "null", at: target, to: "null"}
  - change: {user: "~", attribute: "null", at: target, to: ""}
`,
  );
});

test("writes every kind of rule, no rules, and no steps", () => {
  const state = {
    "identity-system": "okta",
    users: { ana: { "identity-system": {}, target: null } },
    steps: [],
    mapping: [
      { from: "a b", to: "title", apply: "on-create", default: "1" },
      { to: "manager" },
      { constant: "~", to: "mobile" },
    ],
  };
  assert.match(
    scenarioYAML(state),
    /mapping:\n {2}- \{from: a b, to: title, apply: on-create, default: "1"\}\n {2}- \{to: manager\}\n {2}- \{to: mobile, constant: "~"\}\n/,
  );
  assert.match(scenarioYAML(state), /\nsteps: \[\]\n$/);
  assert.match(scenarioYAML({ ...state, mapping: [] }), /\nmapping: \[\]\n/);
});

test("writes members as lists, accounts and expressions", () => {
  const state = {
    "identity-system": "okta",
    mapping: [
      { from: "appRoles", to: "roles", values: "add-only" },
      { expression: 'Join(" ", a)', of: ["a", "b c"], to: "title" },
    ],
    users: {
      ana: {
        "identity-system": {
          roles: null,
          'appRoles[value eq "A, B"]': "A, B",
          'appRoles[value eq "C"]': "C",
          'appRoles[value eq "D"]': null,
          a: "1",
        },
        target: {},
        account: "soft-deleted",
        assigned: false,
        status: "inactive",
        linked: false,
      },
    },
    steps: [
      { change: { user: "ana", attribute: 'roles[value eq "C"]', at: "target", to: "C" } },
      { change: { user: "ana", attribute: 'roles[value eq "C"]', at: "target", to: null } },
      { "life-cycle": { user: "ana", at: "identity-system", becomes: "enabled" } },
      { connection: "fails" },
    ],
  };
  assert.equal(
    scenarioYAML(state),
    `identity-system: okta
mapping:
  - {from: appRoles, to: roles, values: add-only}
  - {expression: "Join(\\" \\", a)", of: [a, b c], to: title}
users:
  ana:
    identity-system: {roles: ~, appRoles: ["A, B", C], a: "1"}
    target: {}
    account: soft-deleted
    assigned: false
    status: inactive
    linked: false
steps:
  - change: {user: ana, attribute: roles, at: target, add: C}
  - change: {user: ana, attribute: roles, at: target, remove: C}
  - life-cycle: {user: ana, at: identity-system, becomes: enabled}
  - connection: fails
`,
  );
});
