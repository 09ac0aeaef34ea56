import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { smallIndex } from "./small-index.mjs";

const { answer, component, usualMapping } = await importAsset("answers.js");
const index = smallIndex();

test("reads each answer of the matrix at its own place", () => {
  const told = new Set();
  for (const [system, [systemId]] of index.systems.entries())
    for (const [attribute, [attributeId]] of index.attributes.entries()) {
      for (const mapping of ["mapped", "unmapped", "usual"])
        for (const place of ["identity-system", "target"])
          for (const edit of ["set", "clear"]) {
            const found = answer(index, { system, attribute, mapping, place, edit });
            assert.equal(found.says, `${systemId} ${attributeId} ${mapping} ${place} ${edit}`);
            const mapped = mapping === "usual" ? index.usual[system][attribute] : mapping;
            assert.equal(found.address, `outcomes/${systemId}/${attributeId}/${mapped}/${place}-${edit}/`);
            told.add(found.says);
          }
    }
  assert.equal(told.size, index.matrix.length);
});

for (const wrong of [{ system: -1 }, { attribute: 5 }, { mapping: "maybe" }, { place: "" }, { edit: "__proto__" }]) {
  test(`has no answer to ${JSON.stringify(wrong)}`, () => {
    const choice = { system: 0, attribute: 0, mapping: "mapped", place: "target", edit: "set", ...wrong };
    assert.equal(answer(index, choice), undefined);
  });
}

test("knows the usual mapping", () => {
  assert.equal(usualMapping(index, { system: 0, attribute: 1 }), "mapped");
  assert.equal(usualMapping(index, { system: 1, attribute: 1 }), "unmapped");
  assert.equal(usualMapping(index, { system: 1, attribute: 4 }), "usual");
});

for (const [name, address] of [
  ["entra-id", "entra-id"],
  ["workPhone", "workPhone"],
  ["a.b", "a.b"],
  [".a", "~2ea"],
  ["a/b", "a~2fb"],
  ["é", "~c3~a9"],
  ["~", "~7e"],
  ["\n", "~0a"],
  ["", ""],
]) {
  test(`writes ${JSON.stringify(name)} as ${address} in an address`, () => assert.equal(component(name), address));
}
