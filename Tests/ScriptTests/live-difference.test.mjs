import assert from "node:assert/strict";
import { test } from "node:test";
import { importLive } from "./assets.mjs";

const { difference, needsReload, sinceServed } = await importLive("difference.js");

/** A tree in short: `["p", {id: "a"}, "text", [...]]`. */
function tree(written) {
  if (typeof written === "string") return { text: written };
  const [name, ...rest] = written;
  const isAttributes = (value) => typeof value === "object" && !Array.isArray(value);
  const attributes = rest.length > 0 && isAttributes(rest[0]) ? rest.shift() : {};
  return { name, attributes, children: rest.map(tree) };
}

const written = ({ text, name, attributes, children }) => text ?? [
  name, ...(Object.keys(attributes).length > 0 ? [attributes] : []), ...children.map(written),
];

/** Does the edits on the old tree, as patch.js does them on the page. */
function done({ edits, pairs }) {
  const placed = new Map(pairs.map(([old, tree]) => [tree, old]));
  const parentOf = (root, wanted) => root.children?.includes(wanted) ? root
    : (root.children ?? []).map((child) => parentOf(child, wanted)).find(Boolean);
  const [[root]] = pairs;
  for (const { kind, old, name, value, parent, tree, after } of edits) {
    if (kind === "text") old.text = value;
    else if (kind === "attribute" && value === null) delete old.attributes[name];
    else if (kind === "attribute") old.attributes[name] = value;
    else if (kind === "remove") {
      const around = parentOf(root, old);
      around.children.splice(around.children.indexOf(old), 1);
    } else {
      const copy = structuredClone(tree);
      placed.set(tree, copy);
      const at = after ? parent.children.indexOf(placed.get(after)) + 1 : 0;
      assert.ok(after === null || at > 0, "the tree before it is there");
      parent.children.splice(at, 0, copy);
    }
  }
  return root;
}

const kinds = ({ edits }) => edits.map(({ kind }) => kind);
const between = (before, after) => difference(tree(before), tree(after));

test("finds nothing between equal trees, and pairs all of them", () => {
  const page = ["html", ["body", ["p", "a"], "\n", ["p", "b"]]];
  const { edits, pairs } = between(page, page);
  assert.deepEqual(edits, []);
  assert.equal(pairs.length, 7);
});

test("changes one text, and nothing around it", () => {
  const found = between(
    ["body", ["p", "before"], "\n", ["p", { id: "x" }, "one ", ["b", "two"], " three"]],
    ["body", ["p", "before"], "\n", ["p", { id: "x" }, "one ", ["b", "2"], " three"]]);
  assert.deepEqual(found.edits.map(({ kind, old, value }) => [kind, old.text, value]), [["text", "two", "2"]]);
});

test("a line above moves the places of all that follows, and touches nothing else", () => {
  const block = (line, text) => ["p", { "data-sourcepos": `${line}:1-${line}:9` }, text];
  const { edits } = between(
    ["main", block(1, "a"), "\n", block(3, "b"), "\n", block(5, "c")],
    ["main", block(1, "a"), "\n", block(3, "new"), "\n", block(5, "b"), "\n", block(7, "c")]);
  assert.deepEqual(edits.map(({ kind }) => kind).sort(), ["attribute", "attribute", "insert", "insert"]);
  assert.ok(edits.every(({ kind, name }) => kind === "insert" || name === "data-sourcepos"));
});

test("an inserted element stands behind the one it follows, also if that is new", () => {
  const after = ["ul", ["li", "0"], ["li", "1"], ["li", "2"], ["li", "3"]];
  const found = between(["ul", ["li", "1"]], after);
  assert.deepEqual(kinds(found), ["insert", "insert", "insert"]);
  assert.deepEqual(written(done(found)), after);
});

test("elements with ids are not taken for each other", () => {
  const found = between(["main", ["h2", { id: "why" }, "Why"]], ["main", ["h2", { id: "how" }, "How"]]);
  assert.deepEqual(kinds(found), ["remove", "insert"]);
});

test("does what makes one tree of any other", () => {
  let seed = 7;
  const below = (most) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % most;
  };
  const random = (depth) => {
    if (depth === 0 || below(4) === 0) return ["a", "b", "\n"][below(3)];
    const attributes = below(3) === 0 ? { id: `x${below(3)}` } : below(3) === 0 ? { class: "c", "data-sourcepos": `${below(9)}:1-9:1` } : {};
    return [["p", "ul", "li"][below(3)], attributes, ...Array.from({ length: below(5) }, () => random(depth - 1))];
  };
  for (let round = 0; round < 2000; round += 1) {
    const [before, after] = [["html", ...Array.from({ length: below(6) }, () => random(3))], ["html", ...Array.from({ length: below(6) }, () => random(3))]];
    assert.deepEqual(written(done(between(before, after))), written(tree(after)), `round ${round}`);
  }
});

test("very many nodes are compared in their order", () => {
  const rows = (count, from) => ["tbody", ...Array.from({ length: count }, (_, index) => ["tr", `${from + index}`])];
  const found = between(rows(800, 0), rows(801, 5000));
  assert.equal(kinds(found).filter((kind) => kind === "insert").length, 1);
  assert.deepEqual(written(done(found)), rows(801, 5000));
});

test("only a reload brings what scripts have taken over, or what a browser does once", () => {
  const of = (before, after) => between(["html", ...before], ["html", ...after]).edits.map(needsReload);
  const script = (src) => ["script", { type: "module", src }];
  assert.deepEqual(of([script("a.js")], [script("b.js")]), [true]);
  assert.deepEqual(of([], [["head", script("b.js")]]), [true]);
  assert.deepEqual(of([["form", { "data-finder": "" }, ["p", "a"]]], [["form", { "data-finder": "" }, ["p", "b"]]]), [true]);
  assert.deepEqual(of([["main", ["div", { "data-simulator": "" }]]], [["main"]]), [true]);
  assert.deepEqual(of([["search", { role: "search" }, "a"]], [["search", { role: "search" }, "b"]]), [true]);
  assert.deepEqual(of([["meta", { "http-equiv": "refresh" }]], []), [true]);
  const data = (text) => ["script", { type: "application/ld+json" }, text];
  assert.deepEqual(of([data("{}")], [data("[]")]), [false]);
  assert.deepEqual(of([["p", "a"]], [["p", "b"]]), [false]);
});

test("what a script or a browser has added before the page was asked for stays", () => {
  const { edits } = between(
    ["html", { "data-added": "1" }, ["head", ["style", "added"]], ["body", ["p", "old"], ["div", { "data-simulator": "" }, ["p", { hidden: "" }]], ["p", "added"]]],
    ["html", ["head"], ["body", ["p", "new"], ["div", { "data-simulator": "" }, ["p"]]]]);
  assert.deepEqual(sinceServed(edits).map(({ kind, value }) => [kind, value]), [["text", "new"]]);
});
