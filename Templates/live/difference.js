// What of a page must change so that it is what the server has now. Trees are those of tree.js.

/** Above this, nodes are compared in their order alone. */
const comparedMost = 250_000;
/** A line was added further up: the same block stands elsewhere in its file. */
const placeAttribute = "data-sourcepos";

/**
 * The difference between two trees of one name: `edits` in the order in which they can be done, and
 * `pairs` of what is the same thing in both, each `[old, new]`.
 *
 * An edit is of a `kind`: `text` and `attribute` give the `old` tree a `value` (null removes an attribute),
 * `remove` takes `old` away, `insert` puts `tree` into the old `parent` behind the new tree `after`, or at
 * its beginning. `within` are the old trees around the place, the innermost last.
 */
export function difference(before, after) {
  const numbers = new Map();
  number(before, numbers);
  number(after, numbers);
  const result = { edits: [], pairs: [] };
  compare(before, after, [], result);
  return result;
}

/** Gives each tree the number of its text: `whole`, and `likeness` without the places in the file. */
function number(tree, numbers) {
  const numberOf = (text) => numbers.get(text) ?? (numbers.set(text, numbers.size), numbers.size - 1);
  if (tree.text !== undefined) {
    tree.whole = tree.likeness = numberOf(`text ${tree.text}`);
    return;
  }
  for (const child of tree.children) number(child, numbers);
  const attributes = Object.entries(tree.attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  const lasting = attributes.filter(([name]) => name !== placeAttribute);
  tree.whole = numberOf(JSON.stringify([tree.name, attributes, tree.children.map(({ whole }) => whole)]));
  tree.likeness = numberOf(JSON.stringify([tree.name, lasting, tree.children.map(({ likeness }) => likeness)]));
}

function compare(before, after, within, result) {
  const { edits, pairs } = result;
  pairs.push([before, after]);
  if (before.whole === after.whole) {
    before.children?.forEach((child, index) => compare(child, after.children[index], within, result));
    return;
  }
  if (before.text !== undefined) {
    edits.push({ kind: "text", old: before, value: after.text, within });
    return;
  }
  const inner = [...within, before];
  for (const name of new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])) {
    const value = after.attributes[name] ?? null;
    if (value !== (before.attributes[name] ?? null)) edits.push({ kind: "attribute", old: before, name, value, within: inner });
  }
  const aligned = align(before.children, after.children);
  for (const [old, tree] of aligned) {
    if (!tree) edits.push({ kind: "remove", old, within: inner });
  }
  let last = null;
  for (const [old, tree] of aligned) {
    if (!tree) continue;
    if (old) compare(old, tree, inner, result);
    else edits.push({ kind: "insert", parent: before, tree, after: last, within: inner });
    last = tree;
  }
}

/** Pairs the children of two trees in their order; one without a partner stands alone. */
function align(before, after) {
  const isSame = (old, tree) => old.likeness === tree.likeness;
  let start = 0;
  while (start < before.length && start < after.length && isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start
    && isSame(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const pairs = [];
  let [old, next] = [start, start];
  const middle = common(before.slice(start, before.length - end), after.slice(start, after.length - end));
  for (const [oldIndex, index] of [...middle.map((pair) => pair.map((each) => each + start)), [before.length - end, after.length - end]]) {
    pairs.push(...paired(before.slice(old, oldIndex), after.slice(next, index)));
    if (oldIndex < before.length - end) pairs.push([before[oldIndex], after[index]]);
    [old, next] = [oldIndex + 1, index + 1];
  }
  const both = (from, to) => before.slice(from[0], to[0]).map((each, index) => [each, after[from[1] + index]]);
  return [
    ...both([0, 0], [start, start]), ...pairs,
    ...both([before.length - end, after.length - end], [before.length, after.length]),
  ];
}

/** The positions of the longest common row of two lists, space between elements counting least. */
function common(before, after) {
  if (before.length * after.length > comparedMost) return [];
  const weight = ({ text }) => (text?.trim() === "" ? 1 : 8);
  const best = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let old = before.length - 1; old >= 0; old -= 1) {
    for (let next = after.length - 1; next >= 0; next -= 1) {
      const isSame = before[old].likeness === after[next].likeness;
      best[old][next] = Math.max(
        best[old + 1][next], best[old][next + 1],
        isSame ? best[old + 1][next + 1] + weight(before[old]) : 0);
    }
  }
  const found = [];
  let [old, next] = [0, 0];
  while (old < before.length && next < after.length) {
    if (before[old].likeness === after[next].likeness
      && best[old][next] === best[old + 1][next + 1] + weight(before[old])) {
      found.push([old, next]);
      old += 1;
      next += 1;
    } else if (best[old + 1][next] >= best[old][next + 1]) old += 1;
    else next += 1;
  }
  return found;
}

/** Pairs what could become the other, in order. */
function paired(before, after) {
  const fits = (old, tree) => (old.text === undefined
    ? old.name === tree.name && old.attributes.id === tree.attributes.id
    : tree.text !== undefined);
  const pairs = [];
  let from = 0;
  for (const tree of after) {
    const found = before.findIndex((old, index) => index >= from && fits(old, tree));
    if (found < 0) {
      pairs.push([undefined, tree]);
      continue;
    }
    pairs.push(...before.slice(from, found).map((old) => [old, undefined]), [before[found], tree]);
    from = found + 1;
  }
  return [...pairs, ...before.slice(from).map((old) => [old, undefined])];
}

/** What scripts of the page take over: its parts stand in their variables too. */
const isWidget = ({ attributes }) => attributes !== undefined
  && ("data-simulator" in attributes || "data-finder" in attributes || attributes.role === "search");
/** What a browser does once, when it reads the page. */
const isDoneOnce = ({ name, attributes }) => (name === "script" && attributes.type !== "application/ld+json")
  || (name === "meta" && "http-equiv" in attributes) || name === "base";
const holds = (tree, test) => test(tree) || (tree.children ?? []).some((child) => holds(child, test));

/** Whether the edit changes what only a reload can. */
export function needsReload({ kind, old, tree, within }) {
  const isMoved = kind === "insert" || kind === "remove";
  return within.some((around) => isWidget(around) || isDoneOnce(around))
    || (isMoved && holds(tree ?? old, (each) => isWidget(each) || isDoneOnce(each)));
}

/**
 * The edits that a page as it was found needs to be the page that was served: what a script or the browser
 * itself has added since stays.
 */
export function sinceServed(edits) {
  return edits.filter((edit) => edit.kind !== "remove" && !needsReload(edit)
    && !(edit.kind === "attribute" && edit.value === null)
    && !edit.within.some(({ name }) => name === "head"));
}
