import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";

const { applied, member, memberName } = await importAsset("engine.js");

for (const [told, expression, names, values] of [
  ['Join(" ", "Ana", "Berg")', 'Join(" ", [givenName], [surname])', ["givenName", "surname"], ["Ana", "Berg"]],
  ['f("1") + "1"', "f(user.a) + a", ["a"], ["1"]],
  ['"1" ab a_ a.b .a ba', "a ab a_ a.b .a ba", ["a"], ["1"]],
  ['"2"-"1"', "ab-a", ["a", "ab"], ["1", "2"]],
  ['f("", "x")', "f([a], [b])", ["a", "b"], [null, "x"]],
  ['"a" "b"', "[a] [b]", ["a", "b"], ["a", "b"]],
  ['é e\u0301 "1"', "é e\u0301 e", ["e"], ["1"]],
]) {
  test(`tells ${expression} as ${told}`, () => assert.equal(applied(expression, names, values), told));
}

for (const [name, found] of [
  ['roles[value eq "Agent"]', { attribute: "roles", value: "Agent" }],
  ['roles[value eq ""]', { attribute: "roles", value: "" }],
  ['a[value eq "b[value eq "c"]', { attribute: "a", value: 'b[value eq "c' }],
  ['emails[type eq "work"].value', null],
  ["roles", null],
  ['[value eq "', null],
  ['x[value eq "]', null],
  ['"]', null],
]) {
  test(`takes ${name} for ${JSON.stringify(found)}`, () => {
    assert.deepEqual(member(name), found);
    if (found) assert.equal(memberName(found.attribute, found.value), name);
  });
}
