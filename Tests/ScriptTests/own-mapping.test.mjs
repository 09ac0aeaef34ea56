import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { smallKnowledge, smallState } from "./knowledge.mjs";

const { readOwn, underOwn } = await importAsset("own-mapping.js");
const knowledge = smallKnowledge();

const file = (name, text) => new File([text], name);
const schema = (...mappings) =>
  JSON.stringify({
    synchronizationRules: [
      {
        objectMappings: [
          {
            sourceObjectName: "User",
            targetObjectName: "User",
            attributeMappings: mappings,
          },
        ],
      },
    ],
  });
const read = (...files) => readOwn(files, knowledge, knowledge);
const rule = (targetAttributeName, name, further = {}) => ({ targetAttributeName, source: { name }, ...further });

test("plays on under the mapping that was read", async () => {
  const own = await read(
    file(
      "a.json",
      schema(
        rule("title", "jobTitle"),
        rule("department", "department"),
        rule("mobile", "mobile", { flowType: "AttributeAddOnly" }),
        { targetAttributeName: "userName", source: { type: "Function", expression: "Join([a], [b])" } },
        rule("manager", ""),
      ),
    ),
  );
  assert.deepEqual(
    own.notCarriedOver.map(({ reason, name }) => [reason, name]),
    [["no-source", "manager"]],
  );
  const before = smallState();
  before.users.ana.status = "inactive";
  const { title, ...state } = underOwn(before, own, knowledge);
  assert.equal(title, undefined);
  assert.equal(state["identity-system"], "entra-id");
  assert.deepEqual(state.mapping, [
    { from: "jobTitle", to: "title" },
    "department",
    { from: "mobile", to: "mobile", apply: "if-empty" },
    { expression: "Join([a], [b])", of: ["a", "b"], to: "userName" },
  ]);
  // What is there stays, and what the mapping speaks of can be edited.
  assert.deepEqual(state.users.ana["identity-system"], {
    department: "Sales",
    title: null,
    nickname: "Ann",
    jobTitle: null,
    mobile: null,
    a: null,
    b: null,
  });
  assert.deepEqual(state.users.ana.target, { department: "Sales", title: null, mobile: null, userName: null });
  assert.equal(state.users.ana.status, "inactive");
  assert.equal(state.users.ben.target, null);
  assert.deepEqual(state.steps, smallState().steps);
});

for (const name of ["__proto__", "constructor", "toString", "<b>", "a".repeat(101)]) {
  test(`is not misled by the name ${name.slice(0, 12)}`, async () => {
    const own = await read(file("a.json", schema(rule("title", name), rule(name, "x"))));
    assert.deepEqual(
      own.rules.map(({ rule }) => rule.from),
      [name],
    );
    assert.deepEqual(
      own.notCarriedOver.map(({ reason }) => reason),
      ["unknown-attribute"],
    );
    if (name.length > 100) assert.throws(() => underOwn(smallState(), own, knowledge));
    else assert.ok(Object.hasOwn(underOwn(smallState(), own, knowledge).users.ana["identity-system"], name));
    assert.equal({}.x, undefined);
  });
}

for (const [problem, bytes] of [
  ["control-character", '{"a":"\u202e"}'],
  ["invalid-json", "{"],
  ["invalid-json", ""],
  ["invalid-encoding", new Uint8Array([0x7b, 0xff])],
  ["unknown-export", "{}"],
  ["deep-nesting", "[".repeat(500_000)],
  ["duplicate-key", '{"a":1,"a":1}'],
  ["missing-user-mapping", '{"synchronizationRules":[]}'],
  ["file-too-large", " ".repeat(17 * 1024 * 1024)],
]) {
  test(`finds ${problem} in ${String(bytes).slice(0, 20)}`, async () => {
    assert.deepEqual(
      (await read(file("a.json", bytes))).problems.map(({ problem }) => problem),
      [problem],
    );
  });
}

test("drops a byte order mark, as the command line does", async () => {
  assert.equal((await read(file("a.json", `\uFEFF${schema(rule("title", "a"))}`))).rules.length, 1);
});

test("takes the files of an export in any order", async () => {
  const exports = new URL("../Exports/", import.meta.url);
  const [mapping, app] = await Promise.all(
    ["okta-mapping.json", "okta-schema.json"].map(async (name) =>
      file(name, await readFile(new URL(name, exports), "utf8")),
    ),
  );
  const [one, other] = [await read(mapping, app), await read(app, mapping)];
  assert.ok(one.rules.length > 0);
  assert.deepEqual(one, other);
});
