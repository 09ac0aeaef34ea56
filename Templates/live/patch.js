// Changes the page in place. Edits are those of difference.js.

import { madeOf } from "./tree.js";

/** A stylesheet or a picture that was fetched anew has this in its address. */
const anew = /[?&]driftless=\d+/;
/** The reader opens and closes these. */
const readersOwn = ({ old, name }) => old.name === "details" && name === "open";

/** Whether each edit meets the page as it was served: what a script has changed must not be guessed at. */
export function isPossible({ edits, pairs }) {
  const lives = new Map(pairs.map(([old, tree]) => [tree, old.node]));
  const made = new Set(edits.filter(({ kind }) => kind === "insert").map(({ tree }) => tree));
  return edits.every((edit) => {
    const { node } = edit.old ?? edit.parent;
    if (!node || !(node.isConnected || node.getRootNode() instanceof DocumentFragment)) return false;
    switch (edit.kind) {
      case "text": return node.data === edit.old.text;
      case "attribute": {
        const served = edit.old.attributes[edit.name] ?? null;
        return readersOwn(edit) || [served, edit.value].includes(asServed(node.getAttribute(edit.name)));
      }
      case "remove": return true;
      default: return edit.after === null || made.has(edit.after) || lives.get(edit.after)?.parentNode === hostOf(edit.parent);
    }
  });
}

const asServed = (value) => value?.replace(anew, "") ?? null;
const hostOf = ({ name, node }) => (name === "template" ? node.content : node);

/** Does the edits. `pairs` become the new tree's: its nodes are those of the page. */
export function apply({ edits, pairs }, revision) {
  const placed = new Map(pairs.map(([old, tree]) => [tree, old.node]));
  for (const edit of edits) {
    const { kind, old, name, value, parent, tree, after } = edit;
    if (kind === "text") replace(old.node, value);
    else if (kind === "remove") old.node.remove();
    else if (kind === "attribute") setAttribute(old, name, value, revision, placed);
    else {
      const made = madeOf(tree);
      adopt(tree, made, placed);
      const host = hostOf(parent);
      host.insertBefore(made, after ? placed.get(after).nextSibling : host.firstChild);
    }
  }
  for (const [tree, node] of placed) tree.node = node;
}

/** Replaces only what differs, so that a selection around it stays. */
function replace(text, value) {
  const { data } = text;
  let start = 0;
  while (start < data.length && start < value.length && data[start] === value[start]) start += 1;
  let end = 0;
  while (end < data.length - start && end < value.length - start
    && data[data.length - 1 - end] === value[value.length - 1 - end]) end += 1;
  text.replaceData(start, data.length - end - start, value.slice(start, value.length - end));
}

function setAttribute(old, name, value, revision, placed) {
  if (readersOwn({ old, name })) return;
  const { node } = old;
  if (name === "href" && node.localName === "link" && node.rel === "stylesheet" && value !== null) {
    const link = swapStyle(node, value, revision);
    for (const [tree, placedNode] of placed) if (placedNode === node) placed.set(tree, link);
    old.node = link;
  } else if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

/** Gives every part of an inserted tree its node. */
function adopt(tree, node, placed) {
  placed.set(tree, node);
  if (!tree.children || tree.name === "noscript") return;
  const parent = tree.name === "template" ? node.content : node;
  const nodes = [...parent.childNodes].filter(({ nodeType }) => nodeType === Node.ELEMENT_NODE || nodeType === Node.TEXT_NODE);
  tree.children.forEach((child, index) => adopt(child, nodes[index], placed));
}

/** The links that wait until the one after them is there. */
const waiting = new WeakMap();

/** Puts a stylesheet's new state in the place of the old, which stays until the new one is there. */
export function swapStyle(link, address, revision) {
  const next = link.cloneNode();
  next.href = fetchedAnew(address, revision);
  const older = [link, ...(waiting.get(link) ?? [])];
  waiting.set(next, older);
  const end = () => older.forEach((each) => each.remove());
  for (const kind of ["load", "error"]) next.addEventListener(kind, end, { once: true });
  link.after(next);
  return next;
}

/** The address under which the browser has nothing yet. */
export function fetchedAnew(address, revision) {
  const plain = address.replace(anew, "");
  return `${plain}${plain.includes("?") ? "&" : "?"}driftless=${revision}`;
}
