// A document as plain values, each with the node that it was read from.

/** What `driftless serve` puts into a page is no part of it. */
export const ownAttribute = "data-driftless";

/**
 * The tree of an element or a text: `{name, attributes, children, node}` or `{text, node}`; undefined for
 * what a reader never sees.
 */
export function treeOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return { text: node.data, node };
  if (node.nodeType !== Node.ELEMENT_NODE || node.hasAttribute(ownAttribute)) return undefined;
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return { name: node.localName, attributes, children: childrenOf(node), node };
}

function childrenOf(node) {
  // With scripts it is one text, and without them it is elements.
  if (node.localName === "noscript") return [];
  const parent = node.localName === "template" ? node.content : node;
  return [...parent.childNodes].map(treeOf).filter((tree) => tree !== undefined);
}

/** An element or text of another document, to be put into this one. */
export function madeOf({ node }) {
  return document.importNode(node, true);
}
