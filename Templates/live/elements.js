// Elements of the overlay. Texts are texts: nothing that a finding says is read as HTML.

import { says } from "./words.js";

/** Elements that `driftless serve` puts into a page have it. */
export const ownAttribute = "data-driftless";
const copiedMilliseconds = 2000;

/** An element with attributes and children; a child that is a string is a text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** An element that is no part of the page. */
export function own(name, attributes, ...children) {
  return make(name, { ...attributes, [ownAttribute]: true }, ...children);
}

/** A button with what it does. */
export function button(attributes, label, act) {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/** A button that copies a text; `label` says which. */
export function copyButton(label, text) {
  const made = button({ class: "driftless-copy", "aria-label": label, title: label }, says.copy, async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return; // Not permitted: the text stands beside the button.
    }
    made.textContent = says.copied;
    made.setAttribute("aria-label", says.copied);
    setTimeout(() => {
      made.textContent = says.copy;
      made.setAttribute("aria-label", label);
    }, copiedMilliseconds);
  });
  return made;
}

/** Puts these children into the element; what has the focus keeps it. */
export function fill(element, ...children) {
  const focused = document.activeElement;
  element.replaceChildren(...children);
  if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
}
